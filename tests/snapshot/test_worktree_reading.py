from __future__ import annotations

import errno
import os
import weakref
from pathlib import Path

import pytest

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot import disk
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo
from support.snapshots import digest_of, listed


def test_odd_names(repo: Repo) -> None:
    names = ["line\nbreak.md", "tab\there.md", 'quote".md', "back\\slash.md", ":(glob)x", "-x", os.fsdecode(b"\xe9.md")]
    repo.write(dict.fromkeys(names, "x")).commit()
    repo.write(dict.fromkeys(names, "changed"))
    snapshot = listed(repo)
    assert snapshot.files() == tuple(sorted(names))
    assert {snapshot.read(name) for name in names} == {b"changed"}
    assert {snapshot.presence(name) for name in names} == {Presence.FILE}
    changed = snapshot.facts().digest
    repo.commit()
    assert digest_of(repo) == changed


def test_a_file_without_permission_to_read(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write({"a.md": "A"}).commit()
    snapshot = listed(repo)

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(repo.root / "a.md"))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableError) as caught:
        snapshot.read("a.md")
    assert (str(caught.value), caught.value.unknown) == ("a.md: permission denied", None)


def test_what_took_a_files_place_is_never_waited_for(repo: Repo) -> None:
    repo.write({"pipe.md": "P", "folder.md": "F", "dir/a.md": "A"}).commit()
    early = listed(repo)
    for name in ("pipe.md", "folder.md"):
        (repo.root / name).unlink()
    os.mkfifo(repo.root / "pipe.md")
    (repo.root / "folder.md").mkdir()
    (repo.root / "dir").rename(repo.root / "real")
    (repo.root / "dir").symlink_to("real")
    messages = []
    for path in early.files():
        with pytest.raises(UnreadableError) as caught:
            early.read(path)
        messages.append((str(caught.value), caught.value.unknown))
    assert messages == [
        ("dir/a.md: lies behind a symbolic link", Unknown.OUTSIDE),
        ("folder.md: is no regular file any more", None),
        ("pipe.md: is no regular file any more", None),
    ]
    late = listed(repo)
    assert late.files() == ()
    assert [late.presence(path) for path in early.files()] == [
        Presence.OUTSIDE,
        Presence.UNTRACKED,
        Presence.UNTRACKED,
    ]


def test_a_file_swapped_for_a_link_is_not_followed(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit()
    snapshot = listed(repo)
    (repo.root / "a.md").unlink()
    (repo.root / "a.md").symlink_to("/etc/passwd")
    with pytest.raises(UnreadableError, match=r"^a\.md: too many levels of symbolic links$"):
        snapshot.read("a.md")


def test_too_large(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "MAX_FILE_BYTES", 3)
    repo.write({"a.md": "123", "b.md": "1234"}).commit()
    snapshot = listed(repo)
    assert snapshot.read("a.md") == b"123"
    with pytest.raises(UnreadableError) as caught:
        snapshot.digest("b.md")
    assert caught.value.unknown is Unknown.SKIPPED


def test_reading_what_is_not_tracked(repo: Repo) -> None:
    repo.write({"a.md": "A"})
    for path in ("a.md", "../repo/a.md", ".git/config", "none"):
        with pytest.raises(UnreadableError, match="is no tracked file"):
            listed(repo).read(path)


def test_linked_work_trees_and_submodules_are_repositories_of_their_own(repo: Repo, tmp_path: Path) -> None:
    commit = repo.write({"a.md": "A"}).commit()
    repo.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    snapshot = WorkTree(tmp_path / "second", {})
    assert (snapshot.files(), snapshot.facts().commit) == (("a.md",), commit)
    outer = Repo(tmp_path / "outer")
    outer.git("submodule", "--quiet", "add", str(repo.root), "module")
    assert WorkTree(outer.root / "module", {}).read("a.md") == b"A"


def test_a_repository_inside_the_repository_does_not_end_the_questions(repo: Repo) -> None:
    repo.write({"a.md": "A", ".gitignore": "*.log\n"}).commit()
    Repo(repo.root / "nested").write({"x.md": "X"}).commit()
    snapshot = listed(repo)
    assert [snapshot.presence(path) for path in ("nested/x.md", "nested/y.md", "nested/z.log", "nested")] == [
        Presence.UNTRACKED,
        Presence.ABSENT,
        Presence.IGNORED,
        Presence.UNTRACKED,
    ]


def test_a_file_that_grows_while_it_is_read(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write({"a.md": "123"}).commit()
    snapshot = listed(repo)
    real = os.read

    def read_after_growth(file: int, count: int) -> bytes:
        if (repo.root / "a.md").stat().st_size == 3:
            repo.write({"a.md": "123456"})
        return real(file, count)

    monkeypatch.setattr(os, "read", read_after_growth)
    assert snapshot.read("a.md") == b"123456"
    monkeypatch.setattr(disk, "MAX_FILE_BYTES", 5)
    repo.write({"a.md": "123"})
    with pytest.raises(UnreadableError) as caught:
        listed(repo).read("a.md")
    assert caught.value.unknown is Unknown.SKIPPED


def test_deep_paths_between_shallow_ones(repo: Repo) -> None:
    repo.write({".gitignore": "*.log\n/out/\n"}).commit()
    snapshot = listed(repo)
    depths = (*range(40), 200, 0)
    assert [snapshot.presence(f"out/{'x/' * depth}{depth}.md") for depth in depths] == [Presence.IGNORED] * 42
    assert [snapshot.presence(f"{'x/' * depth}{depth}.md") for depth in depths] == [Presence.ABSENT] * 42
    assert [snapshot.presence(f"{'x/' * depth}{depth}.log") for depth in depths] == [Presence.IGNORED] * 42


def test_only_tracked_rules_keep_anything_out(repo: Repo) -> None:
    repo.write({".gitignore": "*.log\n", "docs/.gitignore": "*.md\n", "tests/.gitignore": "*.xml\n"})
    (repo.root / "link").mkdir()
    (repo.root / "link" / ".gitignore").symlink_to("../.gitignore")
    repo.git("add", ".gitignore", "docs", "link")
    repo.write({".git/info/exclude": "*.html\n", "docs/.gitignore": "*.txt\n"})
    repo.git("config", "core.ignoreCase", "true")
    snapshot = listed(repo)
    paths = ("a.log", "docs/a.txt", "docs/a.md", "tests/a.xml", "a.html", "A.LOG", "link/a.log")
    assert [path for path in paths if snapshot.presence(path) is Presence.IGNORED] == [
        "a.log",
        "docs/a.txt",
        "link/a.log",
    ]


def test_a_snapshot_that_was_asked_about_ignored_paths_is_given_free_at_once(repo: Repo) -> None:
    repo.write({".gitignore": "*.log\n"}).commit()
    snapshot = listed(repo)
    assert snapshot.presence("a.log") is Presence.IGNORED
    gone = weakref.ref(snapshot)
    del snapshot
    assert gone() is None
