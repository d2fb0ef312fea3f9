from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo

DOD = "## Phase 1: One\n\n- [x] `a.md` created\n"


@pytest.fixture
def judged(repo: Repo, tmp_path: Path) -> Repo:
    (tmp_path / "outside").mkdir()
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n"})
    (repo.root / "out").symlink_to(tmp_path / "outside")
    repo.commit()
    return repo


@pytest.mark.parametrize("path", ["out/r.json", "./out/r.json", "docs/../out/r.json", "{root}/out/r.json"])
def test_nothing_is_written_behind_a_link_of_the_judged_tree(judged: Repo, tmp_path: Path, path: str) -> None:
    path = path.replace("{root}", str(judged.root))
    done = forked("phase", "1", "--report", f"json={path}", cwd=judged.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"dodcheck: --report: {path.removeprefix('./')} lies behind out, a symbolic link in a repository\n"
        "  Name the folder that it leads to, if that is what you mean.\n"
    )
    assert list((tmp_path / "outside").iterdir()) == []


def test_what_is_gits_own_is_not_replaced_by_a_report(judged: Repo) -> None:
    before = (judged.root / ".git" / "config").read_bytes()
    done = forked("phase", "1", "--report", "json=.git/config", cwd=judged.root)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "dodcheck: --report: .git/config is git's own\n  Name a file outside .git.\n",
    )
    assert (judged.root / ".git" / "config").read_bytes() == before


def test_the_callers_own_links_outside_are_followed(judged: Repo, tmp_path: Path) -> None:
    (tmp_path / "mine").symlink_to(tmp_path / "outside")
    assert forked("phase", "1", "--report", f"json={tmp_path}/mine/r.json", cwd=judged.root).returncode == 0
    assert (tmp_path / "outside" / "r.json").is_file()


@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/null", "/proc/self/fd/1", "pipe", "link-to-pipe"])
def test_a_device_or_pipe_is_not_replaced_by_a_file(judged: Repo, path: str) -> None:
    os.mkfifo(judged.root / "pipe")
    (judged.root / "link-to-pipe").symlink_to("pipe")
    done = forked("phase", "1", "--report", f"json={path}", cwd=judged.root)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        f"dodcheck: --report: {path} is no regular file\n  For standard output there is --format NAME.\n",
    )
    assert not (judged.root / "pipe").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("phase", "1", "--rules", "rules.yml"), "--rules: rules.yml is a symbolic link in a repository, so rules.yml"),
        (("phase", "1", "--evidence", "x=rules.yml"), "--evidence x: rules.yml is a symbolic link in a repository, so"),
        (("claims", "out/secret.md"), "claims: out is a symbolic link in a repository, so out/secret.md is not read"),
        (("claims", "rules.yml"), "rules.yml is a symbolic link, which is no document"),
    ],
)
def test_nothing_is_read_through_a_link_of_the_judged_tree(
    judged: Repo, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    (tmp_path / "outside" / "secret.md").write_text("- [x] TOKEN=1\n", encoding="utf-8")
    (judged.root / "rules.yml").symlink_to("../outside/secret.md")
    judged.commit()
    done = forked(*arguments, cwd=judged.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dodcheck: {told}")
    assert "TOKEN" not in done.stderr


def test_a_named_file_without_end_is_not_read_to_it(judged: Repo) -> None:
    done = forked("phase", "1", "--evidence", "x=/dev/zero", cwd=judged.root)
    said = "--evidence x: /dev/zero has more than 67108864 bytes, and such files are not read"
    assert (done.returncode, done.stderr) == (2, f"dodcheck: {said}\n")
