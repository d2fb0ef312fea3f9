"""What a command asks about: which criteria, under which gate, and what is said where there is nothing to ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dodcheck.binding.entries import RulesFile
from dodcheck.errors import UserError
from dodcheck.exceptions.recorded import Recorded
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.scopes import (
    NamedDocument,
    Scope,
    change,
    every_claim,
    governance,
    named_documents,
    named_too,
    phase,
    phase_scope,
    whole,
)
from dodcheck.program.load import Program
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import waived

DONE = "# Done\n\n## Phase 1: One\n\n- [ ] a\n\n## Phase 2: Two\n\n- [ ] b\n\n## After\n\n- [ ] c\n"
PLAN = "# M03_plan\n\n## Definition of Done\n\n- [ ] d\n"
FILES = {
    "DOD.md": DONE,
    "REFACTOR.md": "# Ledger\n\n## M03 - Three\n\n**Status:** Open\n\n## M04 - Four\n\n**Status:** Closed\n",
    "docs/milestones/M03/M03_plan.md": PLAN,
    "docs/milestones/M05/M05_plan.md": PLAN.replace("03", "05"),
}
LOOKED_FOR = (
    "\n  dodcheck looks for DEFINITION_OF_DONE.md or DOD.md at the root, in docs/ or"
    "\n  below docs/refactor/, for REFACTOR.md, and for milestones/M01/M01_plan.md."
    "\n  To begin: dodcheck init. The boxes of any other file: dodcheck claims FILE.md"
)


def program(files: dict[str, str | bytes]) -> Program:
    told = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return governance(MemorySnapshot(told), RulesFile(), Recorded())


def shown(scope: Scope) -> dict[str, object]:
    """Return all of a scope: criteria by their ids alone, paths and own parts in order."""
    return {
        "name": scope.name,
        "gate": str(scope.gate),
        "criteria": [one.id for one in scope.criteria if not one.id.count("derived-")],
        "unread": [one.criterion.location.path for one in scope.unread],
        "paths": sorted(scope.paths),
        "own": None if scope.own is None else sorted(scope.own),
    }


def test_a_phase_is_what_stands_below_its_headings() -> None:
    for asked in ("1", "phase 1", "Phase-1", " PHASE1 "):
        assert shown(phase(program(dict(FILES)), asked)) == {
            "name": "phase 1",
            "gate": "complete",
            "criteria": ["phase-1/a"],
            "unread": [],
            "paths": ["DOD.md"],
            "own": ["phase-1"],
        }


@pytest.mark.parametrize(
    ("asked", "scope"),
    [
        ("1", "phase-1"),
        ("2.5", "phase-2-5"),
        ("3b", "phase-3b"),
        ("iv", "phase-4"),
        ("Stage 2", "stage-2"),
        ("step-3", "step-3"),
        ("SPRINT 4", "sprint-4"),
        ("phase", "phase-phase"),
        ("part 1", ""),
        ("1, 2", ""),
        ("", ""),
    ],
)
def test_the_scope_of_the_phase_that_is_asked_for(asked: str, scope: str) -> None:
    assert phase_scope(asked) == scope


def test_the_program_is_all_that_its_checklist_says() -> None:
    found = shown(whole(program(dict(FILES))))
    assert (found["name"], found["gate"], found["paths"]) == ("program", "complete", ["DOD.md"])
    assert found["criteria"] == ["phase-1/a", "phase-2/b", "program/after/c"]
    assert found["own"] == ["phase-1", "phase-2", "program"]


def test_what_work_begins_with_is_no_part_of_what_is_done() -> None:
    ready = "\n## Definition of Ready\n\n- [ ] r\n\n### Inputs\n\n- [ ] s\n"
    files: dict[str, str | bytes] = {
        **FILES,
        "DOD.md": f"{DONE}{ready}\n## Phase 4: Four\n\n**Definition of Ready**:\n\n- [ ] t\n\n### Done\n- [ ] u\n",
    }
    files["docs/milestones/M03/M03_plan.md"] = f"{PLAN}{ready}"
    told = program(files)
    assert shown(whole(told))["criteria"] == ["phase-1/a", "phase-2/b", "program/after/c", "phase-4/done/u"]
    assert shown(phase(told, "4"))["criteria"] == ["phase-4/done/u"]
    assert shown(milestone(told, "M03"))["criteria"] == ["milestone-m03/definition-of-done/d"]
    claimed = {one.id for one in every_claim(told, strict=False).criteria}
    assert {"program/inputs/s", "phase-4/definition-of-ready/t", "milestone-m03/inputs/s"} <= claimed


def test_a_program_has_its_empty_phases_too() -> None:
    text = "# Done\n\n## Phase 1: One\n\n## Phase 2: Two\n\n- [ ] b\n\n## Phase 3: Three (Deferred)\n"
    told = program({"DOD.md": text})
    assert [(one.name, one.location.line) for one in whole(told).empty] == [("phase 1", 3)]
    assert [phase(told, "2").empty, change(told).empty, every_claim(told, strict=True).empty] == [(), (), ()]


def test_a_change_and_all_claims_are_about_every_document() -> None:
    everything = ["phase-1/a", "phase-2/b", "program/after/c"]
    everything += [f"milestone-m0{number}/definition-of-done/d" for number in (3, 5)]
    paths = sorted(FILES)
    for scope, name, gate in (
        (change(program(dict(FILES))), "pr", "merge"),
        (every_claim(program(dict(FILES)), strict=False), "claims", "honest"),
        (every_claim(program(dict(FILES)), strict=True), "claims", "honest-strict"),
    ):
        assert shown(scope) == {
            "name": name,
            "gate": gate,
            "criteria": everything,
            "unread": [],
            "paths": paths,
            "own": None,
        }


def test_named_documents_are_judged_alone() -> None:
    named = [NamedDocument("notes/b.md", b"- [x] b\n"), NamedDocument("notes/a.md", b"- [x] a\n")]
    snapshot = MemorySnapshot({path: text.encode() for path, text in FILES.items()})
    alone = named_too(named)(snapshot, RulesFile(), Recorded())
    assert sorted(one.path for one in alone.documents) == ["notes/a.md", "notes/b.md"]
    waivers = read_waivers("dodcheck.waivers.yml", waived(("notes-a/a", "2026-03-01")).encode())
    more = named_too(named)(snapshot, RulesFile(), Recorded(waivers=waivers))
    assert sorted(one.path for one in more.documents) == [*sorted(FILES), "notes/a.md", "notes/b.md"]
    for found in (alone, more):
        assert shown(named_documents(found, named, strict=True)) == {
            "name": "claims in notes/a.md, notes/b.md",
            "gate": "honest-strict",
            "criteria": ["notes-b/b", "notes-a/a"],
            "unread": [],
            "paths": ["notes/a.md", "notes/b.md"],
            "own": ["notes-a", "notes-b"],
        }


def test_a_rule_in_a_comment_of_a_named_document_may_rest_on_the_others() -> None:
    named = [NamedDocument("DOD.md", b"- [x] b\n  <!-- dodcheck {criteria: {all_of: ['milestone-m03/*']}} -->\n- a\n")]
    snapshot = MemorySnapshot({path: text.encode() for path, text in FILES.items()})
    found = named_too(named)(snapshot, RulesFile(), Recorded())
    assert sorted(one.path for one in found.documents) == sorted(FILES)
    assert [one.text for one in found.criteria if one.location.path == "DOD.md"] == ["b"]


def test_a_milestone_is_what_the_plans_in_its_folder_say() -> None:
    for asked in ("M03", " m3 ", "milestone-m03", "milestone M003"):
        assert shown(milestone(program(dict(FILES)), asked)) == {
            "name": "milestone M03",
            "gate": "complete",
            "criteria": ["milestone-m03/definition-of-done/d"],
            "unread": [],
            "paths": ["REFACTOR.md", "docs/milestones/M03/M03_plan.md"],
            "own": ["milestone-m03"],
        }


def test_a_plan_that_can_not_be_read_is_the_plan_of_its_milestone_all_the_same() -> None:
    files: dict[str, str | bytes] = {**FILES, "docs/milestones/M06/M06_plan.md": b"\xff\xfe\x00"}
    found = shown(milestone(program(files), "M06"))
    assert found["unread"] == ["docs/milestones/M06/M06_plan.md"]
    assert found["paths"] == ["REFACTOR.md", "docs/milestones/M06/M06_plan.md"]


NO_PHASES = "\n  A phase is a heading such as: ## Phase 1: Foundation\n  All of it, without phases: dodcheck program"
KNOWN = "\n  There are plans of:\n  M03: M03_plan\n  M05: M05_plan"
ELSEWHERE = "\n  Say which plans count in dodcheck.yml: documents: {milestones: docs/milestones/{id}/{id}_plan.md}"
MANY = {f"docs/milestones/M{n:02}/M{n:02}_plan.md": PLAN.replace("03", f"{n:02}") for n in range(1, 23)}


@pytest.mark.parametrize(
    ("files", "ask", "said"),
    [
        ({"a.md": ""}, whole, f"no Definition of Done is tracked here{LOOKED_FOR}"),
        ({"a.md": ""}, lambda found: phase(found, "1"), f"no Definition of Done is tracked here{LOOKED_FOR}"),
        (
            {"a.md": ""},
            lambda found: every_claim(found, strict=False),
            f"no governance document is tracked here{LOOKED_FOR}",
        ),
        ({"a.md": ""}, lambda found: milestone(found, "M1"), f"no plan of a milestone is tracked here{LOOKED_FOR}"),
        (
            {"DOD.md": "# Done\n"},
            whole,
            "DOD.md has no criterion, so the program can't be done\n  Write its boxes.",
        ),
        ({"DOD.md": "# Done\n\n- [ ] a\n"}, lambda found: phase(found, "1"), f"DOD.md has no phases{NO_PHASES}"),
        (
            FILES,
            lambda found: phase(found, "Phase 22"),
            ("there is no Phase 22 in DOD.md\n  Its phases are:\n  phase 1: One\n  phase 2: Two"),
        ),
        (
            FILES,
            lambda found: milestone(found, "M04"),
            f"no plan of M04 is tracked here; REFACTOR.md:7 calls it closed{KNOWN}",
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


def test_a_named_document_that_is_no_text_is_a_mistake_of_its_place() -> None:
    named = [NamedDocument("a.md", b"\xff\xfe\x00"), NamedDocument("b.md", b"- [x] b\n")]
    found = named_too(named)(MemorySnapshot({}), RulesFile(), Recorded())
    with pytest.raises(UserError, match=r"^a.md: this is no text: ") as caught:
        named_documents(found, named, strict=False)
    assert len(caught.value.mistakes) == 1
