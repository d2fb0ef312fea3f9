"""The folders that sessions of nox change to before a call."""

from __future__ import annotations

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.runs.nox import folder_of_session

NOXFILE = b"""\
import nox

@nox.session
def unit(session):
    session.run("pytest")
    with session.chdir("src"):
        session.run("mypy")
        session.cd("app")
        session.run("ruff")
    session.run("pytest")
    session.chdir("docs")
    session.chdir(session.posargs[0])
    session.run("sphinx-build")

@nox.session
def other(session):
    session.run("pytest")
"""


def test_the_folder_at_each_line() -> None:
    snapshot = MemorySnapshot({"noxfile.py": NOXFILE})
    lines = NOXFILE.decode().splitlines()
    found = {
        (number, line.strip()): folder_of_session("noxfile.py", number, snapshot)
        for number, line in enumerate(lines, 1)
        if "session.run" in line
    }
    assert found == {
        (5, 'session.run("pytest")'): None,
        (7, 'session.run("mypy")'): "src",
        (9, 'session.run("ruff")'): "src/app",
        (10, 'session.run("pytest")'): None,
        (13, 'session.run("sphinx-build")'): "docs",
        (17, 'session.run("pytest")'): None,
    }
