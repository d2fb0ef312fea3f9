from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dodcheck.errors import UserError
from dodcheck.model.caller import Caller
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.first_parents import LineCommit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.walking import Walk
from dodcheck.trust.past.chosen import ScopeChoice
from dodcheck.trust.past.history import Ending, History, dated_commit, read_history
from support.judging import checklist
from support.repo import Repo

DOD = "docs/DOD.md"


def told(root: Path, asked: str = "", most: int | None = None, since: str | None = None) -> History:
    git = Git(root)
    walk = Walk(git, find_commit(git, "HEAD", "--at"), most, since)
    return read_history(git, walk, Caller(date(2026, 2, 8)), ScopeChoice(asked))


def shown(history: History) -> list[str]:
    return [
        point.problem or " ".join(f"{count} {verdict}" for verdict, count in (point.tally or {}).items() if count)
        for point in history.points
    ]


@pytest.fixture
def story(repo: Repo) -> Repo:
    repo.write({"README.md": "nothing yet"}).commit()
    repo.write({DOD: checklist("- [ ] `a.md` created", "- [x] `b.md` created")}).commit()
    repo.write({"a.md": "# A"}).commit()
    repo.write({"unrelated.md": "# U"}).commit()
    repo.write({"dodcheck.yml": "version: 9"}).commit()
    repo.write({"dodcheck.yml": "version: 1\nrules: {}\n", "b.md": "# B"}).commit()
    return repo


def test_each_commit_is_judged_as_it_was(story: Repo) -> None:
    history = told(story.root)
    assert shown(history) == [
        "",
        "1 refuted 1 open",
        "1 ready 1 refuted",
        "1 ready 1 refuted",
        "dodcheck.yml:1:10: the rules file says no version that this dodcheck knows",
        "1 proved 1 ready",
    ]
    assert (history.ending, len(history.turns)) == (Ending.ROOT, 5)


def test_a_history_says_why_it_ends(story: Repo, tmp_path: Path) -> None:
    since = story.git("rev-parse", "HEAD~2")
    story.git("clone", "--quiet", "--depth", "3", story.root.as_uri(), str(tmp_path / "clone"))
    assert [(one.ending, len(one.points)) for one in (
        told(story.root, most=2),
        told(story.root, since=since),
        told(tmp_path / "clone"),
        told(story.root, most=6),
    )] == [(Ending.LAST, 2), (Ending.SINCE, 2), (Ending.SHALLOW, 3), (Ending.ROOT, 6)]  # fmt: skip


def test_more_commits_than_are_asked_of_git_at_once(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dodcheck.snapshot.walking.AT_ONCE", 2)
    repo.write({DOD: checklist("- [x] `a.md` created")}).commit()
    for number in range(4):
        repo.write({"a.md": "# A" if number % 2 == 0 else ""}).commit()
    assert shown(told(repo.root)) == ["1 refuted", "1 proved", "1 refuted", "1 proved", "1 refuted"]
    assert len(told(repo.root, most=3).points) == 3


@pytest.mark.parametrize("asked", ["phase 1", "1", "Phase-1", "phase i"])
def test_a_scope_is_asked_for_as_people_say_it(story: Repo, asked: str) -> None:
    assert shown(told(story.root, asked))[-1] == "1 proved 1 ready"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("phase 2", "none of these commits has criteria of `phase 2`\n  They have: phase-1."),
        ("\x1b[31m", "none of these commits has criteria of `\\x1b[31m`\n  They have: phase-1."),
    ],
)
def test_a_scope_of_no_commit_is_a_mistake(story: Repo, asked: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        told(story.root, asked)
    assert str(caught.value) == said


def test_commits_without_documents_have_no_history(repo: Repo) -> None:
    repo.write({"a.md": "# A"}).commit()
    with pytest.raises(UserError, match="none of these commits has a criterion in a governance document"):
        told(repo.root)


def test_no_rule_of_another_time_counts(repo: Repo) -> None:
    rule = "version: 1\nrules:\n  phase-1/later:\n    file: {path: a.md}\n"
    repo.write({DOD: checklist("- [x] `a.md` created"), "a.md": "# A", "dodcheck.yml": rule}).commit()
    repo.write({DOD: checklist("- [x] `a.md` created", "- [x] Later")}).commit()
    assert shown(told(repo.root)) == ["1 proved", "2 proved"]


@pytest.mark.parametrize(("seconds", "day"), [(0, "1970-01-01"), (1_767_225_599, "2025-12-31"), (10**18, "None")])
def test_dates_are_days_in_utc_or_none(seconds: int, day: str) -> None:
    assert str(dated_commit(LineCommit("c", (), seconds, "", ())).day) == day


def test_all_ten_verdicts_are_counted(story: Repo) -> None:
    assert all(list(point.tally) == list(Verdict) for point in told(story.root).points if point.tally is not None)
