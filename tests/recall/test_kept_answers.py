"""What goes wrong while an answer is looked for or kept: the command runs, and nothing is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dodcheck.recall.answer import Answer
from dodcheck.recall.kept_answers import Question, keep_answer, question_of, recall_answer, traces_before
from support.recalling import LONG_AGO, Desk
from support.repo import Repo

SAID = Answer(0, b"done\n")


@pytest.fixture
def desk(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    repo.write({"a.txt": "a"}).commit()
    return Desk(repo.root, tmp_path / "answers", monkeypatch)


def question() -> Question:
    found = question_of(["claims"])
    assert found is not None
    return found


def kept(seen_first: Callable[[], object] = lambda: None) -> Question:
    """Return a question whose answer was kept, where nothing was in the way; something happens before it is."""
    one = question()
    seen = traces_before(one)
    assert seen is not None
    seen_first()
    keep_answer(one, SAID, seen, [])
    return one


def test_an_answer_is_kept(desk: Desk) -> None:
    assert recall_answer(kept()) == SAID
    assert len(list((desk.answers / "dodcheck").iterdir())) == 1


def test_a_repository_that_goes_away_has_no_answer(desk: Desk, repo: Repo) -> None:
    one = kept()
    repo.root.rename(repo.root.parent / "elsewhere")
    assert (recall_answer(one), traces_before(one)) == (None, None)
    assert desk.answers.exists()


def test_one_that_goes_away_while_the_command_runs_keeps_none(desk: Desk, repo: Repo) -> None:
    kept(lambda: repo.root.rename(repo.root.parent / "elsewhere"))
    assert not desk.answers.exists()


def test_a_time_that_can_not_be_noted_keeps_none(desk: Desk, repo: Repo) -> None:
    kept(lambda: os.utime(repo.root / "a.txt", ns=(-1, -1)))
    assert traces_before(question()) is None
    assert not desk.answers.exists()


def test_without_git_none_is_kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert traces_before(question()) is None
    assert not desk.answers.exists()


def test_where_no_folder_can_be_made_none_is_kept(desk: Desk) -> None:
    desk.answers.write_text("a file\n")
    assert recall_answer(kept()) is None


@pytest.mark.parametrize(("later", "answer"), [(0, None), (1, SAID)])
def test_what_changed_so_shortly_before_is_not_kept(desk: Desk, later: int, answer: Answer | None) -> None:
    seen = traces_before(question())
    assert seen is not None
    newest = max(seen.in_tree.newest, seen.in_git.newest)
    one = question()._replace(at=newest + LONG_AGO + later)
    keep_answer(one, SAID, seen, [])
    assert recall_answer(one) == answer
    assert desk.answers.exists() == (answer is not None)
