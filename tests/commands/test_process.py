from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.cases import MAIN, dodcheck, environment
from support.repo import Repo
from support.terminals import on_a_terminal

DOD = "## Phase 1: One\n\n- [x] `a.md` created\n- [x] `b.md` created\n"
JSON = ("phase", "1", "--as-of", "2026-02-08", "--format", "json")


@pytest.fixture
def judged(repo: Repo) -> Repo:
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n"}).commit()
    return repo


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Adak", "PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "COLUMNS": "40", "FORCE_COLOR": "1"},
    ],
)
def test_the_json_report_is_the_same_bytes_everywhere(judged: Repo, env: dict[str, str]) -> None:
    whole = dodcheck(*JSON, cwd=judged.root)
    assert whole.returncode == 1
    assert dodcheck(*JSON, cwd=judged.root / "docs", **env).stdout == whole.stdout
    assert dodcheck(*JSON, "--repo", str(judged.root / "docs"), cwd=Path("/"), **env).stdout == whole.stdout


def test_the_mask_of_new_files_counts_for_reports(judged: Repo, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    before = os.umask(0o027)
    try:
        done = dodcheck(*JSON, "--report", f"json={path}", cwd=judged.root)
    finally:
        os.umask(before)
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == (done.stdout, 0o640)


def test_a_link_in_the_place_of_a_report_is_replaced_not_followed(judged: Repo, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine", encoding="utf-8")
    link.symlink_to(target)
    assert dodcheck(*JSON, "--report", f"json={link}", cwd=judged.root).returncode == 1
    assert (target.read_text(encoding="utf-8"), link.is_symlink()) == ("mine", False)


@pytest.mark.parametrize(("arguments", "code"), [(("phase", "1"), 1), (("claims", "a.md"), 0), ((), 0)])
def test_a_reader_that_has_gone_changes_no_exit_code(judged: Repo, arguments: tuple[str, ...], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", MAIN, *arguments]
    done = subprocess.run(  # noqa: S603 - the tests' own words
        command, cwd=judged.root, env=environment(), stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.stderr, done.returncode) == ("", code)


@pytest.mark.parametrize(
    ("shell", "code", "told"),
    [
        ('"$0" -c "$1" claims - <&-', 2, "dodcheck: -: standard input is closed\n"),
        ('"$0" -c "$1" phase 1 >&-', 1, ""),
        ('"$0" -c "$1" claims nope.md 2>&-', 2, ""),
        ('"$0" -c "$1" phase 1 >/dev/full', 2, "dodcheck: standard output can't be written: no space left on device\n"),
    ],
)
def test_streams_that_are_closed_or_full(judged: Repo, shell: str, code: int, told: str) -> None:
    command = ["/bin/sh", "-c", shell, sys.executable, MAIN]
    done = subprocess.run(command, cwd=judged.root, env=environment(), capture_output=True, text=True, check=False)  # noqa: S603 - the same
    assert (done.stderr[: len(told)], bool(done.stderr), done.returncode) == (told, bool(told), code)


def printed(root: Path, *arguments: str, **env: str) -> str:
    """Return what both streams send to a terminal."""
    kept = {name: value for name, value in environment(**env).items() if name != "NO_COLOR" or "NO_COLOR" in env}
    command = [sys.executable, "-c", MAIN, *arguments]
    return on_a_terminal(lambda its: subprocess.Popen(command, cwd=root, env=kept, stdout=its, stderr=its))[0]  # noqa: S603 - the same


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ((), {"TERM": "xterm"}, True),
        (("--no-color",), {"TERM": "xterm"}, False),
        ((), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ((), {"TERM": "dumb"}, False),
        (("--format", "json"), {"TERM": "xterm"}, False),
    ],
)
def test_colour_is_for_terminals_whose_user_wants_it(
    judged: Repo, arguments: tuple[str, ...], env: dict[str, str], *, coloured: bool
) -> None:
    assert ("\x1b[" in printed(judged.root, "phase", "1", *arguments, **env)) is coloured


def test_a_defect_says_so_and_exits_with_3(judged: Repo) -> None:
    code = f"import dodcheck.commands.judging as judging\njudging.phase = lambda *_: 1 / 0\n{MAIN}"
    done = subprocess.run(  # noqa: S603 - the same
        [sys.executable, "-c", code, "phase", "1"],
        cwd=judged.root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert done.stderr.endswith(
        "has a defect: the lines above say where. Nothing was decided.\n"
        "Please report it with these lines and the command you ran.\n"
    )


def test_outside_a_repository(tmp_path: Path) -> None:
    done = dodcheck("phase", "1", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dodcheck: ")


def test_a_bare_repository_and_one_without_commits(tmp_path: Path) -> None:
    bare = Repo(tmp_path / "bare", "--bare")
    assert dodcheck("phase", "1", cwd=bare.root).returncode == 2
    young = Repo(tmp_path / "young").write({"docs/DOD.md": "## Phase 1\n\n- [x] `docs/DOD.md` created\n"})
    assert dodcheck("phase", "1", cwd=young.root).returncode == 2
    young.git("add", "--all")
    assert dodcheck("phase", "1", cwd=young.root).returncode == 0


def test_without_git(judged: Repo) -> None:
    done = dodcheck("phase", "1", cwd=judged.root, PATH="/nonexistent")
    assert (done.returncode, done.stdout) == (2, "")
    assert "git" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_outside(judged: Repo, tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text("- [x] A\n", encoding="utf-8")
    path.chmod(0)
    done = dodcheck("claims", str(path), cwd=judged.root)
    assert (done.returncode, done.stderr) == (2, f"dodcheck: claims: {path} can't be read: permission denied\n")


def test_a_document_of_three_megabytes_is_read(judged: Repo, tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    path.write_text("Some words that say nothing at all.\n\n" * 80_000 + "- [x] `b.md` created\n", encoding="utf-8")
    done = dodcheck("claims", str(path), "--quiet", cwd=judged.root)
    assert (done.returncode, done.stderr) == (1, "")
