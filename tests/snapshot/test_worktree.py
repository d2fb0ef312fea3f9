from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo
from support.snapshots import digest_of, listed


def test_a_clean_tree(repo: Repo) -> None:
    commit = repo.write({"docs/a.md": "A", "b.md": b"B", "é.md": "E"}).commit()
    snapshot = WorkTree(repo.root, {"junit": b"<x/>"})
    lines = repo.git("-c", "core.quotePath=false", "ls-files", "-s").split("\n")
    digest = hashlib.sha256("\0".join(lines).encode()).hexdigest()
    facts = snapshot.facts()
    assert (facts.commit, facts.dirty, facts.digest, facts.files) == (commit, False, f"sha256:{digest}", 3)
    assert snapshot.files() == ("b.md", "docs/a.md", "é.md")
    assert snapshot.glob("**/*.md") == ("b.md", "docs/a.md", "é.md")
    assert snapshot.read("docs/a.md") == b"A"
    assert snapshot.read("/docs//a.md") == b"A"
    assert snapshot.digest("b.md") == f"sha256:{hashlib.sha256(b'B').hexdigest()}"
    assert snapshot.handed_over("junit") == b"<x/>"
    assert snapshot.handed_over("none") is None
    assert snapshot.handed_over_names() == ("junit",)


def test_no_commit_yet(repo: Repo) -> None:
    empty = listed(repo).facts()
    assert (empty.commit, empty.dirty, empty.files) == (None, False, 0)
    repo.write({"a.md": "A"}).git("add", "a.md")
    staged = listed(repo).facts()
    assert (staged.commit, staged.dirty, staged.files) == (None, True, 1)


def test_work_tree_bytes_count_and_committing_them_keeps_the_digest(repo: Repo) -> None:
    repo.write({"a.md": "A", "b.md": "B", "gone.md": "G", "staged.md": "S", "run.sh": "x"}).commit()
    before = digest_of(repo)
    repo.write({"a.md": "changed", "staged.md": "staged"}).git("add", "staged.md")
    repo.write({"staged.md": "staged and changed"})
    (repo.root / "gone.md").unlink()
    (repo.root / "run.sh").chmod(0o755)
    (repo.root / "b.md").unlink()
    (repo.root / "b.md").symlink_to("a.md")
    snapshot = listed(repo)
    assert snapshot.facts().dirty
    assert snapshot.files() == ("a.md", "run.sh", "staged.md")
    assert snapshot.read("a.md") == b"changed"
    assert [snapshot.presence(path) for path in ("gone.md", "b.md")] == [Presence.ABSENT, Presence.SYMLINK]
    changed = snapshot.facts().digest
    repo.commit()
    assert not listed(repo).facts().dirty
    assert digest_of(repo) == changed != before


def test_a_touched_file_is_not_dirty(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit()
    os.utime(repo.root / "a.md", (1, 1))
    assert not listed(repo).facts().dirty


def test_only_staged_is_dirty(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit()
    repo.write({"a.md": "B"}).git("add", "a.md")
    assert listed(repo).facts().dirty


def test_a_file_that_git_was_told_to_assume_unchanged_is_looked_at(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit()
    before = digest_of(repo)
    repo.git("update-index", "--assume-unchanged", "a.md")
    assert digest_of(repo) == before
    assert not listed(repo).facts().dirty
    repo.write({"a.md": "B"})
    assert digest_of(repo) != before
    assert listed(repo).facts().dirty


def test_intent_to_add_is_untracked(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit()
    before = digest_of(repo)
    repo.write({"new.md": "N"}).git("add", "--intent-to-add", "new.md")
    snapshot = listed(repo)
    assert snapshot.files() == ("a.md",)
    assert snapshot.presence("new.md") is Presence.UNTRACKED
    assert (snapshot.facts().dirty, snapshot.facts().digest) == (False, before)


def test_a_conflict_counts_once_and_resolving_it_as_it_stands_keeps_the_digest(repo: Repo) -> None:
    repo.write({"a.md": "base"}).commit()
    repo.git("checkout", "--quiet", "-b", "other")
    repo.write({"a.md": "theirs"}).commit()
    repo.git("checkout", "--quiet", "main")
    repo.write({"a.md": "ours"}).commit()
    with pytest.raises(AssertionError):
        repo.git("merge", "other")
    snapshot = listed(repo)
    assert snapshot.files() == ("a.md",)
    assert snapshot.facts().dirty
    assert snapshot.read("a.md").startswith(b"<<<<<<<")
    repo.commit()
    assert digest_of(repo) == snapshot.facts().digest


def test_a_sha256_repository(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", "--object-format=sha256")
    commit = repo.write({"a.md": "A"}).commit()
    assert listed(repo).facts().commit == commit
    repo.write({"a.md": "B"})
    changed = digest_of(repo)
    repo.commit()
    assert digest_of(repo) == changed


def test_what_stands_at_a_path(repo: Repo, tmp_path: Path) -> None:
    module = Repo(tmp_path / "module")
    module.write({"inside.md": "M"}).commit()
    repo.write({"docs/a.md": "A", "out/forced.md": "F", ".gitignore": "/outputs/\r\n*.log\n!keep.log\n:odd\n-dash\n"})
    repo.git("add", "--force", "out/forced.md")
    (repo.root / "link.md").symlink_to("docs/a.md")
    (repo.root / "linked").symlink_to("docs")
    repo.git("submodule", "--quiet", "add", str(module.root), "third_party/module")
    repo.commit()
    repo.write({"new.md": "N", "present.log": "L", "fresh/new.md": "N", ".git/info/exclude": "*.md\n"})
    (repo.root / "shortcut").symlink_to(tmp_path)
    expected = {
        "docs/a.md": Presence.FILE,
        "./docs//a.md": Presence.FILE,
        "docs": Presence.FOLDER,
        "docs/": Presence.FOLDER,
        "out": Presence.FOLDER,
        "link.md": Presence.SYMLINK,
        "linked": Presence.SYMLINK,
        "linked/a.md": Presence.OUTSIDE,
        "shortcut/module": Presence.OUTSIDE,
        "third_party/module": Presence.SUBMODULE,
        "third_party/module/inside.md": Presence.SUBMODULE,
        "third_party": Presence.SUBMODULE,
        "new.md": Presence.UNTRACKED,
        "fresh": Presence.UNTRACKED,
        "present.log": Presence.IGNORED,
        "absent.log": Presence.IGNORED,
        "deep/er/absent.log": Presence.IGNORED,
        "keep.log": Presence.ABSENT,
        "outputs/report.html": Presence.IGNORED,
        "outputs": Presence.IGNORED,
        "docs/outputs": Presence.ABSENT,
        ":odd": Presence.IGNORED,
        "-dash": Presence.IGNORED,
        ":(top)docs": Presence.ABSENT,
        "--help": Presence.ABSENT,
        "nowhere.md": Presence.ABSENT,
        "docs/a.md/below": Presence.ABSENT,
        "line\nbreak.log": Presence.IGNORED,
        "a/" * 40000 + "b": Presence.ABSENT,
        "x" * 300 + ".log": Presence.IGNORED,
        "a/" * 2000 + "b": Presence.ABSENT,
        "a" * 4090 + ".log": Presence.IGNORED,
        "../repo/docs/a.md": Presence.OUTSIDE,
        ".git/config": Presence.OUTSIDE,
        "": Presence.OUTSIDE,
    }
    snapshot = listed(repo)
    assert {path: snapshot.presence(path) for path in expected} == expected


def test_a_sparse_checkout_is_read_from_the_object_store(repo: Repo) -> None:
    repo.write({"in/a.md": "A", "out/b.md": "B", "out/c.md": ""}).commit()
    whole = digest_of(repo)
    repo.git("sparse-checkout", "set", "in")
    assert not (repo.root / "out").exists()
    snapshot = listed(repo)
    assert snapshot.files() == ("in/a.md", "out/b.md", "out/c.md")
    assert [snapshot.read(path) for path in snapshot.files()] == [b"A", b"B", b""]
    assert (snapshot.facts().dirty, snapshot.facts().digest) == (False, whole)


def test_a_blob_that_this_clone_lacks_is_skipped_and_the_next_is_read(repo: Repo) -> None:
    repo.write({"in/a.md": "A", "out/b.md": "B", "out/c.md": "C"}).commit()
    repo.git("sparse-checkout", "set", "in")
    blob = repo.git("rev-parse", "HEAD:out/b.md")
    (repo.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    snapshot = listed(repo)
    with pytest.raises(UnreadableError) as caught:
        snapshot.read("out/b.md")
    assert (str(caught.value), caught.value.unknown) == (
        "out/b.md: its content is not in this clone",
        Unknown.SKIPPED,
    )
    assert snapshot.read("out/c.md") == b"C"
