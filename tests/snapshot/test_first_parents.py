from __future__ import annotations

import os
from pathlib import Path

import pytest

from dodcheck.errors import UserError
from dodcheck.snapshot.first_parents import cut_off, line_commits
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.touched import AlteredPath
from support.repo import Repo


def head(repo: Repo) -> str:
    return repo.git("rev-parse", "HEAD")


def blob(repo: Repo, path: str) -> str:
    return repo.git("rev-parse", f"HEAD:{path}")


def test_names_and_subjects_of_every_kind_are_read_whole(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit("Begin")
    strange = os.fsdecode(b"tab\t line\n bytes\xff :100644 x")
    repo.write({strange: "S"}).commit(":100644 100644 a b M\n\nbody")
    repo.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", "")
    told = line_commits(Git(repo.root), head(repo), 10)
    assert [(one.subject, [change.path for change in one.altered]) for one in told] == [
        ("", []),
        (":100644 100644 a b M", [strange]),
        ("Begin", []),
    ]


def test_every_kind_of_change_has_its_lines(repo: Repo) -> None:
    repo.write({"gone": "G", "edited": "E", "moved": "M" * 99, "mode": "x", "kind": "k"}).commit()
    old = {path: blob(repo, path) for path in ("gone", "edited", "moved", "mode", "kind")}
    repo.git("mv", "moved", "there")
    for path in ("gone", "kind"):
        (repo.root / path).unlink()
    (repo.root / "kind").symlink_to("edited")
    (repo.root / "mode").chmod(0o755)
    repo.write({"edited": "EE"}).commit()
    (last, _) = line_commits(Git(repo.root), head(repo), 2)
    assert last.altered == (
        AlteredPath("edited", f"100644 {old['edited']}", f"100644 {blob(repo, 'edited')}"),
        AlteredPath("gone", f"100644 {old['gone']}", ""),
        AlteredPath("kind", f"100644 {old['kind']}", f"120000 {blob(repo, 'kind')}"),
        AlteredPath("mode", f"100644 {old['mode']}", f"100755 {old['mode']}"),
        AlteredPath("moved", f"100644 {old['moved']}", ""),
        AlteredPath("there", "", f"100644 {old['moved']}"),
    )


def test_no_setting_of_the_repository_hides_a_change(repo: Repo) -> None:
    first = repo.write({"a.md": "A"}).commit()
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{first},lib")
    repo.write({".gitmodules": '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n\tignore = all\n'})
    repo.git("add", ".gitmodules")
    repo.git("commit", "--quiet", "--message", "Take in a library")
    for name, value in (
        ("diff.ignoreSubmodules", "all"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("log.follow", "true"),
        ("log.showSignature", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("log.diffMerges", "off"),
        ("format.pretty", "oneline"),
    ):
        repo.git("config", name, value)
    (last, _) = line_commits(Git(repo.root), head(repo), 2)
    assert [one.path for one in last.altered] == [".gitmodules", "lib"]


def test_a_line_can_leave_out_what_came_before(repo: Repo) -> None:
    ids = [repo.write({"a.md": str(number)}).commit(f"Step {number}") for number in range(4)]
    told = line_commits(Git(repo.root), f"{ids[1]}..{ids[3]}", 10)
    assert [one.subject for one in told] == ["Step 3", "Step 2"]
    assert line_commits(Git(repo.root), f"{ids[3]}..{ids[3]}", 10) == ()
    assert [one.subject for one in line_commits(Git(repo.root), ids[2], 2)] == ["Step 2", "Step 1"]


def test_the_end_of_a_shallow_clone_is_told_from_the_first_commit(repo: Repo, tmp_path: Path) -> None:
    first = repo.write({"a.md": "A"}).commit()
    last = repo.write({"a.md": "B"}).commit()
    repo.git("clone", "--quiet", "--depth", "1", repo.root.as_uri(), str(tmp_path / "clone"))
    git = Git(tmp_path / "clone")
    (only,) = line_commits(git, last, 10)
    assert (only.parents, only.altered, cut_off(git, last)) == ((), (), True)
    assert not cut_off(Git(repo.root), first)


def test_a_commit_that_is_not_here_is_a_mistake(repo: Repo) -> None:
    repo.write({"a.md": "A"}).commit()
    with pytest.raises(UserError, match=r"git failed in .*: bad object"):
        line_commits(Git(repo.root), "1" * 40, 10)
