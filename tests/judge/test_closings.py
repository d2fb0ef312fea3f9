from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.closings import AtClosing, Closings, ClosingsCache
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.report import judge_of, report
from dodcheck.judge.scopes import every_claim, governance
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Form
from support.judging import DAY, checklist
from support.memory_history import MemoryRepository
from support.past import history_of
from support.yaml_files import documents

SHARED, *CASES = documents(Path(__file__).parent / "closings" / "when.yml")
KEYS = {"about", "first", "then", "now", "shallow", "evidence", "said", "notices"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_state_that_a_box_is_judged_in(case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    first = {"id": "a", "files": {**SHARED["files"], **case.get("first", {})}}
    history = history_of([first, *case["then"]], cut=case.get("shallow", False))
    now = {path: text.encode() for path, text in case.get("now", {}).items()}
    evidence = {name: text.encode() for name, text in case.get("evidence", {}).items()}
    snapshot = MemoryRepository(history, {**history.contents[history.head()], **now}, evidence)
    prepared = prepare(snapshot, Caller(DAY), governance)
    found = report(prepared, milestone(prepared.program, "M03"))
    boxes = [one for one in found.judgements if one.criterion.form is Form.BOX]
    assert [f"{one.verdict}: {one.reason}" for one in boxes] == case["said"]
    drifts = [f"{one.kind} {one.location} {one.message}" for one in found.notices if one.kind == "drift"]
    assert drifts == case.get("notices", [])


def test_a_milestone_that_a_change_closes_is_judged_as_the_change_leaves_it() -> None:
    closed = {"REFACTOR.md": "# Ledger\n\n## M03 - Three\n\n**Status:** Closed\n"}
    files = {"a": SHARED["files"], "b": {"a.md": "# A\n"}, "c": closed}
    history = history_of([{"id": name, "files": changed} for name, changed in files.items()])
    snapshot = MemoryRepository(history, history.contents[history.head()], {})
    program = prepare(snapshot, Caller(DAY), governance).program
    (box,) = [one for one in milestone(program, "M03").criteria if one.form is Form.BOX]
    found = [Closings(snapshot, "REFACTOR.md", base).of(box) for base in (None, f"b{'0' * 39}", f"c{'0' * 39}")]
    assert [one.commit[:1] if isinstance(one, AtClosing) else one for one in found] == ["c", None, "c"]


def test_what_rests_on_other_statements_is_found_anew_for_each_commit_of_a_line() -> None:
    rule = "dodcheck {criteria: {all_of: phase-1/a-md-created}}"
    plan = f"# M03_plan\n\n## Definition of Done\n\n- [x] The first phase is done\n  <!-- {rule} -->\n"
    files = {
        "docs/DOD.md": checklist("- [ ] `a.md` created"),
        "docs/milestones/M03/M03_plan.md": plan,
        "REFACTOR.md": "# Ledger\n\n## M03 - Three\n\n**Status:** Closed\n",
    }
    history = history_of([{"id": "b", "files": files}, {"id": "c", "files": {"a.md": "# A\n"}}])
    known = ClosingsCache()

    def said(head: str) -> str:
        commit = history.at(f"{head}{'0' * 39}")
        case = prepare(commit, Caller(DAY), governance)
        (box,) = [one for one in case.program.criteria if one.text == "The first phase is done"]
        judgement = judge_of(case, known=known).judgement(box)
        return f"{judgement.verdict}: {judgement.reason}"

    closed = "(at b00000000000, which closed M03)"
    assert said("c") == f"proved: docs/DOD.md:3 is ready {closed}"
    assert said("b") == f"refuted: docs/DOD.md:3 is open: a.md is missing {closed}"


def test_what_an_entry_names_is_looked_for_at_the_commit_that_closed_its_milestone() -> None:
    table = "# Ledger\n\n| Milestone | Status | Evidence |\n|---|---|---|\n"
    rows = "| M01 | Closed | `docs/audit.md` |\n| M02 | Closed | `docs/never.md` |\n| M03 | Closed | |\n"
    commits = [
        {"id": "a", "files": {"docs/audit.md": "# Audit\n", "REFACTOR.md": table + rows.replace("Closed", "Planned")}},
        {"id": "b", "files": {"REFACTOR.md": table + rows}},
        {"id": "c", "files": {"docs/audit.md": None}},
    ]
    history = history_of(commits)
    snapshot = MemoryRepository(history, history.contents[history.head()], {})
    prepared = prepare(snapshot, Caller(DAY), governance)
    found = report(prepared, every_claim(prepared.program, strict=False))
    assert [f"{one.criterion.text}, {one.verdict}: {one.reason}" for one in found.judgements] == [
        (
            "M01 is closed, unproven: what it cites is there: docs/audit.md, but nothing here shows the statement "
            "itself (at b00000000000, which closed M01)"
        ),
        "M02 is closed, refuted: cites docs/never.md, which is missing (at b00000000000, which closed M02)",
        "M03 is closed, unproven: no plan of M03 is tracked",
    ]
