from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.judge.scopes import every_claim
from dodcheck.judge.state import state
from dodcheck.model.caller import FileBytes
from dodcheck.model.evidence import Outcome
from dodcheck.model.state import State, is_done
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.protocol import Snapshot
from support.judging import DAY, DOD, prepared, waived

DOCUMENT = """\
# Done

- [ ] `before.md` created

## Phase 2: Two

- [x] `a.md` created

## Phase 1: One

- [ ] `b.md` created

### Quality

- [ ] Everyone is happy

## Outcomes

- [ ] `c.md` created
"""
GONE = "  phase-{0}/gone: {{file: {{path: a.md}}}}\n"
PLAN = "# M{0}_plan — Title of {0}\n\n**Status:** {1}\n\n## Definition of Done\n\n- [x] `a.md` created\n"


STATUSES = ((3, "Planned"), (4, "Closed"))


def _state(files: dict[str, str | bytes], day: date = DAY) -> State:
    case = prepared(files, day)
    return state(case, every_claim(case.program, strict=False))


def _stages(found: State) -> list[str]:
    return [f"{one.kind.name} {one.name} {one.title}: {len(one.judgements)}" for one in found.stages]


def test_every_statement_is_in_one_stage_and_phases_come_first() -> None:
    files: dict[str, str | bytes] = {
        DOD: DOCUMENT,
        "docs/milestones/M10/M10_plan.md": PLAN.format(10, "Closed"),
        "docs/milestones/M2/M2_plan.md": PLAN.format("02", "Closed"),
        "REFACTOR.md": "# Ledger\n\n- [ ] `d.md` created\n",
        "dodcheck.yml": f"version: 1\nrules:\n{GONE.format(8)}{GONE.format(9)}",
    }
    found = _state(files)
    assert _stages(found) == [
        "PHASE phase 2 Two: 1",
        "PHASE phase 1 One: 2",
        "PROGRAM program : 2",
        "MILESTONE M02 Title of 02: 3",
        "MILESTONE M10 Title of 10: 3",
        "DOCUMENT REFACTOR.md : 1",
        "DOCUMENT dodcheck.yml : 2",
    ]
    assert sorted(map(id, found.report.judgements)) == sorted(
        id(one) for stage in found.stages for one in stage.judgements
    )
    assert found.ruled


def test_rules_without_a_statement_stand_apart_from_a_document_that_is_called_policy() -> None:
    rules = f"version: 1\ndocuments: {{ledger: policy.md}}\nrules:\n{GONE.format(9)}"
    found = _state({"policy.md": "- [ ] `d.md` created\n", "dodcheck.yml": rules})
    assert _stages(found) == ["DOCUMENT policy.md : 1", "DOCUMENT dodcheck.yml : 1"]


def test_a_phase_without_a_statement_has_a_line_and_is_not_done() -> None:
    found = _state({DOD: "# Done\n\n## Phase 1: One\n\n## Phase 2: Two\n\n- [x] `a.md` created\n", "a.md": "# A\n"})
    assert _stages(found) == ["PHASE phase 1 One: 1", "PHASE phase 2 Two: 1"]
    assert [is_done(one.judgements) for one in found.stages] == [False, True]


def test_a_document_that_can_not_be_read_has_a_line() -> None:
    found = _state({DOD: DOCUMENT, "docs/milestones/M02/M02_plan.md": b"\xff\xfe\x00\xd8"})
    last = found.stages[-1]
    assert (last.name, [str(one.verdict) for one in last.judgements]) == ("M02", ["broken"])


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("M03_plan — CI audit", "CI audit"),
        ("M03 Plan: CI audit — all of it", "CI audit — all of it"),
        ("M03 - CI audit", "CI audit"),
        ("M03_plan.md", ""),
        ("The CI audit", "The CI audit"),
        ("Audit — M03", "Audit — M03"),
    ],
)
def test_the_title_of_a_milestone_is_what_its_plan_says_beside_its_id(title: str, told: str) -> None:
    found = _state({"docs/milestones/M03/M03_plan.md": f"# {title}\n\n- [x] `a.md` created\n"})
    assert [(one.name, one.title) for one in found.stages] == [("M03", told)]


@pytest.mark.parametrize(
    ("status", "ledger", "told"),
    [
        ("**Status:** Closed\n", None, ("closed", None, False)),
        ("**Status:** Closed\n", "## M02 — Other\n\n**Status:** Planned\n", ("closed", None, True)),
        ("**Status:** Closed\n", "## M03 — CI\n\n**Status:** In Progress\n", ("closed", "in progress", True)),
        ("", "## M03 — CI\n\n**Status:** Complete\n", (None, "closed", True)),
        ("", "## M03-M10 — Later\n\n**Status:** Planned\n", (None, None, True)),
        ("", "## M03 — CI\n\nTo be seen.\n\n## M03 — CI\n\n**Status:** Planned\n", (None, "planned", True)),
        ("", "## M03 — CI\n\nTo be seen.\n", (None, "unknown", True)),
    ],
)
def test_plan_and_ledger_say_how_far_a_milestone_is(status: str, ledger: str | None, told: tuple[object, ...]) -> None:
    files: dict[str, str | bytes] = {"docs/milestones/M03/M03_plan.md": f"# M03\n\n{status}\n- [x] `a.md` created\n"}
    if ledger is not None:
        files["REFACTOR.md"] = f"# Ledger\n\n{ledger}"
    papers = _state(files).stages[0].papers
    assert papers is not None
    assert (papers.plan and str(papers.plan), papers.ledger and str(papers.ledger), papers.has_ledger) == told


def test_each_milestone_has_the_status_of_its_own_plan() -> None:
    found = _state({f"docs/milestones/M0{n}/M0{n}_plan.md": PLAN.format(f"0{n}", told) for n, told in STATUSES})
    assert [(one.name, str(one.papers and one.papers.plan)) for one in found.stages] == [
        ("M03", "planned"),
        ("M04", "closed"),
    ]


def test_without_a_rules_file_of_the_repository_or_of_the_caller_nothing_is_ruled() -> None:
    own = FileBytes("rules.yml", b"version: 1\nrules: {}\n")
    case = prepared({DOD: DOCUMENT})
    given = case._replace(caller=replace(case.caller, rules=own))
    assert [state(one, every_claim(one.program, strict=False)).ruled for one in (case, given)] == [False, True]


def test_exceptions_that_are_needed_or_missed_stand_in_the_order_of_their_last_days() -> None:
    entries = waived(
        ("phase-1/b-md-created", "2026-03-01"),
        ("phase-1/b-md-created", "2026-01-01"),
        ("phase-1/quality/everyone-is-happy", "2026-01-02"),
        ("phase-2/a-md-created", "2026-02-09"),
        ("phase-2/a-md-created", "2026-01-09"),
        ("program/before-md-created", "2026-02-28"),
        ("phase-2/gone", "2026-02-09"),
        ("program/outcomes/c-md-created", "2026-02-28"),
    )
    found = _state({DOD: DOCUMENT, "a.md": "# A\n", "dodcheck.waivers.yml": entries})
    assert [f"{one.standing} {one.criterion.id} {one.owner} {one.expires}" for one in found.expiries] == [
        "waiver phase-1/quality/everyone-is-happy Ada 2026-01-02",
        "waiver program/before-md-created Ada 2026-02-28",
        "waiver program/outcomes/c-md-created Ada 2026-02-28",
        "waiver phase-1/b-md-created Ada 2026-03-01",
    ]


def test_an_attestation_that_is_over_is_missed() -> None:
    entry = (
        "{criterion: phase-1/quality/everyone-is-happy, says: Everyone is happy, by: Ann, date: 2026-01-01, "
        "commit: 0123456, covers: [a.md], expires: 2026-02-01}"
    )
    files: dict[str, str | bytes] = {
        DOD: DOCUMENT,
        "a.md": "# A\n",
        "dodcheck.attestations.yml": f"version: 1\nattestations:\n  - {entry}\n",
    }
    found = _state(files)
    assert [(str(one.standing), one.owner, one.expires) for one in found.expiries] == [
        ("attestation", "Ann", date(2026, 2, 1))
    ]


def test_an_attestation_is_needed_where_it_stands_in_and_where_none_does_and_its_day_is_over() -> None:
    entry = "{{criterion: {}, says: '{}', by: {}, date: 2026-01-01, commit: a100000, covers: [a.md], expires: {}}}"
    entries = (
        entry.format("phase-1/quality/everyone-is-happy", "Everyone is happy", "Ann", "2026-02-28"),
        entry.format("phase-1/quality/everyone-is-happy", "Everyone is happy", "Bob", "2026-02-07"),
        entry.format("phase-2/a-md-created", "`a.md` created", "Bob", "2026-02-07"),
        entry.format("phase-2/gone", "Gone", "Bob", "2026-02-07"),
        entry.format("program/before-md-created", "`before.md` created", "Cid", "2026-02-07"),
        entry.format("program/outcomes/c-md-created", "`c.md` created", "Cid", "2026-02-08"),
    )
    recorded = "version: 1\nattestations:\n" + "".join(f"  - {one}\n" for one in entries)
    past = [{"id": "a1", "files": {DOD: DOCUMENT, "a.md": "# A\n"}}]
    case = prepared({"dodcheck.attestations.yml": recorded}, past=past)
    found = state(case, every_claim(case.program, strict=False))
    assert [(one.criterion.id, one.owner, one.expires) for one in found.expiries] == [
        ("program/before-md-created", "Cid", date(2026, 2, 7)),
        ("phase-1/quality/everyone-is-happy", "Ann", date(2026, 2, 28)),
    ]


def test_each_statement_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    examine = FileRule.examine

    def counting(rule: FileRule, snapshot: Snapshot) -> object:
        seen.append(rule.path)
        return examine(rule, snapshot)

    monkeypatch.setattr(FileRule, "examine", counting)
    rules = "version: 1\nrules:\n  phase-1/quality/everyone-is-happy: {criteria: {all_of: [phase-1/b*, program/*]}}\n"
    found = _state({DOD: DOCUMENT, "dodcheck.yml": rules})
    assert sorted(seen) == ["a.md", "b.md", "before.md", "c.md"]
    assert all(one.evidence.outcome is Outcome.FAILS for one in found.report.judgements)
