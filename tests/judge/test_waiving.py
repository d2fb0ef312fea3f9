from __future__ import annotations

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import NamedDocument, named_documents, named_too
from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import DAY, DOD, bound, checklist, judged, notices, verdicts, waived


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-02-07", ("refuted", "b.md is missing; its waiver expired on 2026-02-07")),
        ("2026-02-08", ("waived", "waived by Ada until 2026-02-08 (0 days left): Next month; now: b.md is missing")),
        ("2026-02-09", ("waived", "waived by Ada until 2026-02-09 (1 day left): Next month; now: b.md is missing")),
    ],
)
def test_a_waiver_holds_through_its_last_day(day: str, expected: tuple[str, str]) -> None:
    files: dict[str, str | bytes] = {
        DOD: checklist("- [x] `b.md` created"),
        "dodcheck.waivers.yml": waived(("phase-1/b-md-created", day)),
    }
    found = judged(files)
    assert verdicts(found) == {"phase-1/b-md-created": expected}
    live = expected[0] == "waived"
    assert [one.waiver is not None for one in found.judgements] == [live]
    assert [one.kind for one in found.notices] == ([] if live else ["expired-waiver"])


def test_a_live_waiver_of_what_could_not_be_judged_has_not_expired() -> None:
    files: dict[str, str | bytes] = {
        DOD: checklist("- [x] Now <!-- dodcheck id: fixed -->"),
        "dodcheck.yml": "version: 1\nrules:\n  fixed: {says: Before, file: {path: a.md}}\n",
        "dodcheck.waivers.yml": waived(("fixed", "2026-03-01")),
    }
    said = "its rule (dodcheck.yml:3:3) was written for other words: was “Before”, now “Now”"
    again = f"; to bind it again: dodcheck rebind {DOD}:3"
    assert verdicts(judged(files)) == {"fixed": ("broken", said + again)}


def test_the_longest_of_several_waivers_counts() -> None:
    entries = waived(("phase-1/b-md-created", "2025-01-01"), ("phase-1/b-md-created", "2026-03-01"))
    found = judged({DOD: checklist("- [x] `b.md` created"), "dodcheck.waivers.yml": entries})
    assert [str(one.verdict) for one in found.judgements] == ["waived"]
    assert notices(found) == [
        "expired-waiver dodcheck.waivers.yml:3:5 expired on 2025-01-01: it counts for nothing",
    ]


def test_waivers_that_do_nothing_are_notices_of_their_scope() -> None:
    entries = waived(
        ("phase-1/a-md-created", "2026-03-01"),
        ("phase-1/b-md-created", "2026-01-01"),
        ("phase-2/b-md-created", "2026-01-01"),
        ("phase-1/gone", "2026-03-01"),
    )
    document = checklist("- [x] `a.md` created", "- [ ] `b.md` created") + "\n## Phase 2\n\n- [ ] `b.md` created\n"
    found = judged({DOD: document, "a.md": "# A\n", "dodcheck.waivers.yml": entries})
    assert notices(found) == [
        "idle-waiver dodcheck.waivers.yml:3:5 not needed: `phase-1/a-md-created` is met",
        "expired-waiver dodcheck.waivers.yml:4:5 expired on 2026-01-01: it counts for nothing",
        "unknown-waiver dodcheck.waivers.yml:6:5 no statement has the id `phase-1/gone`",
    ]


def test_what_is_put_off_and_met_all_the_same_is_a_notice() -> None:
    lines = ("- [ ] `a.md` created (Deferred)", "- [ ] (Deferred) `b.md` created", "- [x] `b.md` exists (Deferred)")
    found = judged({DOD: checklist(*lines, "- [x] `a.md` exists (Deferred)"), "a.md": "# A\n"})
    assert verdicts(found) == {
        "phase-1/a-md-created-deferred": ("ready", "a.md is there"),
        "phase-1/deferred-b-md-created": ("deferred", "the document defers it; now: b.md is missing"),
        "phase-1/b-md-exists-deferred": ("refuted", "b.md is missing"),
        "phase-1/a-md-exists-deferred": ("proved", "a.md is there"),
    }
    assert notices(found) == [
        "contradiction docs/DOD.md:5:1 the box is ticked, its own words defer it",
        "contradiction docs/DOD.md:6:1 the box is ticked, its own words defer it",
        "idle-deferral docs/DOD.md:3:1 put off by the document, and met all the same",
    ]


def test_a_named_document_knows_the_waivers_of_the_others() -> None:
    files = {
        DOD: checklist("- [x] `b.md` created").encode(),
        "dodcheck.waivers.yml": waived(("phase-1/b-md-created", "2026-03-01")).encode(),
    }
    named = [NamedDocument("notes.md", b"- [x] `a.md` created\n")]
    case = prepare(MemorySnapshot(files), Caller(DAY), named_too(named))
    found = report(case, named_documents(case.program, named, strict=False))
    assert (found.scope, [one.criterion.id for one in found.judgements], notices(found)) == (
        "claims in notes.md",
        ["notes/a-md-created"],
        [],
    )


def test_a_waiver_can_not_cover_what_is_broken() -> None:
    found = judged(
        {
            DOD: checklist("- [x] A is done"),
            "dodcheck.yml": bound("  phase-1/a-is-done: {says: B, file: {path: a.md}}\n"),
            "dodcheck.waivers.yml": waived(("phase-1/a-is-done", "2026-03-01")),
        }
    )
    said = "its rule (dodcheck.yml:3:3) was written for other words: was “B”, now “A is done”"
    told = f"{said}; to bind it again: dodcheck rebind docs/DOD.md:3"
    assert verdicts(found) == {"phase-1/a-is-done": ("broken", told)}


@pytest.mark.parametrize("day", ["2026-03-01", "2026-02-01"])
def test_a_waiver_is_not_told_of_where_it_would_not_help(day: str) -> None:
    entries = waived(("phase-1/b-md-created", day), ("phase-1/c-md-created", day))
    document = checklist("- [~] `b.md` created", "- [?] `c.md` created")
    found = judged({DOD: document, "b.md": "# B\n", "c.md": "# C\n", "dodcheck.waivers.yml": entries})
    assert verdicts(found) == {
        "phase-1/b-md-created": ("open", "marked as partly done; b.md is there"),
        "phase-1/c-md-created": ("unproven", "the state of its box is not understood; c.md is there"),
    }


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (
            ("2026-03-01", "2026-04-01"),
            "waived by Ada until 2026-04-01 (52 days left): Next month; now: b.md is missing",
        ),
        (("2025-03-01", "2025-04-01"), "b.md is missing; its waiver expired on 2025-04-01"),
    ],
)
def test_the_reason_names_the_longest_valid_waiver(days: tuple[str, str], reason: str) -> None:
    entries = waived(*(("phase-1/b-md-created", day) for day in days))
    found = judged({DOD: checklist("- [x] `b.md` created"), "dodcheck.waivers.yml": entries})
    assert [one.reason for one in found.judgements] == [reason]
