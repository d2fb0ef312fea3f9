from __future__ import annotations

import pytest

from dodcheck.recall.question import is_repeatable


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--format json",
        "phase 1",
        "phase stage",
        "program",
        "program --format=json",
        "program --format html --as-of 2026-01-01 --no-color",
        "milestone M03 --quiet",
        "claims --strict",
        "claims --base main --report-only",
        "pr --base main",
        "ci inventory",
        "ci risks --format markdown",
        "ci gate",
        "ci signals",
        "ci pins",
    ],
)
def test_what_only_looks_and_prints_is_repeatable(line: str) -> None:
    assert is_repeatable(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "--no-color",
        "--strict",
        "phase",
        "phase 1 2",
        "phase 1 --help",
        "program extra",
        "claims notes.md",
        "claims -",
        "claims --strict -- -",
        "program --report json=report.json",
        "program --evidence junit=results.xml",
        "program --rules other.yml",
        "program --plugin acme",
        "program --repo elsewhere",
        "program --at HEAD~1",
        "program --forma json",
        "pr --base main --accept-weakening",
        "ci",
        "ci risks extra",
        "ci risks --write register.md",
        "ci risks --register register.md",
        "ci pins --allow actions",
        "tick --write",
        "history",
        "selftest",
        "risks",
    ],
)
def test_all_else_is_not(line: str) -> None:
    assert not is_repeatable(line.split())
