from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
    return loaded


def steps(path: Path, action: str) -> list[dict[str, Any]]:
    jobs = load(path)["jobs"].values()
    return [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith(action)]


def test_there_is_a_workflow() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_with_its_version(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses:\s*(.*?)\s*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_failure_is_silent(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"continue-on-error|\|\| true|always\(\)|set \+e", text) == []
    assert all("timeout-minutes" in job for job in load(path)["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_hold_no_more_rights_than_they_need(path: Path) -> None:
    assert load(path)["permissions"] == {"contents": "read"}
    assert [step["with"] for step in steps(path, "actions/checkout@")] == [
        {"fetch-depth": "0", "persist-credentials": "false"}
    ] * len(load(path)["jobs"])


def test_ci_runs_on_every_way_into_main() -> None:
    workflow = load(ROOT / ".github/workflows/ci.yml")
    assert workflow["on"] == {"pull_request": "", "push": {"branches": ["main"]}, "merge_group": ""}
    assert workflow["jobs"]["test"]["strategy"]["matrix"] == {"python": ["3.11", "3.12", "3.13", "3.14"]}
    assert list(workflow["jobs"]) == ["test", "definition-of-done"]


def test_dependabot_watches_actions_and_packages() -> None:
    updates = load(ROOT / ".github/dependabot.yml")["updates"]
    assert [(update["package-ecosystem"], update["schedule"]["interval"]) for update in updates] == [
        ("github-actions", "weekly"),
        ("pip", "weekly"),
    ]
