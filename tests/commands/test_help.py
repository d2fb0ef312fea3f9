from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.commands.app import app
from dodcheck.commands.ci_app import ci
from dodcheck.commands.help_sections import SECTIONS
from dodcheck.commands.log_app import log
from support.forked import forked

COMMANDS = [command.name or "" for command in app.registered_commands]
COMMANDS += ["ci", *(f"ci {command.name}" for command in ci.registered_commands)]
COMMANDS += ["log", *(f"log {command.name}" for command in log.registered_commands)]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_shows_examples_of_itself_as_they_are_typed(command: str, tmp_path: Path) -> None:
    told = forked(*command.split(), "--help", cwd=tmp_path).stdout
    _, found, examples = told.partition("\n  Examples:\n")
    lines = examples.splitlines()
    assert (found != "", len(lines) > 0) == (True, True)
    assert [line for line in lines if not line.startswith(f"    dodcheck {command}".rstrip())] == []
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("phaze 1", "No such command 'phaze'. Did you mean 'phase'?"),
        ("phase 1 --formt json", "No such option: --formt. Did you mean --format?"),
        ("phase --rule x", "No such option: --rule. Did you mean --rules?"),
        ("--versoin", "No such option: --versoin. Did you mean --version?"),
    ],
)
def test_what_was_meant(typed: str, said: str, tmp_path: Path) -> None:
    done = forked(*typed.split(), cwd=tmp_path)
    assert (done.stderr.splitlines()[0], done.returncode) == (f"dodcheck: {said}", 2)


def test_every_command_is_listed_once() -> None:
    known = [command.name or "" for command in app.registered_commands] + ["ci", "sbom", "log"]
    assert sorted(name for _, names in SECTIONS for name in names) == sorted(known)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("help", "--help"),
        ("help phase", "phase --help"),
        ("help ci risks", "ci risks --help"),
        ("version", "--version"),
        ("-V", "--version"),
    ],
)
def test_what_other_tools_have_as_commands(typed: str, meant: str, tmp_path: Path) -> None:
    told, expected = (forked(*words.split(), cwd=tmp_path) for words in (typed, meant))
    assert (told.stdout, told.stderr, told.returncode) == (expected.stdout, "", 0)
