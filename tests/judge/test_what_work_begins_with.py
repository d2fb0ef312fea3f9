"""A Definition of Ready: what work may begin with, which no gate of what is done looks at."""

from __future__ import annotations

from dodcheck.binding.entries import RulesFile
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.scopes import Scope, every_claim, governance, phase, whole_program
from dodcheck.snapshot.memory import MemorySnapshot

READY = "## Definition of Ready\n\n- [ ] r\n\n### Inputs\n\n- [ ] s\n\n"
FILES = {
    "DOD.md": f"# Done\n\n{READY}## Phase 4: Four\n\n**Definition of Ready**:\n\n- [ ] t\n\n### Done\n- [ ] u\n",
    "docs/milestones/M03/M03_plan.md": f"# M03_plan\n\n{READY}## Definition of Done\n\n- [ ] d\n",
}
PROGRAM = governance(MemorySnapshot({path: text.encode() for path, text in FILES.items()}), RulesFile(), Recorded())


def ids(scope: Scope) -> list[str]:
    return [one.id for one in scope.criteria if one.id.rpartition("/")[2] in {"r", "s", "t", "u", "d"}]


def test_what_work_begins_with_is_no_part_of_what_is_done() -> None:
    assert ids(whole_program(PROGRAM)) == ["phase-4/done/u"]
    assert ids(phase(PROGRAM, "4")) == ["phase-4/done/u"]
    assert ids(milestone(PROGRAM, "M03")) == ["milestone-m03/definition-of-done/d"]


def test_what_work_begins_with_is_claimed_like_all_else() -> None:
    assert ids(every_claim(PROGRAM, strict=False)) == [
        "program/definition-of-ready/r",
        "program/inputs/s",
        "phase-4/definition-of-ready/t",
        "phase-4/done/u",
        "milestone-m03/definition-of-ready/r",
        "milestone-m03/inputs/s",
        "milestone-m03/definition-of-done/d",
    ]
