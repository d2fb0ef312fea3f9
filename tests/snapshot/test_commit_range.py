from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.errors import UserError
from dodcheck.snapshot.commit_range import AddedBlob, GitRange, find_range
from dodcheck.snapshot.git import Git
from support.repo import Repo


def of(repo: Repo, told: str) -> GitRange:
    return find_range(Git(repo.root), told)


def names(found: tuple[AddedBlob, ...], repo: Repo) -> list[tuple[str, str, str]]:
    """Return subject, path and content of all that was added."""
    return [
        (repo.git("log", "-1", "--format=%s", one.commit), one.path, repo.git("cat-file", "blob", one.blob))
        for one in found
    ]


def commit(repo: Repo, subject: str, files: dict[str, str], *gone: str) -> None:
    repo.write(files)
    if gone:
        repo.git("rm", "--quiet", *gone)
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--allow-empty", "-m", subject)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "r")
    commit(made, "first", {"a": "1"})
    made.git("tag", "start")
    commit(made, "adds b", {"b": "secret"})
    commit(made, "takes b away", {"a": "2"}, "b")
    commit(made, "nothing", {})
    return made


def test_what_was_added_is_there_though_it_is_gone(repo: Repo) -> None:
    found = of(repo, "start..HEAD")
    assert names(found.added(), repo) == [("adds b", "b", "secret"), ("takes b away", "a", "2")]
    assert [found.read(one) for one in found.added()] == [b"secret", b"2"]
    assert (found.commits(), found.submodules()) == (3, ())
    assert of(repo, "start..").added() == found.added()


def test_an_empty_range(repo: Repo) -> None:
    found = of(repo, "HEAD..start")
    assert (found.commits(), found.added(), found.submodules()) == (0, (), ())


def test_one_content_is_there_once_at_each_path(repo: Repo) -> None:
    repo.git("tag", "here")
    commit(repo, "twice", {"c": "same", "d": "same"})
    repo.git("mv", "c", "e")
    commit(repo, "moved", {})
    assert names(of(repo, "here..HEAD").added(), repo) == [
        ("twice", "c", "same"),
        ("twice", "d", "same"),
        ("moved", "e", "same"),
    ]


def test_a_shallow_clone_tells_where_it_was_cut_off(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--depth", "2", f"file://{repo.root}", str(tmp_path / "shallow"))
    shallow = Repo(tmp_path / "shallow")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "tag", "start")
    assert of(shallow, "start..HEAD").cut_off() == (repo.git("rev-parse", "HEAD~1"),)
    assert of(shallow, "HEAD~1..HEAD").cut_off() == of(repo, "start..HEAD").cut_off() == ()


def test_a_clone_cut_off_where_the_range_begins_has_all_of_it(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--depth", "3", f"file://{repo.root}", str(tmp_path / "shallow"))
    shallow = Repo(tmp_path / "shallow")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "tag", "start")
    found = of(shallow, "start..HEAD")
    assert (found.commits(), found.cut_off()) == (3, ())


def test_a_first_commit_is_not_cut_off(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--orphan", "other")
    commit(repo, "another first", {"o": "1"})
    assert of(repo, "main..HEAD").cut_off() == ()


def test_a_merge_brings_what_neither_side_has(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "side", "start")
    commit(repo, "on the side", {"s": "side"})
    repo.git("checkout", "--quiet", "main")
    repo.git("tag", "before")
    repo.git("merge", "--quiet", "--no-commit", "--no-ff", "-X", "ours", "side")
    commit(repo, "merged", {"a": "slipped in", "s": "changed", "new": "too"})
    assert names(of(repo, "before..HEAD").added(), repo) == [
        ("on the side", "s", "side"),
        ("merged", "a", "slipped in"),
        ("merged", "new", "too"),
        ("merged", "s", "changed"),
    ]


def test_links_are_no_content_and_submodules_are_told(repo: Repo) -> None:
    repo.git("tag", "here")
    (repo.root / "link").symlink_to("a")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.git('rev-parse', 'HEAD')},third")
    repo.git("add", "link")
    repo.git("commit", "--quiet", "-m", "others")
    found = of(repo, "here..HEAD")
    assert (found.added(), found.submodules()) == ((), ("third",))


EXAMPLE = "For example: --range main..HEAD"
FETCH = "Name one that this clone has, or fetch it: git fetch origin nobody:nobody"
NAME = "Name a commit, branch or tag that this clone has."


@pytest.mark.parametrize(
    ("told", "message", "hint"),
    [
        ("main", "--range takes two commits as A..B, not `main`", EXAMPLE),
        ("main...HEAD", "--range takes two commits as A..B, not `main...HEAD`", EXAMPLE),
        ("..main", "--range takes two commits as A..B, not `..main`", EXAMPLE),
        ("nobody..HEAD", "--range: there is no commit `nobody` here", FETCH),
        ("--output=x..HEAD", "--range: there is no commit `--output=x` here", NAME),
    ],
)
def test_what_is_no_range(told: str, message: str, hint: str, repo: Repo) -> None:
    with pytest.raises(UserError) as raised:
        of(repo, told)
    assert str(raised.value) == f"{message}\n  {hint}"
