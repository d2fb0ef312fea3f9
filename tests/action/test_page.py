"""What docs/github-action.md tells its readers to paste."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit as audit_risks
from dodcheck.workflows.gate import audit
from dodcheck.workflows.severity import Limit
from support.pull_request import ACTION
from support.yaml_files import loaded

PAGE = (ACTION / "docs/github-action.md").read_text(encoding="utf-8")
BLOCKS = [block.replace("@COMMIT", "@" + "ab" * 20) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
WORKFLOW, *OTHERS = BLOCKS
STEPS = [block for block in OTHERS if block.startswith("      - ") and "- id: dodcheck-" not in block]


def snapshot(workflow: str) -> MemorySnapshot:
    return MemorySnapshot({".github/workflows/definition-of-done.yml": workflow.encode()})


def test_the_workflow_passes_the_audit_of_the_gate_without_a_remark() -> None:
    told = audit(snapshot(WORKFLOW))
    assert [(step.scope, step.events, step.effective) for step in told.steps] == [
        ("pr", ("pull_request_target", "merge_group"), True)
    ]
    assert told.findings == ()


def test_the_workflow_reads_only_and_checks_out_nothing_of_the_change() -> None:
    told: dict[str, Any] = yaml.safe_load(WORKFLOW)
    (checkout, action) = told["jobs"]["dodcheck"]["steps"]
    assert told["permissions"] == {"contents": "read"}
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert "with" not in action


def test_there_are_steps_to_paste() -> None:
    assert len(STEPS) == 4


@pytest.mark.parametrize("block", STEPS)
def test_steps_to_paste_are_steps_that_hide_nothing(block: str) -> None:
    workflow = snapshot(WORKFLOW.replace("pull_request_target", "pull_request") + block)
    assert [str(one) for one in audit_risks(workflow).beyond(Limit.NONE)] == []
    assert audit(workflow).passed


def test_steps_use_inputs_and_outputs_that_there_are() -> None:
    action: dict[str, Any] = loaded(ACTION / "action.yml")
    blocks: list[list[dict[str, Any]]] = [yaml.safe_load(block) for block in STEPS]
    given = [step.get("with", {}) for steps in blocks for step in steps if "/dodcheck@" in step.get("uses", "")]
    used = re.findall(r"steps\.dodcheck\.outputs\.(\w+)", PAGE)
    assert ({name for one in given for name in one} - set(action["inputs"]), set(used) - set(action["outputs"])) == (
        set(),
        set(),
    )
    assert len(used) > 2


def test_the_hooks_that_are_named_are_there() -> None:
    there = {hook["id"] for hook in loaded(ACTION / ".pre-commit-hooks.yaml")}
    assert set(re.findall(r"- id: (dodcheck-\w+)", PAGE)) == there
