"""What a command asks about: which criteria, under which gate, and what is said where there is nothing to ask."""

from __future__ import annotations

import pytest

from dodcheck.binding.entries import RulesFile
from dodcheck.binding.rules_file import read_partly
from dodcheck.errors import UserError
from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.exceptions.recorded import Recorded
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.scopes import (
    NamedDocument,
    Scope,
    every_claim,
    named_documents,
    named_too,
    phase,
    phase_scope,
    whole_change,
    whole_program,
)
from dodcheck.model.criterion import Form
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import attested, bound, waived
from support.scoping import DONE, FILES, PLAN, program


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
    found = shown(whole_program(program(dict(FILES))))
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
    assert shown(whole_program(told))["criteria"] == ["phase-1/a", "phase-2/b", "program/after/c", "phase-4/done/u"]
    assert shown(phase(told, "4"))["criteria"] == ["phase-4/done/u"]
    assert shown(milestone(told, "M03"))["criteria"] == ["milestone-m03/definition-of-done/d"]
    claimed = {one.id for one in every_claim(told, strict=False).criteria}
    assert {"program/inputs/s", "phase-4/definition-of-ready/t", "milestone-m03/inputs/s"} <= claimed


def test_a_program_has_its_empty_phases_too() -> None:
    text = "# Done\n\n## Phase 1: One\n\n## Phase 2: Two\n\n- [ ] b\n\n## Phase 3: Three (Deferred)\n"
    told = program({"DOD.md": text})
    assert [(one.name, one.location.line) for one in whole_program(told).empty] == [("phase 1", 3)]
    assert [phase(told, "2").empty, whole_change(told).empty, every_claim(told, strict=True).empty] == [(), (), ()]


def test_a_change_and_all_claims_are_about_every_document() -> None:
    everything = ["phase-1/a", "phase-2/b", "program/after/c"]
    everything += ["refactor/milestone-m04"]
    everything += [f"milestone-m0{number}/definition-of-done/d" for number in (3, 5)]
    paths = sorted(FILES)
    for scope, name, gate in (
        (whole_change(program(dict(FILES))), "pr", "merge"),
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


def test_a_milestone_without_a_plan_is_what_the_ledger_claims_of_it() -> None:
    assert shown(milestone(program(dict(FILES)), "M04")) == {
        "name": "milestone M04",
        "gate": "complete",
        "criteria": ["refactor/milestone-m04"],
        "unread": [],
        "paths": ["REFACTOR.md"],
        "own": ["milestone-m04"],
    }


def test_a_milestone_without_a_plan_is_its_own_line_of_a_completion_list() -> None:
    listed = "\n## Appendix: Completion Checklist\n\n### Phase 2: Two\n\n- [ ] M06: Six\n- [ ] M07-M08: More\n"
    files: dict[str, str | bytes] = {**FILES, "DOD.md": DONE + listed}
    found = shown(milestone(program(files), "M06"))
    assert found["criteria"] == ["phase-2/milestone-m06"]
    assert found["paths"] == ["DOD.md", "REFACTOR.md"]
    with pytest.raises(UserError, match="no plan of M07 is tracked here"):
        milestone(program(files), "M07")


def test_a_plan_that_can_not_be_read_is_the_plan_of_its_milestone_all_the_same() -> None:
    files: dict[str, str | bytes] = {**FILES, "docs/milestones/M06/M06_plan.md": b"\xff\xfe\x00"}
    found = shown(milestone(program(files), "M06"))
    assert found["unread"] == ["docs/milestones/M06/M06_plan.md"]
    assert found["paths"] == ["REFACTOR.md", "docs/milestones/M06/M06_plan.md"]


def test_a_named_document_that_is_no_text_is_a_mistake_of_its_place() -> None:
    named = [NamedDocument("a.md", b"\xff\xfe\x00"), NamedDocument("b.md", b"- [x] b\n")]
    found = named_too(named)(MemorySnapshot({}), RulesFile(), Recorded())
    with pytest.raises(UserError, match=r"^a.md: can't be read: ") as caught:
        named_documents(found, named, strict=False)
    assert len(caught.value.mistakes) == 1


def test_a_checklist_that_can_not_be_read_is_judged_and_no_mistake() -> None:
    told = program({"DOD.md": b"\xff\xfe\x00"})
    for scope in (whole_program(told), phase(told, "1"), every_claim(told, strict=False), whole_change(told)):
        assert (shown(scope)["criteria"], shown(scope)["unread"]) == ([], ["DOD.md"])


def test_another_document_that_can_not_be_read_is_no_matter_of_the_named_ones() -> None:
    named = [NamedDocument("b.md", b"- [x] b\n  <!-- dodcheck {criteria: {all_of: 'b/*'}} -->\n")]
    snapshot = MemorySnapshot({"DOD.md": b"\xff\xfe\x00"})
    found = named_documents(named_too(named)(snapshot, RulesFile(), Recorded()), named, strict=False)
    assert (shown(found)["criteria"], shown(found)["unread"]) == (["b/b"], [])


def test_attestations_alone_let_the_other_documents_be_read() -> None:
    named = [NamedDocument("notes/a.md", b"- [x] a\n")]
    snapshot = MemorySnapshot({path: text.encode() for path, text in FILES.items()})
    words = read_attestations("dodcheck.attestations.yml", attested("a").encode())
    found = named_too(named)(snapshot, RulesFile(), Recorded(attestations=words))
    assert sorted(one.path for one in found.documents) == [*sorted(FILES), "notes/a.md"]


def test_a_rules_file_lets_the_other_documents_be_read() -> None:
    named = [NamedDocument("notes/a.md", b"- [x] a\n")]
    files = {**FILES, "dodcheck.yml": bound("  notes-a/a: {criteria: {all_of: phase-1/a}}\n")}
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    rules, _ = read_partly("dodcheck.yml", snapshot.read("dodcheck.yml"))
    found = named_too(named)(snapshot, rules, Recorded())
    assert sorted(one.path for one in found.documents) == [*sorted(FILES), "notes/a.md"]


def test_a_milestone_that_a_named_document_speaks_of_lets_its_plan_be_read() -> None:
    named = [NamedDocument("REFACTOR.md", FILES["REFACTOR.md"].replace("Ledger\n", "Ledger\n\n- [x] a\n").encode())]
    snapshot = MemorySnapshot({path: text.encode() for path, text in FILES.items()})
    found = named_too(named)(snapshot, RulesFile(), Recorded())
    assert sorted(one.path for one in found.documents) == sorted(FILES)
    assert [one.form for one in found.criteria if one.location.path == "REFACTOR.md"] == [
        Form.BOX,
        Form.MILESTONE,
    ]


def test_the_rules_of_a_named_document_are_its_own_whatever_it_says() -> None:
    named = [NamedDocument("notes/a.md", b"Nothing yet.\n")]
    found = named_too(named)(MemorySnapshot({}), RulesFile(), Recorded())
    assert shown(named_documents(found, named, strict=False)) == {
        "name": "claims in notes/a.md",
        "gate": "honest",
        "criteria": [],
        "unread": [],
        "paths": ["notes/a.md"],
        "own": ["notes-a"],
    }
