from __future__ import annotations

import pytest

from dodcheck.rules.workflows.asked_so import asked_so, bare
from dodcheck.rules.workflows.starting import Starts

CASES = [
    ("python -m build", "python -m build --wheel", Starts.YES),
    ("python -m build", "python3 -X dev -m build", Starts.YES),
    ("python -m build", "python -m pip install build", Starts.NO),
    ("python -m pytest", "python -m pip install -U -m pytest", Starts.NO),
    ("python -m", "python -m build", Starts.YES),
    ("docker build", "docker --context remote build .", Starts.YES),
    ("docker build", "docker run --rm image make build", Starts.PERHAPS),
    ("cargo test", "cargo +nightly test", Starts.YES),
    ("uv build", "uv run tools build", Starts.PERHAPS),
    ("mvn test", "mvn compile test", Starts.YES),
    ("black --check", "black src --check", Starts.YES),
    ("make build", "make test build", Starts.YES),
    ("pytest", "pytest -q", Starts.YES),
    ("jest", "npm install jest", Starts.NO),
    ("jest", "npm exec jest", Starts.YES),
    ("ruff", "uv add --dev ruff", Starts.NO),
    ("rspec", "bundle exec rspec", Starts.YES),
    ("npm ci", "npm ci", Starts.YES),
    ("mocha", "yarn mocha", Starts.YES),
]


@pytest.mark.parametrize(("asked", "command", "told"), CASES)
def test_whether_a_command_says_it_so(asked: str, command: str, told: Starts) -> None:
    assert asked_so(command.split(), asked.split()) is told


@pytest.mark.parametrize(
    ("word", "asked", "told"),
    [
        ("--cov=src", "--cov", "--cov"),
        ("--cov", "--cov", "--cov"),
        ("--cov-report=xml", "--cov", "--cov-report=xml"),
        ("--strict=false", "--strict", "--strict=false"),
        ("--cov=src", "--cov=lib", "--cov=src"),
        ("a=b", "a", "a=b"),
    ],
)
def test_an_option_that_is_asked_for_may_have_any_value(word: str, asked: str, told: str) -> None:
    assert bare(word, asked) == told
