from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pytest

from bench.ci_tree.files import ci_files
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.load import load_action, load_workflows
from dodcheck.workflows.model import Action
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.settings import Settings


@cache
def ci() -> Mapping[str, str]:
    return dict(ci_files(142, seed=1))


@cache
def snapshot() -> MemorySnapshot:
    return MemorySnapshot({path: text.encode() for path, text in ci().items()})


def sizes(kind: str) -> list[int]:
    return sorted(len(text) for path, text in ci().items() if re.fullmatch(rf"\.github/workflows/{kind}\.yml", path))


def test_there_are_142_workflows_of_over_a_megabyte() -> None:
    assert len(sizes(".*")) == 142
    assert 1_300_000 <= sum(sizes(".*")) <= 1_500_000


@pytest.mark.parametrize(
    ("kind", "count", "least", "most"),
    [("generated-.*", 12, 25_000, 200_000), ("_.*", 21, 4_000, 25_000), ("nightly-.*", 60, 1_000, 10_000)],
)
def test_the_kinds_have_the_sizes_that_a_large_project_has(kind: str, count: int, least: int, most: int) -> None:
    found = sizes(kind)
    assert len(found) == count
    assert (found[0] >= least, found[-1] <= most) == (True, True)


def test_no_workflow_is_like_another() -> None:
    assert len(set(ci().values())) == len(ci())


def test_every_workflow_and_action_is_read() -> None:
    assert load_workflows(snapshot()).unread == []
    folders = [path.rpartition("/")[0] for path in ci() if path.endswith("action.yml")]
    assert all(isinstance(load_action(snapshot(), folder), Action) for folder in folders)


def test_every_script_whose_shell_is_read_parses() -> None:
    for workflow in load_workflows(snapshot()).read:
        for job in workflow.jobs:
            for step in job.steps:
                if step.run and isinstance(dialects_of([step], job, workflow)[0], Settings):
                    assert isinstance(parse_script(step.run.value), tuple)


def test_what_is_used_of_the_repository_is_there() -> None:
    used = {name for text in ci().values() for name in re.findall(r"uses: \./(\S+)", text)}
    there = ci().keys() | {path.rpartition("/")[0] for path in ci()}
    assert (used - there, len(used) > 30) == (set(), True)


@pytest.mark.parametrize("reference", [r"@[0-9a-f]{40} # v[0-9.]+", r"@v[0-9]", r"@nightly", r"@release/"])
def test_actions_are_pinned_and_loose(reference: str) -> None:
    assert re.search(rf"uses: \S+{reference}", "\n".join(ci().values()))


@pytest.mark.parametrize(
    "part", ["container:", "services:", "include:", "shell: pwsh", "run: make ", "run: bash .ci/", "if: always()"]
)
def test_every_part_of_a_workflow_comes(part: str) -> None:
    assert any(part in text for text in ci().values())
