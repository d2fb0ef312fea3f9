from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dodcheck import __version__
from dodcheck.setup.recipe import WORKFLOW, codeowners_lines, workflow_text
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gate import audit

CI = Path(__file__).parents[2] / ".github" / "workflows" / "ci.yml"
PINS = re.compile(r"actions/\S+@[0-9a-f]{40} # v\S+")


def jobs(phase: str | None = None) -> dict[str, Any]:
    told: dict[str, Any] = yaml.load(workflow_text(phase), yaml.BaseLoader)  # noqa: S506 - strings only
    found: dict[str, Any] = told["jobs"]
    return found


def runs(job: str) -> list[str]:
    return [step["run"] for step in jobs()[job]["steps"] if "run" in step]


def test_actions_are_pinned_as_in_our_own_workflow() -> None:
    pins = PINS.findall(workflow_text(None))
    assert (len(pins), set(pins)) == (4, set(PINS.findall(CI.read_text(encoding="utf-8"))))


def test_the_workflow_reads_only_and_runs_this_version() -> None:
    assert yaml.safe_load(workflow_text("dodcheck phase 1"))["permissions"] == {"contents": "read"}
    for job in ("pr", "claims"):
        assert jobs()[job]["steps"][0]["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
        assert runs(job)[0] == f"pip install dodcheck=={__version__}"
    assert runs("claims")[1:] == ["dodcheck claims --format github"]


def test_a_change_is_fetched_as_objects_and_nothing_of_it_stands_in_the_script() -> None:
    assert runs("pr")[1].splitlines() == [
        'git fetch --no-tags origin "refs/pull/$NUMBER/head"',
        'dodcheck pr --base "$BASE_SHA" --at "$HEAD_SHA" --format github \\',
        '  --report "github-summary=$GITHUB_STEP_SUMMARY"',
    ]
    assert [key for step in jobs()["pr"]["steps"] for key in step.get("with", {})] == [
        "fetch-depth",
        "persist-credentials",
        "python-version",
    ]


@pytest.mark.parametrize("phase", [None, "dodcheck phase 1"])
def test_the_workflow_passes_the_audit_of_the_gate_without_a_remark(phase: str | None) -> None:
    told = audit(MemorySnapshot({WORKFLOW: workflow_text(phase).encode()}))
    assert [(step.command, step.events, step.effective) for step in told.steps] == [
        (
            " ".join(line.strip(" \\") for line in runs("pr")[1].splitlines()[1:]),
            ("pull_request_target",),
            True,
        ),
        ("dodcheck claims --format github", ("merge_group",), True),
    ]
    assert told.findings == ()


def test_the_workflow_is_narrow_enough_to_be_read_on_any_terminal() -> None:
    lines = workflow_text("dodcheck phase 1").splitlines()
    assert [line for line in lines if len(line) > 80 and " # v" not in line] == []


def test_paths_for_the_owners() -> None:
    assert codeowners_lines(["docs/My DoD.md", "docs/[x].md", "docs/\u202e.md"])[4:] == [
        "/docs/My\\ DoD.md                           @OWNERS",
        "/.github/workflows/definition-of-done.yml  @OWNERS",
        "/.github/CODEOWNERS                        @OWNERS",
    ]
