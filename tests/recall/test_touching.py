"""Whatever an answer may rest on: once it is touched, the command runs again."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dodcheck.recall import kept_answers
from dodcheck.recall.store import write_kept
from support.recalling import Desk, Told
from support.repo import Repo

DOCUMENT = """\
# Definition of Done

## Phase 1

- [x] `src/main.py` exists
- [x] `out/report.json` exists
- [x] `ignored/log.txt` exists
- [ ] `later.md` exists
"""
TICK = 0.05
"""Longer than the system takes to count a new time of a change, in seconds."""


@pytest.fixture
def desk(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    repo.write({"docs/DEFINITION_OF_DONE.md": DOCUMENT, "src/main.py": "print(1)\n", ".gitignore": "ignored/\n"})
    repo.write({"src/untouched.py": "", "folder/file.txt": "words\n"}).commit()
    repo.git("branch", "other")
    repo.write({"out/other.json": "{}", "notes.txt": "untracked\n"})
    time.sleep(TICK)
    return Desk(repo.root, tmp_path / "answers", monkeypatch)


def test_an_answer_is_given_again_byte_for_byte(desk: Desk) -> None:
    first = desk.ask("claims")
    assert (first.code, first.ran) == (1, True)
    assert desk.ask("claims") == Told(1, first.text, ran=False)


def amended(repo: Repo) -> None:
    repo.git("commit", "--quiet", "--amend", "--message", "Say it otherwise")


def staged(repo: Repo) -> None:
    repo.git("update-index", "--add", "--cacheinfo", f"100644,{repo.git('hash-object', '-w', 'notes.txt')},staged.txt")


def moved_and_linked_to(repo: Repo) -> None:
    (repo.root / "folder").rename(repo.root / "moved")
    (repo.root / "folder").symlink_to("moved")


def same_size_and_time(repo: Repo) -> None:
    path = repo.root / "src/main.py"
    before = path.stat()
    path.write_text("print(2)\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


TOUCHES: dict[str, Callable[[Repo], object]] = {
    "the document": lambda repo: repo.write({"docs/DEFINITION_OF_DONE.md": DOCUMENT.replace("[ ]", "[x]")}),
    "a file that is named": lambda repo: (repo.root / "src/main.py").unlink(),
    "a file of the same size and time": same_size_and_time,
    "a time before any that is noted": lambda repo: os.utime(repo.root / "src/main.py", ns=(-1, -1)),
    "a file that nothing speaks of": lambda repo: repo.write({"src/untouched.py": "1\n"}),
    "a file that can't be read any more": lambda repo: (repo.root / "src/main.py").chmod(0),
    "a file that is named and not tracked": lambda repo: repo.write({"out/report.json": "{}"}),
    "a file that is named and absent": lambda repo: repo.write({"later.md": "now\n"}),
    "a file that is ignored": lambda repo: repo.write({"ignored/log.txt": "line\n"}),
    "what is ignored": lambda repo: repo.write({".gitignore": ""}),
    "a folder that is now a link": moved_and_linked_to,
    "the top folder": lambda repo: repo.root.chmod(0o700),
    "the index": staged,
    "what git looks at": lambda repo: repo.git("update-index", "--assume-unchanged", "src/main.py"),
    "the commit": lambda repo: repo.commit(),
    "the words of the commit": amended,
    "the branch": lambda repo: repo.git("switch", "--quiet", "other"),
    "another branch": lambda repo: repo.git("branch", "new"),
    "a tag": lambda repo: repo.git("tag", "v1"),
    "packed names of commits": lambda repo: repo.git("pack-refs", "--all"),
    "the configuration": lambda repo: repo.git("config", "core.autocrlf", "input"),
    "the remote": lambda repo: repo.git("remote", "add", "origin", "https://example.org/a/b.git"),
    "settings of this work tree alone": lambda repo: (repo.root / ".git/config.worktree").write_text("[core]\n"),
    "what git ignores here": lambda repo: (repo.root / ".git/info").mkdir(exist_ok=True),
    "the folder of git": lambda repo: (repo.root / ".git").chmod(0o700),
    "a boundary of history": lambda repo: (repo.root / ".git/shallow").write_text(repo.git("rev-parse", "HEAD") + "\n"),
}


@pytest.mark.parametrize("touched", TOUCHES)
def test_what_is_touched_is_looked_at_again(desk: Desk, repo: Repo, touched: str) -> None:
    desk.ask("claims")
    TOUCHES[touched](repo)
    assert desk.ask("claims").ran


@pytest.mark.parametrize("branch", ["modules/one", "logs/two", "objects", "deep/worktrees/lfs"])
def test_a_branch_is_looked_at_whatever_it_is_called(desk: Desk, repo: Repo, branch: str) -> None:
    repo.git("branch", branch)
    before = repo.commit("Change nothing")
    desk.ask("claims")
    repo.git("update-ref", f"refs/heads/{branch}", before)
    assert desk.ask("claims").ran


def test_what_nobody_looks_at_may_come_and_go(desk: Desk, repo: Repo) -> None:
    desk.ask("claims")
    repo.write({"scratch.txt": "new\n", "src/__pycache__/main.pyc": b"\0", "notes.txt": "other words\n"})
    assert not desk.ask("claims").ran


class Terminal(io.StringIO):
    """A stream of a terminal."""

    def isatty(self) -> bool:
        return True


SURROUNDINGS: dict[str, Callable[[pytest.MonkeyPatch, Repo], None]] = {
    "a variable": lambda patch, _: patch.setenv("GITHUB_SERVER_URL", "https://example.org"),
    "the folder": lambda patch, repo: patch.chdir(repo.root / "src"),
    "the release of dodcheck": lambda patch, _: patch.setattr("dodcheck.recall.surroundings.__version__", "0"),
    "the Python": lambda patch, _: patch.setattr(sys, "version", "4"),
    "what is installed": lambda patch, repo: patch.setattr(sys, "path", [*sys.path, str(repo.root / "src")]),
    "the program that runs it": lambda patch, _: patch.setattr(sys, "executable", "/elsewhere/python"),
    "standard input from a terminal": lambda patch, _: patch.setattr(sys, "stdin", Terminal()),
    "standard error on a terminal": lambda patch, _: patch.setattr(sys, "stderr", Terminal()),
    "another git": lambda patch, repo: patch.setenv("PATH", f"{os.environ['PATH']}:{repo.root}"),
    "the terminal": lambda patch, _: patch.setattr(os, "get_terminal_size", lambda: os.terminal_size((200, 60))),
}


@pytest.mark.parametrize("changed", SURROUNDINGS)
def test_other_surroundings_are_another_question(
    desk: Desk, repo: Repo, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ask("claims")
    with monkeypatch.context() as only_here:
        SURROUNDINGS[changed](only_here, repo)
        assert desk.ask("claims").ran
    assert not desk.ask("claims").ran


def test_without_standard_input_it_is_the_same_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ask("claims")
    monkeypatch.setattr(sys, "stdin", None)
    assert not desk.ask("claims").ran


def test_other_words_are_another_question(desk: Desk) -> None:
    assert [desk.ask("claims").ran, desk.ask("claims", "--strict").ran, desk.ask("phase", "1").ran] == [True] * 3
    assert [desk.ask("claims").ran, desk.ask("claims", "--strict").ran, desk.ask("phase", "1").ran] == [False] * 3


def test_what_has_another_answer_each_time_is_not_kept(desk: Desk) -> None:
    assert [desk.ask("history").ran, desk.ask("history").ran] == [True, True]


def test_a_folder_that_is_gone_has_no_answers(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert kept_answers.question_of(["claims"]) is None
    assert not desk.answers.exists()


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("CI", "1"), ("DODCHECK_CACHE", "off")])
def test_where_nothing_is_kept(desk: Desk, name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ask("claims")
    monkeypatch.setenv(name, value)
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, True]


@pytest.mark.parametrize("value", ["", "0", "false"])
def test_a_variable_that_says_that_this_is_no_ci(desk: Desk, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, False]


def test_nothing_is_kept_in_the_repository_itself(desk: Desk, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(repo.root / "cache"))
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, True]
    assert not (repo.root / "cache").exists()


def test_a_mistake_is_no_answer_to_keep(desk: Desk, repo: Repo) -> None:
    repo.write({"dodcheck.yml": "nonsense: true\n"}).commit()
    with pytest.raises(Exception, match="nonsense"):
        desk.ask("claims")
    assert not desk.answers.exists()


def test_what_was_touched_just_now_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "_CLOCK_GRAIN", 3600_000_000_000)
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, True]


def test_what_is_touched_while_it_runs_is_not_kept(desk: Desk, repo: Repo) -> None:
    desk.ask("claims", meanwhile=(repo.root / "src/untouched.py").touch)
    assert desk.ask("claims").ran


def test_a_branch_that_moves_while_it_runs_is_seen(desk: Desk, repo: Repo) -> None:
    desk.ask("claims", meanwhile=lambda: repo.git("branch", "new"))
    assert desk.ask("claims").ran


def test_an_answer_that_somebody_damaged_is_none(desk: Desk) -> None:
    first = desk.ask("claims")
    (kept,) = (desk.answers / "dodcheck").iterdir()
    kept.write_bytes(kept.read_bytes()[:-3])
    assert desk.ask("claims") == first


def test_an_answer_of_a_damaged_form_is_none(desk: Desk) -> None:
    first = desk.ask("claims")
    (kept,) = (desk.answers / "dodcheck").iterdir()
    write_kept(str(kept.parent), kept.name, b"dodcheck answer 1 1\n")
    assert desk.ask("claims") == first


def test_work_trees_have_answers_of_their_own(desk: Desk, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ask("claims")
    second = repo.root.parent / "second"
    repo.git("worktree", "add", "--quiet", str(second), "other")
    monkeypatch.chdir(second)
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, False]
    repo.git("branch", "new")
    assert desk.ask("claims").ran
