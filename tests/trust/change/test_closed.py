from __future__ import annotations

from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.trust.change.closed import closed_falsely
from support.sides import judges

PLAN = "docs/milestones/M03/M03_plan.md"
LEDGER = "# Ledger\n\n## M03 — CI\n\n**Status:** {}\n"
BOXES = "# M03\n\n## Definition of Done\n\n- [x] `a.md` created\n- [x] `b.md` created\n"
PLANNED, CLOSED = {"REFACTOR.md": LEDGER.format("Planned")}, {"REFACTOR.md": LEDGER.format("Closed")}


def told(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str, Evidence]]:
    """Return place, verdict and evidence of each milestone that a change closes falsely."""
    found = closed_falsely(judges(before, after))
    return [(str(one.criterion.location), str(one.verdict), one.evidence) for one in found]


def test_boxes_that_are_not_met_are_counted_and_named() -> None:
    plan = {PLAN: BOXES, "a.md": "# A\n"}
    evidence = Evidence(
        kind="milestone",
        outcome=Outcome.FAILS,
        summary=f"1 of 2 boxes of its plan are not met, first {PLAN}:6",
        examined=2,
        matched=1,
        reproduce=f"dodcheck claims {PLAN}",
        places=(Place(PLAN, 6),),
    )
    assert told({**plan, **PLANNED}, {**plan, **CLOSED}) == [("REFACTOR.md:3", "refuted", evidence)]
    assert told({**plan, **CLOSED}, {**plan, **CLOSED}) == []


def test_a_box_of_what_work_begins_with_is_none_of_what_is_done() -> None:
    plan = {PLAN: f"{BOXES}\n## Definition of Ready\n\n- [x] `c.md` created\n", "a.md": "# A\n", "b.md": "# B\n"}
    assert told({**plan, **PLANNED}, {**plan, **CLOSED}) == []


LISTED = "## Appendix: Completion Checklist\n\n### Phase 1: One\n\n- [x] {}: CI\n  <!-- dodcheck {{{}}} -->\n"
RULE = "file: {path: a.md}"


def test_a_milestone_that_a_completion_list_does_not_show_is_the_word_of_the_ledger() -> None:
    listed = {"DOD.md": LISTED.format("M03", RULE)}
    evidence = Evidence(
        kind="milestone",
        outcome=Outcome.UNKNOWN,
        summary="only REFACTOR.md says so: no plan of M03 is tracked, so nothing shows it",
        examined=0,
        matched=0,
        reproduce="git ls-files -- '*/M03_plan.md'",
        unknown=Unknown.EMPTY_SCOPE,
        basis=Basis.STATED,
        places=(Place("REFACTOR.md", 3),),
    )
    assert told({**listed, **PLANNED}, {**listed, **CLOSED}) == [("REFACTOR.md:3", "unproven", evidence)]


def test_a_milestone_that_nothing_else_tells_of_is_a_claim_of_its_own() -> None:
    assert told(PLANNED, CLOSED) == []


def test_a_line_of_a_completion_list_shows_its_milestone_where_it_is_good() -> None:
    files = {"DOD.md": LISTED.format("M03", RULE), "a.md": "# A\n"}
    assert told({**files, **PLANNED}, {**files, **CLOSED}) == []
