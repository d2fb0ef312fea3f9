from __future__ import annotations

from collections import Counter

import pytest

from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import compare, read_base
from support.judging import DAY, waived
from support.sides import BASE, judges, report_against, told


def rule(statement: str, written: str) -> str:
    return f"- [{statement[0]}] {statement[2:]}\n  <!-- dodcheck {{{written}}} -->\n"


def after(before: str, then: str, **files: str) -> list[str]:
    """Return how all stands after a change of the checklist, with these other files on both sides."""
    more = {name.replace("_", "."): text for name, text in files.items()}
    return told(report_against({"DOD.md": before, **more}, {"DOD.md": then, **more}))


def test_what_was_refuted_by_its_rule_is_so_without_it() -> None:
    before = rule("x All is well", "file: {path: a.md}")
    found = report_against({"DOD.md": before}, {"DOD.md": "- [x] All is well\n"})
    assert told(found)[0] == (
        "program/all-is-well at DOD.md:1:1: refuted, refuted: a.md is missing "
        "(by the policy of main; by the change's own: unproven)"
    )


def test_what_rests_on_others_is_judged_by_what_those_are_under_either_policy() -> None:
    whole = rule("x All is well", "criteria: {all_of: program/part}")
    before = whole + rule("  Part", "file: {path: b.md}")
    then = whole + rule("  Part", "file: {path: a.md}")
    assert after(before, then, a_md="a\n")[:2] == [
        (
            "program/all-is-well at DOD.md:1:1: refuted, refuted: DOD.md:3 is open: b.md is missing "
            "(by the policy of main; by the change's own: proved)"
        ),
        ("program/part at DOD.md:3:1: open, open: b.md is missing (by the policy of main; by the change's own: ready)"),
    ]


def test_what_the_change_puts_off_is_due_by_the_policy_before_it() -> None:
    assert after("- [ ] `b.md` created\n", "- [ ] `b.md` created (Deferred)\n")[0] == (
        "program/b-md-created-deferred at DOD.md:1:1: open, open: b.md is missing "
        "(by the policy of main; by the change's own: deferred)"
    )


def test_what_was_put_off_before_stays_so() -> None:
    put_off = "- [ ] A done (Deferred)\n"
    assert after(put_off, put_off) == [
        "program/a-done-deferred at DOD.md:1:1: deferred: the document defers it; now: no rule decides this statement"
    ]


def test_what_was_put_off_until_a_day_is_due_then_whatever_day_the_change_names() -> None:
    before, then = (f"- [ ] `b.md` created (Deferred until {year}-01-01)\n" for year in (2026, 2027))
    assert after(before, then)[0] == (
        "program/b-md-created-deferred-until-2027-01-01 at DOD.md:1:1: open, open: b.md is missing "
        "(by the policy of main; by the change's own: deferred)"
    )


def test_what_is_ticked_and_still_put_off_was_good_before() -> None:
    before, then = (f"- [{box}] `b.md` created (Deferred)\n" for box in " x")
    assert after(before, then)[0] == (
        "program/b-md-created-deferred at DOD.md:1:1: deferred, claimed, refuted: b.md is missing"
    )


def test_a_tick_claims_the_words_that_the_change_writes_beside_it() -> None:
    comment = "  <!-- dodcheck id: program/one -->\n"
    before, then = (f"- [x] `{name}.md` created\n{comment}" for name in "ab")
    assert after(before, then, a_md="a\n", b_md="b\n")[0] == (
        "program/one at DOD.md:1:1: claimed, proved: b.md is there"
    )
    assert after(before, before.replace("created", "**created**"), a_md="a\n") == [
        "program/one at DOD.md:1:1: proved: a.md is there"
    ]


def test_what_is_not_put_off_any_more_is_no_loss() -> None:
    assert after("- [ ] `b.md` created (Deferred)\n", "- [ ] `b.md` created\n") == [
        "program/b-md-created at DOD.md:1:1: open: b.md is missing"
    ]


WHOLE = rule("  All is well", "criteria: {all_of: program/part}")


def test_what_is_gone_still_counts_for_what_rests_on_it_and_nobody_claims_it() -> None:
    gone = rule("x Part", "file: {path: b.md}")
    found = report_against({"DOD.md": gone + WHOLE}, {"DOD.md": WHOLE})
    assert told(found)[0] == (
        "program/all-is-well at DOD.md:1:1: open, open: “Part” is open: b.md is missing "
        "(by the policy of main; by the change's own: unproven)"
    )
    assert [place.path for place in found.judgements[0].evidence.places] == ["DOD.md"]


def test_the_place_of_what_is_gone_belongs_to_others_now() -> None:
    gone = rule("  Part", "text: {in: DOD.md, literal: marker}")
    found = judges({"DOD.md": gone + WHOLE}, {"DOD.md": f"The marker stands here\n\n{WHOLE}"})
    (criterion,) = found.comparison.case.program.criteria
    by_base = found._by_base(found.comparison.pairs.kept[0])  # noqa: SLF001 - what the policy before says by itself
    assert (criterion.id, str(by_base.verdict), by_base.reason) == (
        "program/all-is-well",
        "ready",
        "“Part” is proved",
    )


class Counting(MemorySnapshot):
    """Counts how often each file is read."""

    reads: Counter[str]

    def read(self, path: str) -> bytes:
        self.reads[path] += 1
        return super().read(path)


@pytest.mark.parametrize(("then", "times"), [("needle", 1), ("needles", 2)])
def test_what_both_policies_look_at_alike_is_looked_at_once(then: str, times: int) -> None:
    def files(literal: str) -> dict[str, bytes]:
        return {"DOD.md": rule("  A", f"text: {{in: a.md, literal: {literal}}}").encode(), "a.md": b"needles\n"}

    tree = Counting(files(then))
    tree.reads = Counter()
    base = read_base("main", BASE, MemorySnapshot(files("needle")), Caller(DAY))
    found = Judges(compare(base, tree, Caller(DAY)))
    tree.reads.clear()
    found._judge_now.judgement(found.comparison.case.program.criteria[0])  # noqa: SLF001 - how often one look reads the file
    once = tree.reads["a.md"]
    assert found.judgement(found.comparison.case.program.criteria[0]).verdict == "ready"
    assert tree.reads["a.md"] == once * times


def test_an_exception_helps_what_is_new_only_where_it_was_meant_for_it() -> None:
    waiver = {"dodcheck.waivers.yml": waived(("program/c-md-created", "2026-12-31"))}
    new = "- [x] `c.md` created\n"
    was_there = report_against({"DOD.md": "", **waiver}, {"DOD.md": new, **waiver})
    assert told(was_there) == [
        (
            "new program/c-md-created at DOD.md:1:1: claimed, waived: "
            "waived by Ada until 2026-12-31 (326 days left): Next month; now: c.md is missing"
        )
    ]
    comes = report_against({"DOD.md": ""}, {"DOD.md": new, **waiver})
    assert told(comes)[0] == "new program/c-md-created at DOD.md:1:1: claimed, refuted: c.md is missing"
    given = "- [x] `c.md` created\n  <!-- dodcheck id: program/d-md-created -->\n"
    other = {"dodcheck.waivers.yml": waived(("program/d-md-created", "2026-12-31"))}
    taken = report_against({"DOD.md": "", **other}, {"DOD.md": given, **other})
    assert told(taken) == ["new program/d-md-created at DOD.md:1:1: claimed, refuted: c.md is missing"]


def test_the_state_before_is_that_of_the_base() -> None:
    found = judges({}, {"b.md": "b\n"})
    (kept,) = found.comparison.pairs.kept
    assert (str(found.judgement_before(kept.before).verdict), str(found.judgement(kept.after).verdict)) == (
        "open",
        "ready",
    )


ROWS = "| Criterion | Status | Evidence |\n|---|---|---|\n| Retry gives up | ✅ | `{}` |\n"


def test_what_a_claim_cites_now_is_looked_for_under_either_policy() -> None:
    test = "def test_gives_up(): ...\n"
    found = report_against(
        {"DOD.md": ROWS.format("tests/test_retry.py"), "tests/test_retry.py": test},
        {"DOD.md": ROWS.format("tests/test_giving_up.py"), "tests/test_giving_up.py": test},
    )
    assert told(found) == [
        (
            "program/row-retry-gives-up at DOD.md:3:20: unproven, unproven: what it cites is there: "
            "tests/test_giving_up.py, but nothing here shows the statement itself"
        )
    ]


def test_a_citation_that_is_left_out_does_not_help_a_claim_whose_evidence_the_change_takes_away() -> None:
    found = report_against(
        {"DOD.md": ROWS.format("tests/test_retry.py"), "tests/test_retry.py": "x = 1\n"}, {"DOD.md": ROWS.format("—")}
    )
    assert told(found) == [
        (
            "program/row-retry-gives-up at DOD.md:3:20: unproven, refuted: cites tests/test_retry.py, which is missing "
            "(by the policy of main; by the change's own: unproven)"
        )
    ]
