from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.rules.hooks.commands import Match, matches
from dodcheck.rules.hooks.pre_commit_file import Hook

RUFF = "https://github.com/astral-sh/ruff-pre-commit"


def hook(entry: str | None, *args: str, own: str = "own", repo: str = "local", language: str = "system") -> Hook:
    return Hook(own, (), repo, language, entry, args, (), None, None, (), False, 1)  # noqa: FBT003 - always_run


@pytest.mark.parametrize(
    ("entry", "wanted", "expected"),
    [
        ("ruff format --check", "ruff format --check", Match.YES),
        ("ruff format --force-exclude --check .", "ruff format --check", Match.YES),
        ("ruff format", "ruff format --check", Match.NO),
        ("ruff check", "ruff format", Match.NO),
        ("ruff", "ruff", Match.YES),
        ("ruff check --fix", "ruff", Match.YES),
        ("ruff format", "ruff", Match.HIDDEN),
        ("mypy .", "mypy", Match.YES),
        ("mypyc .", "mypy", Match.NO),
        ("dmypy run", "mypy", Match.NO),
        ("poetry run -- mypy src", "mypy src/", Match.YES),
        ("poetry run mypy src", "mypy tests", Match.NO),
        ("/bin/bash -c 'mypy src'", "mypy src", Match.YES),
        ("bash -c 'cd src && mypy .'", "mypy .", Match.HIDDEN),
        ("sh lint.sh mypy", "mypy", Match.HIDDEN),
        ("python tools/lint.py", "mypy", Match.HIDDEN),
        ("./lint mypy", "mypy", Match.HIDDEN),
        ("echo mypy", "mypy", Match.NO),
        ("/bin/echo mypy", "mypy", Match.NO),
        ("bash -c 'echo mypy src'", "mypy src", Match.NO),
        ("mypy --version", "mypy", Match.NO),
        ("ruff check --help .", "ruff check", Match.NO),
        ("pytest --collect-only tests", "pytest tests", Match.NO),
        ("pytest --collect-only tests", "pytest --collect-only tests", Match.YES),
        ("bash -c 'mypy --version'", "mypy", Match.NO),
        ("mypy --strict src", "mypy src --pretty tests", Match.NO),
        ("mypy src", "mypy src --pretty --strict", Match.HIDDEN),
        ("python", "python -m mypy", Match.HIDDEN),
        ("bash", "mypy", Match.HIDDEN),
        ("A=1 B=2 mypy", "mypy", Match.YES),
        ("npx eslint src", "eslint", Match.YES),
        ("npm run lint", "eslint", Match.HIDDEN),
        ("grep mypy", "mypy", Match.NO),
        ("mypy 'src", "mypy", Match.HIDDEN),
        ("ruff check --exit-zero", "ruff check", Match.HIDDEN),
        ("ruff check --exit-zero", "ruff format", Match.NO),
        ("ruff check", "uv run ruff check", Match.HIDDEN),
        ("uv run ruff check", "uv run ruff check", Match.YES),
        ("uv run --frozen", "mypy", Match.HIDDEN),
        ("A=b=c mypy", "mypy", Match.YES),
        ("bash -c 'X=1 mypy'", "mypy", Match.YES),
        ("bash -c 'ruff \"$@\"' --", "ruff", Match.YES),
        ("bash -c 'ruff $@' --", "ruff", Match.YES),
        ("ruff --quiet", "ruff", Match.YES),
    ],
)
def test_what_an_entry_runs(entry: str, wanted: str, expected: Match) -> None:
    assert matches(hook(entry), wanted) is expected


@pytest.mark.parametrize(
    ("own", "repo", "args", "wanted", "expected"),
    [
        ("ruff-format", RUFF, ("--check",), "ruff format --check", Match.YES),
        ("ruff-format", RUFF + ".git", ("--check",), "ruff format --check", Match.YES),
        ("ruff-format", RUFF, (), "ruff format --check", Match.NO),
        ("ruff", RUFF, (), "ruff check", Match.YES),
        ("ruff", "https://github.com/example/hooks", (), "ruff check", Match.HIDDEN),
        ("trailing-whitespace", "https://github.com/pre-commit/pre-commit-hooks", (), "ruff check", Match.NO),
        ("identity", "meta", (), "ruff check", Match.NO),
        ("spelling", "https://github.com/example/hooks", (), "codespell", Match.NO),
        ("x", "https://github.com/example/codespell-hooks", (), "codespell", Match.HIDDEN),
        ("x", "https://github.com/codespell/hooks", (), "codespell", Match.NO),
        ("ruff-format", RUFF + "/", ("--check",), "ruff format --check", Match.YES),
        ("ruff-format", "git@github.com:astral-sh/ruff-pre-commit.git", ("--check",), "ruff format --check", Match.YES),
    ],
)
def test_what_hooks_of_other_repositories_run(
    own: str, repo: str, args: tuple[str, ...], wanted: str, expected: Match
) -> None:
    assert matches(hook(None, *args, own=own, repo=repo, language=""), wanted) is expected


@pytest.mark.parametrize("end", ["|| true", "||true", "|| :", "|| exit 0", "; exit 0", "; true"])
def test_a_hook_whose_shell_always_ends_well_is_not_told_by_its_id(end: str) -> None:
    assert matches(hook(f"bash -c 'mypy src {end}'", own="mypy"), "mypy") is Match.HIDDEN


@given(st.text(max_size=60), st.text(min_size=1, max_size=30))
def test_any_words_are_compared(entry: str, wanted: str) -> None:
    assert matches(hook(entry), wanted) in Match
