from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from dodcheck.commands.progress import HIDDEN, ProgressLine, can_show_progress, columns
from dodcheck.snapshot.memory import MemorySnapshot
from support.cases import MAIN, dodcheck, environment
from support.forked import forked
from support.repo import Repo
from support.terminals import on_a_terminal

DOD = "## Phase 1: One\n\n- [x] `a.md` created\n- [x] `b.md` created\n"
CI = "on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: make}]}}\n"
AT_ONCE = f"import dodcheck.commands.progress as shown; shown.AFTER = shown.EVERY = 0\n{MAIN}"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_quick_work_shows_nothing(clock: Clock) -> None:
    line = ProgressLine(terminal := Terminal(), 80, clock)
    for _ in line.along("judging statement", range(49), 49):
        clock.now += 0.01
    line.erase()
    assert terminal.getvalue() == ""


def test_long_work_shows_one_line_that_vanishes(clock: Clock) -> None:
    line = ProgressLine(terminal := Terminal(), 80, clock)
    snapshot = line.watched(MemorySnapshot({"a": b"A", "b": b"B"}))
    for number in line.along("judging statement", range(1, 1202), 1201):
        clock.now += 0.0 if number > 1 else 0.6
        if number == 1201:
            clock.now += 0.2
            snapshot.read("a")
    clock.now += 0.05
    snapshot.read("b")
    clock.now += 0.05
    snapshot.read("b")
    line.erase()
    shown = terminal.getvalue().split("\r")
    assert [text.rstrip() for text in shown] == [
        "",
        "judging statement 2 of 1,201",
        "judging statement 1,201 of 1,201: 1 file read",
        "3 files read",
        "3 files read",
        "",
        "",
    ]
    assert [len(text) for text in shown[-4:]] == [45, 12, 12, 0]


def test_a_copy_of_the_process_shows_nothing(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ProgressLine(terminal := Terminal(), 80, clock)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    for _ in line.along("looking at workflow", range(2), 2):
        clock.now += 1
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("width", "text"), [(40, "judging commit 12: 1 file read"), (20, "judging commit 12: "), (1, "")]
)
def test_a_narrow_terminal_gets_the_beginning(clock: Clock, width: int, text: str) -> None:
    line = ProgressLine(terminal := Terminal(), width, clock)
    snapshot = line.watched(MemorySnapshot({"a": b"A"}))
    for number in line.along("judging commit", range(1, 13), None):
        if number == 12:
            clock.now += 1
            snapshot.read("a")
    assert terminal.getvalue() == f"\r{text}"


def test_without_a_terminal_snapshot_and_items_stay_as_they_are() -> None:
    snapshot, items = MemorySnapshot({}), [1, 2]
    assert (HIDDEN.watched(snapshot) is snapshot, list(HIDDEN.along("x", items, 2))) == (True, items)


@pytest.mark.parametrize(
    ("stream", "env", "shown"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {"CI": "true"}, False),
        (Terminal(), {"CI": "false"}, True),
        (StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_who_is_shown_progress(stream: StringIO, env: dict[str, str], *, shown: bool) -> None:
    assert can_show_progress(stream, env) is shown


@pytest.mark.parametrize(("told", "width"), [("40", 40), ("0", 80), ("-1", 80), ("x", 80), ("²", 80), ("", 80)])
def test_how_wide_a_terminal_is(told: str, width: int) -> None:
    assert columns(StringIO(), {"COLUMNS": told}) == width


@pytest.fixture
def judged(repo: Repo) -> Repo:
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n"}).commit()
    repo.write({".github/workflows/ci.yml": CI}).commit()
    forked("phase", "1", "--report", "json=done.json", cwd=repo.root)
    forked("phase", "1", "--base", "HEAD^", "--report", "json=compared.json", cwd=repo.root)
    return repo


def stderr_of(root: Path, *arguments: str, **env: str) -> str:
    """Return what a terminal in the place of standard error is sent."""
    kept = {name: value for name, value in environment(**env).items() if name != "CI" or "CI" in env}
    command = [sys.executable, "-c", AT_ONCE, *arguments]
    return on_a_terminal(
        lambda its: subprocess.Popen(command, cwd=root, env=kept, stdout=subprocess.DEVNULL, stderr=its)  # noqa: S603 - the tests' own words
    )[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("phase", "1"), "judging statement 2 of 2"),
        (("claims", "--format", "json"), "judging statement 2 of 2"),
        (("pr", "--base", "HEAD^"), "judging statement 2 of 2"),
        (("history",), "judging commit 2 of 2"),
        (("history", "--last", "1"), "judging commit 1 of 1"),
        (("blame", "docs/DOD.md:3"), "looking at commit 2"),
        (("selftest",), "trying rule 1 of 1"),
        (("diff", "HEAD^"), "judging statement 2 of 2"),
        (("tick",), "judging statement 2 of 2"),
        (("verify", "done.json"), "judging statement 2 of 2"),
        (("verify", "compared.json", "--base", "HEAD^"), "judging statement 2 of 2"),
        (("ci", "risks"), "looking at workflow 1 of 1"),
        (("secrets",), "3 files read"),
        (("secrets", "--range", "HEAD^..HEAD"), "reading file 1 of 1"),
        ((), "files read"),
    ],
)
def test_commands_that_may_take_long_show_how_far_they_are(judged: Repo, arguments: tuple[str, ...], said: str) -> None:
    shown = stderr_of(judged.root, *arguments)
    assert (said in shown, shown.replace("\n", "").endswith(" \r"), "\x1b" in shown) == (True, True, False)


@pytest.mark.parametrize(
    ("arguments", "env"),
    [(("phase", "1", "--quiet"), {}), (("phase", "1"), {"CI": "true"}), (("phase", "1"), {"TERM": "dumb"})],
)
def test_others_are_left_alone(judged: Repo, arguments: tuple[str, ...], env: dict[str, str]) -> None:
    assert stderr_of(judged.root, *arguments, **env) == ""


def test_a_mistake_stands_on_a_line_of_its_own(judged: Repo) -> None:
    (judged.root / "dodcheck.yml").write_text("version: 1\nrules: {x: {file: 1}}\n", encoding="utf-8")
    judged.commit()
    shown = stderr_of(judged.root, "claims")
    assert (" \rdodcheck: dodcheck.yml:2:" in shown, "read\n" in shown) == (True, False)


def test_what_is_no_terminal_is_sent_nothing(judged: Repo) -> None:
    assert dodcheck("history", cwd=judged.root).stderr == ""
