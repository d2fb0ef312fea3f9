from __future__ import annotations

import pytest

from dodcheck.model.location import Location
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import without_launchers
from dodcheck.workflows.runs.starting import may_start
from dodcheck.workflows.shell.words import Word

STARTING = (
    *("make all", "gmake", "npm run test", "yarn test", "tox -e py", "python -m tox", "source a.sh", ". a.sh"),
    *("nox -s a", "python -m nox", "just test", "task test", "composer test", "poe test", "hatch run test"),
    *("eval x", "bash -c x", "/bin/sh a.sh", "pwsh -File a.ps1", "PowerShell a", "powershell.exe -Command x"),
    *(
        "docker run x sh -c y",
        "kubectl exec x",
        "cmd /c x",
        "CMD /c x",
        "./a.sh",
        r".\\a.ps1",
        "build.bat",
        "BUILD.CMD",
        "python a.py",
        "python3 -c x",
        "ssh host x",
        "script -c x",
        "nix-shell --run x",
    ),
)
PLAIN = ("echo make", "python -m pytest", "python --version", "tar xf a", "maker", "pytest tests", "git push", "x=1")


def command(text: str) -> Command:
    words = tuple(Word(part, exact=True, bare=True, line=0) for part in text.split())
    return Command(
        *without_launchers(words)[:1], (), frozenset(), Location("a.sh", 1), None, without_launchers(words).launched
    )


@pytest.mark.parametrize("text", STARTING)
def test_what_may_start_others(text: str) -> None:
    assert may_start(command(text))


@pytest.mark.parametrize("text", PLAIN)
def test_what_starts_none(text: str) -> None:
    assert not may_start(command(text))


def test_nothing_starts_nothing() -> None:
    assert not may_start(command(""))
