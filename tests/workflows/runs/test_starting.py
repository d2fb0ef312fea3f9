from __future__ import annotations

import pytest

from dodcheck.workflows.runs.starting import may_start
from dodcheck.workflows.shell.words import Word

STARTING = (
    *("make all", "gmake", "npm run test", "yarn test", "tox -e py", "python -m tox", "source a.sh", ". a.sh"),
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


def words(text: str) -> list[Word]:
    return [Word(part, exact=True, bare=True, line=0) for part in text.split()]


@pytest.mark.parametrize("text", STARTING)
def test_what_may_start_others(text: str) -> None:
    assert may_start(words(text))


@pytest.mark.parametrize("text", PLAIN)
def test_what_starts_none(text: str) -> None:
    assert not may_start(words(text))


def test_nothing_starts_nothing() -> None:
    assert not may_start([])
