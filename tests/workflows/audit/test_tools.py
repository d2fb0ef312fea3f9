from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.repository import read_repository
from dodcheck.workflows.audit.tools import commands_of_tools

KNOWN = frozenset({"pytest", "trivy", "ruff"})


def tools(*script: str) -> list[str]:
    """Return the calls of known tools in a script, in the order in which they are told."""
    lines = "".join(f"          {line}\n" for line in script)
    workflow = f"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n{lines}"
    repository = read_repository(MemorySnapshot({".github/workflows/a.yml": workflow.encode()}))
    return [" ".join(words) for _, words in commands_of_tools(repository.subjects[0], KNOWN)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("pytest -q", ["pytest -q"]),
        ("bin/pytest -q", ["pytest -q"]),
        ("python -m pytest -q", ["pytest -q"]),
        ("python -m other pytest", []),
        ("python pytest", []),
        ("npx --yes ruff@1 check", ["ruff check"]),
        ("yarn run ruff check", ["ruff check"]),
        ("docker run --rm aquasec/trivy:1 image x", ["trivy image x"]),
        ("docker run --rm aquasec/trivy:1 trivy image x", ["trivy image x"]),
        ("docker run trivy image x", []),
        ("docker run -v a:b ghcr.io/x/ruff@sha256:0 aquasec/trivy:1", ["ruff aquasec/trivy:1"]),
        ("docker build aquasec/trivy:1", []),
        ("docker run x/other:1 y/unknown:2", []),
    ],
)
def test_a_tool_is_known_behind_what_starts_it(line: str, found: list[str]) -> None:
    assert tools(line) == found


def test_direct_calls_come_first_then_those_behind_others_by_what_starts_them() -> None:
    found = tools("python -m pytest a", "docker run x/trivy:1 b", "ruff c", "pytest d", "docker run x/ruff:1 e")
    assert found == ["pytest d", "ruff c", "trivy b", "ruff e", "pytest a"]
