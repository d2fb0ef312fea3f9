from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.workflow import WorkflowRule
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import loaded

FLOW = ".github/workflows/ci.yml"
FILES = {"src/app.py": b"x = 1\n", "tests/test_app.py": b"def test_x():\n    assert 1\n"}
FILES |= {"tests/slow/test_more.py": b"def test_y():\n    assert 1\n"}
CASES = [pytest.param(case, id=case["about"]) for case in loaded(Path(__file__).parent / "taken_away.yml")]


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_on_disk_any_more(case: dict[str, Any]) -> None:
    steps = "".join(f"      - {step}\n" for step in case["steps"])
    flow = f"on: pull_request\njobs:\n  all:\n    runs-on: x\n    steps:\n{steps}"
    purpose = "lint" if "ruff" in case["steps"][-1] else "test"
    seen = WorkflowRule(checks=purpose).examine(MemorySnapshot({FLOW: flow.encode(), **FILES}))
    told = case.get("told")
    assert str(seen.outcome) == ("unknown" if told else "holds")
    assert seen.summary.endswith(f"but {told}" if told else f"does a {purpose} step on an event that comes by itself")
