from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.effective.event_filters import shut_by_filters
from dodcheck.workflows.load import load_workflows

JOBS = "\njobs: {a: {runs-on: x, steps: [{run: make}]}}\n"


def told(filters: str, event: str = "pull_request") -> str | None:
    text = f"on: {{{event}: {{{filters}}}}}{JOBS}"
    (workflow,) = load_workflows(MemorySnapshot({".github/workflows/ci.yml": text.encode()})).read
    effect = shut_by_filters(workflow.triggers[0])
    return effect.why if effect else None


@pytest.mark.parametrize(
    ("filters", "what"),
    [
        ("paths-ignore: ['**']", "file"),
        ("paths-ignore: [docs/**, '**/*']", "file"),
        ("paths: ['**', '!**']", "file"),
        ("branches-ignore: ['**']", "branch"),
        ("branches: [main, '!**']", "branch"),
    ],
)
def test_filters_that_let_nothing_through(filters: str, what: str) -> None:
    assert told(filters) == f"`pull_request` starts it for no {what}"


@pytest.mark.parametrize(
    "filters",
    [
        "paths: [docs/**]",
        "paths: ['**', '!docs/**']",
        "paths: ['!**', src/**]",
        "paths-ignore: [docs/**]",
        "paths-ignore: ['**', '!src/**']",
        "branches: [main]",
        "branches-ignore: ['*']",
        "types: [opened]",
    ],
)
def test_filters_that_may_let_something_through(filters: str) -> None:
    assert told(filters) is None


@pytest.mark.parametrize(
    ("filters", "why"),
    [
        ("paths-ignore: ['**']", "`push` starts it for tags only, whatever is changed"),
        ("branches: [main], paths-ignore: ['**']", "`push` starts it for no file"),
        ("branches: [main], tags: ['v*'], paths-ignore: ['**']", None),
        ("branches-ignore: ['**']", "`push` starts it for no branch"),
    ],
)
def test_a_push_of_a_tag_heeds_no_filter_of_paths(filters: str, why: str | None) -> None:
    assert told(filters, "push") == why
