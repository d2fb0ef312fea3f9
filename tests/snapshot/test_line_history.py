from __future__ import annotations

from pathlib import Path

from dodcheck.snapshot.git import Git
from dodcheck.snapshot.git_history import GitHistory
from dodcheck.snapshot.walking import Walk
from support.repo import Repo


def test_each_commit_of_a_line_has_the_history_that_git_tells_of_it(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo").write({"a.md": "# A\n"})
    repo.commit("first")
    repo.git("switch", "--quiet", "--create", "side")
    repo.write({"b.md": "# B\n"}).commit("beside")
    repo.git("switch", "--quiet", "main")
    repo.write({"c.md": "# C\n"}).commit("on")
    repo.git("merge", "--quiet", "--no-ff", "--message", "merge", "side")
    last = repo.write({"a.md": "# A\n\nMore.\n"}).commit("last")
    git = Git(tmp_path / "repo")
    seen = []
    for stop in Walk(git, last).stops():
        history, alone = stop.snapshot.history(), GitHistory(git, stop.commit.commit)
        assert history is not None
        for paths in (("a.md",), ("b.md", "c.md"), ("d.md",)):
            assert history.line(history.head(), paths) == alone.line(alone.head(), paths)
        seen.append((stop.commit.subject, [one.subject for one in history.line(history.head(), ("a.md", "b.md"))]))
    assert seen == [
        ("last", ["last", "merge", "first"]),
        ("merge", ["merge", "first"]),
        ("on", ["first"]),
        ("first", ["first"]),
    ]
