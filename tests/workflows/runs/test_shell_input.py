from __future__ import annotations

import pytest

from dodcheck.workflows.runs.dialect import Batch, Dialect, Python
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.runs.shell_input import ShellInput, forgets_exit_code, shell_input
from dodcheck.workflows.shell.lexer import tokens_of
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import Word

SHELL, STOPS = Settings(), Settings(errexit=True)


def given(command: str) -> ShellInput | None:
    words = [token for token in tokens_of(command) if isinstance(token, Word)]
    return shell_input(base_name(words[0]), words, SHELL, SHELL)


@pytest.mark.parametrize(
    ("command", "dialect", "text"),
    [
        ('ssh host "a; b"', SHELL, "a; b"),
        ("ssh host cd x '&&' make", SHELL, "cd x && make"),
        ("ssh -p 22 host bash -ec 'a; b'", STOPS, "a; b"),
        ("su - ci -c 'a; b'", SHELL, "a; b"),
        ("nix-shell ci.nix --run 'a; b'", SHELL, "a; b"),
        ("vagrant ssh box -c 'a; b'", SHELL, "a; b"),
        ("script -qec 'a; b' log", SHELL, "a; b"),
        ("docker compose -f a.yml exec -T app sh -c 'a; b'", SHELL, "a; b"),
        ("docker-compose run --rm app bash -e -c 'a; b'", STOPS, "a; b"),
        ("wsl -d Debian bash -c 'a; b'", SHELL, "a; b"),
        ("python -c 'import a'", Python.SCRIPT, "import a"),
        ("cmd /c 'a & b'", Batch.LINE, "a & b"),
    ],
)
def test_the_text_that_a_shell_is_given(command: str, dialect: Dialect, text: str) -> None:
    found = given(command)
    assert found is not None
    assert (found.dialect, found.text, found.lost) == (dialect, text, False)


@pytest.mark.parametrize(
    "command",
    [
        "ssh host",
        "ssh",
        "docker compose up",
        "docker compose exec app pytest",
        "su ci",
        "python -m pytest",
        "script log",
    ],
)
def test_no_shell_is_given_anything(command: str) -> None:
    assert given(command) is None


def test_python_is_given_a_script() -> None:
    assert given("python3 -u ci/run.py all") == ShellInput(Python.SCRIPT, path="ci/run.py")
    assert given("python $SCRIPT.py") is None


@pytest.mark.parametrize(
    ("command", "lost"),
    [
        ("script -c x log", True),
        ("script -q -c x", True),
        ("script --command x", True),
        ("script -e -c x", False),
        ("script -qefc x", False),
        ("script --return -c x", False),
        ("script log", False),
        ("bash -c x", False),
    ],
)
def test_script_forgets_the_exit_code_without_e(command: str, lost: bool) -> None:  # noqa: FBT001 - what is expected
    assert forgets_exit_code(command.split()) is lost
