from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.workflow import WorkflowRule
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "steps"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.yml"))
    for number, case in enumerate(loaded(path), 1)
]
"""Each has the one step of a workflow, the files beside it, what is asked of it, and what is said."""
WORKFLOW = ".github/workflows/ci.yml"


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_of_a_step(case: dict[str, Any]) -> None:
    flow = f"on: pull_request\njobs:\n  all:\n    runs-on: x\n    steps:\n      - {case['step']}\n"
    files = {path: text.encode() for path, text in case.get("files", {}).items()}
    seen = WorkflowRule(**case["rule"]).examine(MemorySnapshot({WORKFLOW: flow.encode(), **files}))
    summary = seen.summary.removeprefix(f"{WORKFLOW}:6 ").removesuffix(" on an event that comes by itself")
    assert {str(seen.outcome): summary} == case["said"]
