from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.git_history import GitHistory
from dodcheck.snapshot.history import CommitEntry, History
from dodcheck.snapshot.worktree import WorkTree
from support.memory_history import MemoryHistory
from support.repo import Repo


def history_of(repo: Repo) -> GitHistory:
    git = Git(repo.root)
    head = git.run("rev-parse", "HEAD").decode().strip()
    return GitHistory(git, head)


def shown(entries: tuple[CommitEntry, ...]) -> list[str]:
    return [f"{entry.subject}: {' '.join(entry.paths)}" for entry in entries]


@pytest.fixture
def merged(repo: Repo) -> Repo:
    """A line with an empty commit, and a branch that came to it by a merge which changed a file of its own."""
    repo.write({"a.md": "A"}).commit("first")
    repo.git("checkout", "-q", "-b", "work")
    repo.write({"b c.md": "B"}).commit("M03: begin\n\nwhy, in two\n\nparagraphs")
    repo.git("checkout", "-q", "main")
    repo.git("commit", "-q", "--allow-empty", "--message", "nothing")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "work")
    repo.write({"evil.md": "E"}).commit("merge work")
    repo.git("tag", "-a", "v1", "-m", "one")
    repo.git("rm", "-q", "a.md")
    repo.commit("last")
    return repo


def test_the_log_tells_of_every_commit_and_what_it_changed(merged: Repo) -> None:
    history: History = history_of(merged)
    assert sorted(shown(history.log(history.head()))) == [
        "M03: begin: b c.md",
        "first: a.md",
        "last: a.md",
        "merge work: evil.md",
        "nothing: ",
    ]
    begun = next(entry for entry in history.log(history.head()) if entry.subject.startswith("M03"))
    assert begun.message == "M03: begin\n\nwhy, in two\n\nparagraphs"


def test_a_range_and_the_line_of_some_files(merged: Repo) -> None:
    history = history_of(merged)
    tagged = history.find("v1")
    assert tagged is not None
    assert shown(history.log(history.head(), tagged)) == ["last: a.md"]
    assert shown(history.line(history.head(), ("b c.md",))) == ["merge work: b c.md"]
    both = history.line(history.head(), ("a.md", "evil.md"))
    assert shown(both) == ["last: a.md", "merge work: evil.md", "first: a.md"]
    assert history.line(history.head(), ()) == ()


def test_files_of_past_commits(merged: Repo) -> None:
    history = history_of(merged)
    tagged = history.find("v1")
    assert tagged is not None
    assert [history.read(tagged, "a.md"), history.read(history.head(), "a.md")] == [b"A", None]
    assert [history.read(tagged, "../a.md"), history.read("0" * 40, "a.md"), history.read(tagged, "x\ny")] == [None] * 3


def test_names_of_commits(merged: Repo) -> None:
    history = history_of(merged)
    assert history.tags() == {"v1": history.find("v1^{commit}")}
    assert history.branches() == {"main": history.head(), "work": history.find("work")}
    assert [history.find(name) for name in ("nowhere", "--all", "a\nb", "v1:a.md")] == [None] * 4


def test_a_shallow_clone_says_so(merged: Repo, tmp_path: Path) -> None:
    merged.git("clone", "-q", "--depth=1", f"file://{merged.root}", str(tmp_path / "cut"))
    cut = GitHistory(Git(tmp_path / "cut"), history_of(merged).head())
    assert (cut.shallow(), history_of(merged).shallow()) == (True, False)
    assert shown(cut.log(cut.head())) == ["last: b c.md evil.md"]


def test_snapshots_tell_their_history(merged: Repo) -> None:
    head = history_of(merged).head()
    for snapshot in (WorkTree(merged.root, {}), Commit(Git(merged.root), head, {})):
        history = snapshot.history()
        assert history is not None
        assert history.head() == head


def test_without_a_commit_there_is_no_history(repo: Repo) -> None:
    assert WorkTree(repo.root, {}).history() is None


def test_a_history_in_memory_tells_the_same(merged: Repo) -> None:
    real = history_of(merged)
    entries = real.log(real.head())
    contents = {
        entry.commit: {
            path: data for path in ("a.md", "b c.md", "evil.md") if (data := real.read(entry.commit, path)) is not None
        }
        for entry in entries
    }
    memory: History = MemoryHistory(entries, contents, dict(real.tags()), dict(real.branches()))
    tagged = real.find("v1")
    for until, since in ((real.head(), None), (real.head(), tagged), (str(real.find("work")), None)):
        assert sorted(memory.log(until, since)) == sorted(real.log(until, since))
    assert shown(memory.line(real.head(), ("b c.md",))) == shown(real.line(real.head(), ("b c.md",)))
    for name in ("v1", "work", "none"):
        assert memory.find(name) == real.find(name)
