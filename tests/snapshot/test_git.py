from __future__ import annotations

import os
from pathlib import Path

import pytest

from dodcheck.errors import UserError
from dodcheck.snapshot.git import Git, failure, find_root
from support.repo import Repo


def test_the_root_is_the_top_of_the_work_tree(repo: Repo) -> None:
    repo.write({"docs/deep/a.md": "x"})
    assert find_root(repo.root / "docs" / "deep") == repo.root.resolve()
    assert find_root(repo.root / ".git" / "objects") == repo.root.resolve()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        find_root(tmp_path / "nonexistent-folder")
    assert str(caught.value) == (
        f"the folder {tmp_path}/nonexistent-folder does not exist\n  Give an existing one with --repo."
    )


def test_a_file_is_no_folder(repo: Repo) -> None:
    repo.write({"a.md": "x"})
    with pytest.raises(UserError, match=r"a\.md is not a folder"):
        find_root(repo.root / "a.md")


def test_a_folder_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"can't be opened: file name too long$"):
        find_root(tmp_path / ("x" * 300))


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        find_root(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path} is not a git repository\n  Run git init there, or give another folder with --repo."
    )


def test_a_broken_git_folder_is_no_repository_and_no_way_to_the_one_above(repo: Repo) -> None:
    repo.write({"inner/.git/HEAD": "nonsense"})
    with pytest.raises(UserError, match="inner is not a git repository"):
        Git(repo.root / "inner").run("ls-files")


def test_a_bare_repository(tmp_path: Path) -> None:
    bare = Repo(tmp_path / "bare", "--bare")
    with pytest.raises(UserError, match="bare is a bare repository, which has no files to judge"):
        find_root(bare.root)


def test_an_embedded_bare_repository_is_never_the_repository(repo: Repo) -> None:
    Repo(repo.root / "planted", "--bare")
    assert find_root(repo.root / "planted") == repo.root.resolve()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_foreign_owner_is_refused_with_gits_own_advice(repo: Repo) -> None:
    os.chown(repo.root, 12345, 12345)
    os.chown(repo.root / ".git", 12345, 12345)
    with pytest.raises(UserError) as caught:
        Git(repo.root).run("ls-files")
    assert str(caught.value) == (
        f"git refuses {repo.root} because someone else owns it\n"
        f"  If you trust it: git config --global --add safe.directory {repo.root}"
    )


def test_other_failures_show_gits_first_line(repo: Repo) -> None:
    with pytest.raises(UserError, match=r"^git failed in .*: Not a valid object name nonsense$"):
        Git(repo.root).run("cat-file", "-p", "nonsense")
    assert str(failure(Path("x"), "warning: w\nfatal: index file corrupt\n")) == "git failed in x: index file corrupt"


def test_the_environment_of_the_caller_does_not_reach_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    repo.write({"a.md": "x"}).commit()
    assert Git(repo.root).run("ls-files") == b"a.md\n"


def test_git_of_the_judged_tree_is_never_run(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write({"git": "#!/bin/sh\ntouch marker\n"})
    (repo.root / "git").chmod(0o755)
    monkeypatch.chdir(repo.root)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert Git(repo.root).run("ls-files") == b""
    assert not (repo.root / "marker").exists()


def test_every_filter_is_switched_off_whatever_its_name(repo: Repo) -> None:
    repo.git("config", 'filter.a b.c"d.clean', "false")
    repo.git("config", "filter.lfs.process", "false")
    assert Git(repo.root).without_filters().settings == (
        'filter.a b.c"d.clean=',
        'filter.a b.c"d.smudge=',
        'filter.a b.c"d.process=',
        'filter.a b.c"d.required=false',
        "filter.lfs.clean=",
        "filter.lfs.smudge=",
        "filter.lfs.process=",
        "filter.lfs.required=false",
    )


def test_a_broken_configuration_is_told(repo: Repo) -> None:
    repo.write({".git/config": "[filter"})
    with pytest.raises(UserError, match=r"^git failed in .*: bad config line "):
        Git(repo.root).without_filters()


def test_a_filter_that_git_2_30_could_not_be_told_about_is_refused(repo: Repo) -> None:
    repo.git("config", "filter.a=b.clean", "false")
    with pytest.raises(UserError, match="filter with = in its name: a=b"):
        Git(repo.root).without_filters()
