from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.closings import AtClosing, Closings
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.report import report
from dodcheck.judge.scopes import governance
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Form
from support.judging import DAY
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
