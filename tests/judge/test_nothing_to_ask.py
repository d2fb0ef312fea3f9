"""What is said where there is nothing to ask about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dodcheck.errors import UserError
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.scopes import Scope, every_claim, phase, whole_program
from dodcheck.program.load import Program
from support.scoping import FILES, PLAN, program

LOOKED_FOR = (
    "\n  dodcheck looks for DEFINITION_OF_DONE.md or DOD.md at the root, in docs/ or"
    "\n  below docs/refactor/, for REFACTOR.md, and for milestones/M01/M01_plan.md."
    "\n  To begin: dodcheck init. The boxes of any other file: dodcheck claims FILE.md"
)
NO_PHASES = "\n  A phase is a heading such as: ## Phase 1: Foundation\n  All of it, without phases: dodcheck program"
KNOWN = "\n  There are plans of:\n  M03: M03_plan\n  M05: M05_plan"
A_PLAN = (
    "\n  A plan stands in a path such as docs/milestones/M01/M01_plan.md, or where dodcheck.yml says:"
    '\n  documents: {milestones: "docs/plans/{id}_plan.md"}'
)
ELSEWHERE = "\n  Say which plans count in dodcheck.yml: documents: {milestones: docs/milestones/{id}/{id}_plan.md}"
MANY = {f"docs/milestones/M{n:02}/M{n:02}_plan.md": PLAN.replace("03", f"{n:02}") for n in range(1, 23)}


@pytest.mark.parametrize(
    ("files", "ask", "said"),
    [
        ({"a.md": ""}, whole_program, f"no Definition of Done is tracked here{LOOKED_FOR}"),
        ({"a.md": ""}, lambda found: phase(found, "1"), f"no Definition of Done is tracked here{LOOKED_FOR}"),
        (
            {"a.md": ""},
            lambda found: every_claim(found, strict=False),
            f"no governance document is tracked here{LOOKED_FOR}",
        ),
        (
            {"a.md": ""},
            lambda found: milestone(found, "M1"),
            f"no plan of M01 is tracked here, nor one of any other milestone{LOOKED_FOR}",
        ),
        (
            {"DOD.md": "# Done\n"},
            whole_program,
            "DOD.md has no criterion, so the program can't be done\n  Write its boxes.",
        ),
        ({"DOD.md": "# Done\n\n- [ ] a\n"}, lambda found: phase(found, "1"), f"DOD.md has no phases{NO_PHASES}"),
        (
            FILES,
            lambda found: phase(found, "Phase 22"),
            ("there is no Phase 22 in DOD.md\n  Its phases are:\n  phase 1: One\n  phase 2: Two"),
        ),
        (
            {"DOD.md": "# Done\n\n## Phase 12: One\n\n- [ ] a\n"},
            lambda found: phase(found, "21"),
            "there is no phase 21 in DOD.md\n  Its phases are:\n  phase 12: One",
        ),
        (
            {"DOD.md": "# Done\n\n## Phase 12.34: One\n\n- [ ] a\n"},
            lambda found: phase(found, "12.35"),
            "there is no phase 12.35 in DOD.md\n  Did you mean phase 12.34? Its phases are:\n  phase 12.34: One",
        ),
        (
            {**FILES, "REFACTOR.md": "# Ledger\n\n## M03-M06 - Four of them (Planned)\n"},
            lambda found: milestone(found, "M04"),
            f"no plan of M04 is tracked here{KNOWN}",
        ),
        (
            {"REFACTOR.md": "# Ledger\n\n## M04 - Four\n\n**Status:** Closed\n"},
            lambda found: milestone(found, "M05"),
            f"no plan of M05 is tracked here, nor one of any other milestone{A_PLAN}",
        ),
        (FILES, lambda found: milestone(found, "M09"), f"no plan of M09 is tracked here{KNOWN}"),
        (
            FILES,
            lambda found: milestone(found, "x" * 70),
            f"`{'x' * 60}` is no id of a milestone\n  Ids are such as M03, M10.5, M37B or V15-M53.",
        ),
        (
            {**FILES, "other/milestones/M03/M03_plan.md": PLAN},
            lambda found: milestone(found, "M03"),
            (
                "2 documents could be the plan of M03: "
                "docs/milestones/M03/M03_plan.md, other/milestones/M03/M03_plan.md"
                f"{ELSEWHERE}"
            ),
        ),
    ],
)
def test_what_is_said_where_there_is_nothing_to_ask(
    files: dict[str, str | bytes], ask: Callable[[Program], Scope], said: str
) -> None:
    with pytest.raises(UserError) as caught:
        ask(program(dict(files)))
    assert str(caught.value) == said


def test_of_many_plans_the_first_are_named_and_the_others_counted() -> None:
    with pytest.raises(UserError) as caught:
        milestone(program(dict(MANY)), "M99")
    lines = str(caught.value).splitlines()
    assert (lines[2].strip(), lines[-2].strip(), lines[-1]) == (
        "M01: M01_plan",
        "M20: M20_plan",
        "  and 2 more",
    )


def test_of_many_phases_the_first_are_named_and_the_others_counted() -> None:
    phases = "".join(f"## Phase {number}: One\n\n- [ ] a\n\n" for number in range(1, 23))
    with pytest.raises(UserError) as caught:
        phase(program({"DOD.md": f"# Done\n\n{phases}"}), "99")
    lines = [line.strip() for line in str(caught.value).splitlines()]
    assert (lines[2], lines[-2], lines[-1]) == ("phase 1: One", "phase 20: One", "and 2 more")
    with pytest.raises(UserError) as caught:
        phase(program({"DOD.md": f"# Done\n\n{phases.partition('## Phase 21')[0]}"}), "99")
    assert str(caught.value).splitlines()[-1] == "  phase 20: One"
