from __future__ import annotations

import os
from pathlib import Path

import pytest

from dodcheck.snapshot.git import find_root
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.resolve import resolve
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo

_FILES = {"a.md": "A", "docs/b.md": "B", "same-size.md": "before", "gone.md": "G", ".gitignore": "*.log\n"}


def _ask_everything(root: Path) -> None:
    snapshot = Recording(WorkTree(find_root(root), {}))
    snapshot.facts()
    for path in snapshot.files():
        snapshot.read(path)
        snapshot.digest(path)
    snapshot.glob("**/*.md")
    for word in ("a.md", "x.log", "nowhere", "planted", "planted/HEAD", "planted/x", "module/x", "../x", "b.md"):
        snapshot.presence(word)
        resolve(snapshot, word, "docs/b.md")


def _script(repo: Repo) -> tuple[Path, Path]:
    marker = repo.root.parent / "marker"
    script = repo.root.parent / "evil.sh"
    script.write_text(f"#!/bin/sh\necho run >> '{marker}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    return script, marker


def _make_dirty(repo: Repo) -> None:
    repo.write({"a.md": "changed", "same-size.md": "after!", "untracked.md": "U"})
    (repo.root / "gone.md").unlink()
    os.utime(repo.root / "docs" / "b.md", (1, 1))


@pytest.mark.parametrize("key", ["clean", "smudge", "process"])
@pytest.mark.parametrize("place", [".gitattributes", ".git/info/attributes"])
@pytest.mark.parametrize("name", ["evil", "e.v\"l'$(x)", "évil", ""])
def test_no_filter_runs(repo: Repo, key: str, place: str, name: str) -> None:
    script, marker = _script(repo)
    repo.write(_FILES).commit()
    repo.write({place: f"* filter={name} diff=evil\n"}).commit()
    repo.git("config", f"filter.{name}.{key}", str(script))
    repo.git("config", f"filter.{name}.required", "true")
    _make_dirty(repo)
    _ask_everything(repo.root)
    assert not marker.exists()


@pytest.mark.parametrize("name", ["evil", "e.v\"l'$(x)", "évil"])
def test_the_trap_works(repo: Repo, name: str) -> None:
    script, marker = _script(repo)
    repo.write({**_FILES, ".gitattributes": f"* filter={name}\n"}).commit()
    repo.git("config", f"filter.{name}.clean", str(script))
    _make_dirty(repo)
    repo.git("status", "--porcelain")
    assert marker.exists()


@pytest.mark.parametrize(
    "key",
    [
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "core.editor",
        "core.askPass",
        "core.alternateRefsCommand",
        "core.gitProxy",
        "pager.ls-files",
        "pager.diff-files",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "gpg.program",
        "credential.helper",
        "sequence.editor",
        "alias.ls-files",
    ],
)
def test_no_configured_command_runs(repo: Repo, key: str) -> None:
    script, marker = _script(repo)
    repo.write({**_FILES, ".gitattributes": "* diff=evil\n"}).commit()
    repo.git("config", key, f"!{script}" if key.startswith("alias") else str(script))
    _make_dirty(repo)
    _ask_everything(repo.root)
    assert not marker.exists()


def test_no_command_of_an_included_configuration_runs(repo: Repo) -> None:
    script, marker = _script(repo)
    repo.write({**_FILES, ".gitattributes": "* filter=evil\n"}).commit()
    repo.write({"included": f'[core]\n\tfsmonitor = {script}\n[filter "evil"]\n\tclean = {script}\n'})
    repo.git("config", "include.path", "../included")
    _make_dirty(repo)
    _ask_everything(repo.root)
    assert not marker.exists()


def test_no_hook_runs(repo: Repo) -> None:
    script, marker = _script(repo)
    repo.write(_FILES).commit()
    hooks = repo.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc"):
        (hooks / name).symlink_to(script)
    repo.git("config", "core.hooksPath", str(hooks))
    _make_dirty(repo)
    marker.unlink(missing_ok=True)
    _ask_everything(repo.root)
    assert not marker.exists()


def test_a_work_tree_elsewhere_is_not_judged(repo: Repo, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text("secret", encoding="utf-8")
    repo.write(_FILES).commit()
    repo.git("config", "core.worktree", str(elsewhere))
    snapshot = WorkTree(find_root(repo.root), {})
    assert snapshot.read("a.md") == b"A"
    assert not snapshot.facts().dirty


def test_an_embedded_bare_repository_and_its_configuration_are_left_alone(repo: Repo) -> None:
    script, marker = _script(repo)
    repo.write(_FILES).commit()
    planted = Repo(repo.root / "planted", "--bare")
    planted.git("config", "core.fsmonitor", str(script))
    planted.git("config", "core.bare", "false")
    planted.git("config", "core.worktree", "..")
    repo.write({"planted/HEAD": "ref: refs/heads/main\n", "planted/x": "x"}).commit()
    _ask_everything(repo.root / "planted")
    _ask_everything(repo.root)
    assert not marker.exists()


def test_a_submodules_own_configuration_is_left_alone(repo: Repo, tmp_path: Path) -> None:
    script, marker = _script(repo)
    module = Repo(tmp_path / "source")
    module.write({"x": "X", ".gitattributes": "* filter=evil\n"}).commit()
    repo.write(_FILES).git("submodule", "--quiet", "add", str(module.root), "module")
    repo.commit()
    inside = repo.root / ".git" / "modules" / "module" / "config"
    with inside.open("a", encoding="utf-8") as file:
        file.write(f'[core]\n\tfsmonitor = {script}\n[filter "evil"]\n\tclean = {script}\n')
    (repo.root / "module" / "x").write_text("Y", encoding="utf-8")
    _ask_everything(repo.root)
    assert not marker.exists()


def test_a_missing_blob_is_not_fetched(repo: Repo, tmp_path: Path) -> None:
    script, marker = _script(repo)
    source = Repo(tmp_path / "source")
    source.write({"in/a.md": "A", "out/b.md": "B"}).commit()
    source.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", source.root.as_uri(), str(clone))
    partial = Repo(clone)
    partial.git("sparse-checkout", "set", "in")
    partial.git("checkout", "--quiet", "main")
    partial.git("config", "remote.origin.uploadpack", str(script))
    partial.git("config", "remote.origin.vcs", "evil")
    snapshot = WorkTree(partial.root, {})
    assert snapshot.read("in/a.md") == b"A"
    with pytest.raises(Exception, match=r"out/b\.md: its content is not in this clone"):
        snapshot.read("out/b.md")
    assert not marker.exists()


def test_the_index_is_not_written(repo: Repo) -> None:
    repo.write(_FILES).commit()
    _make_dirty(repo)
    before = (repo.root / ".git" / "index").read_bytes()
    _ask_everything(repo.root)
    assert (repo.root / ".git" / "index").read_bytes() == before
