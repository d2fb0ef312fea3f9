"""`dodcheck secrets`, and that no command shows a secret whole."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from dodcheck.secrets.forms.table import BY_ID, FORMS
from support.forked import forked
from support.repo import Repo

MADE = {form.id: form.make(random.Random(form.id)) for form in FORMS}  # noqa: S311 - what is made opens nothing
DOD = "# Definition of Done\n\n## Phase 1: Keys\n\n- [x] `git grep` for secrets returns 0 results\n"
LEAST_SHOWN = 9
"""Characters of a secret that would be too many in a row."""


def secrets_of(form: str) -> list[bytes]:
    """Return the pieces of what was made that only the secret can be known by."""
    match = re.search(BY_ID[form].pattern.encode(), MADE[form])
    assert match is not None
    secret = match["secret"] if match.re.groupindex and match["secret"] is not None else match[0]
    lines = [line for line in secret.splitlines() if len(line) >= 2 * LEAST_SHOWN] or [secret]
    return [line[at : at + LEAST_SHOWN] for line in lines for at in range(5, len(line) - LEAST_SHOWN, LEAST_SHOWN)]


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    made = Repo(tmp_path_factory.mktemp("secrets") / "r")
    made.write({"DEFINITION_OF_DONE.md": DOD, "README.md": "x\n"}).git("add", "--all")
    made.git("commit", "--quiet", "-m", "start")
    made.git("tag", "start")
    made.write({f"keys/{form}.txt": b"key = " + text + b"\n" for form, text in MADE.items()})
    made.write({"wide.txt": MADE["github-pat"].decode().encode("utf-16")})
    made.git("add", "--all")
    made.git("commit", "--quiet", "-m", "keys")
    return made


CALLS = [
    ("secrets",),
    ("secrets", "--format", "json"),
    ("secrets", "--format", "markdown"),
    ("secrets", "--at", "HEAD", "--format", "json"),
    ("secrets", "--range", "start..HEAD"),
    ("secrets", "--range", "start..HEAD", "--format", "json"),
    ("secrets", "--range", "start..HEAD", "--format", "markdown"),
    ("phase", "1"),
    ("phase", "1", "--format", "json"),
    ("phase", "1", "--format", "markdown"),
    ("explain", "DEFINITION_OF_DONE.md:5"),
    ("explain", "DEFINITION_OF_DONE.md:5", "--format", "json"),
    ("claims",),
    ("pr", "--base", "start"),
    ("diff", "start", "--format", "markdown"),
    ("history", "--format", "json"),
    ("blame", "DEFINITION_OF_DONE.md:5"),
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_answer_shows_a_secret(call: tuple[str, ...], repo: Repo) -> None:
    done = forked(*call, cwd=repo.root)
    assert done.returncode in (0, 1), done.stderr
    printed = (done.stdout + done.stderr).encode()
    shown = {form: piece for form in MADE for piece in secrets_of(form) if piece in printed}
    assert shown == {}


def test_every_one_is_found_and_told(repo: Repo) -> None:
    done = forked("secrets", "--format", "json", cwd=repo.root)
    told = json.loads(done.stdout)
    by_path = {one["location"]["path"]: one["form"] for one in told["found"]}
    assert by_path == {**{f"keys/{form}.txt": form for form in MADE}, "wide.txt": "github-pat"}
    assert (done.returncode, told["gate"]["passed"], told["gate"]["found"]) == (1, False, len(MADE) + 1)


def test_a_range_tells_the_commit_even_of_what_is_gone(tmp_path: Path) -> None:
    other = Repo(tmp_path / "r")
    other.write({"a": "x\n"}).git("add", "--all")
    other.git("commit", "--quiet", "-m", "start")
    other.write({"b": MADE["npm-access-token"]}).git("add", "--all")
    other.git("commit", "--quiet", "-m", "leak")
    leak = other.git("rev-parse", "HEAD")
    other.git("rm", "--quiet", "b")
    other.git("commit", "--quiet", "-m", "gone")
    assert forked("secrets", cwd=other.root).returncode == 0
    done = forked("secrets", "--range", "HEAD~2..HEAD", "--format", "json", cwd=other.root)
    told = json.loads(done.stdout)
    assert (done.returncode, told["range"]) == (1, {"named": "HEAD~2..HEAD", "commits": 2})
    assert [(one["form"], one["location"], one["commit"]) for one in told["found"]] == [
        ("npm-access-token", {"path": "b", "line": 1}, leak)
    ]


def test_a_submodule_does_not_pass(tmp_path: Path) -> None:
    other = Repo(tmp_path / "r")
    other.write({"a": "x\n"}).git("add", "--all")
    other.git("commit", "--quiet", "-m", "start")
    other.git("update-index", "--add", "--cacheinfo", f"160000,{other.git('rev-parse', 'HEAD')},third")
    other.git("commit", "--quiet", "-m", "third")
    assert forked("secrets", cwd=other.root).returncode == 1
    assert forked("secrets", "--exclude", "third/**", cwd=other.root).returncode == 0


def test_what_is_left_out_at_one_path_is_found_at_another(tmp_path: Path) -> None:
    other = Repo(tmp_path / "r")
    other.write({"a": "x\n"}).git("add", "--all")
    other.git("commit", "--quiet", "-m", "start")
    other.write({"a_tests/k": MADE["github-pat"], "src/k": MADE["github-pat"]}).git("add", "--all")
    other.git("commit", "--quiet", "-m", "keys")
    other.git("tag", "start", "HEAD~1")
    told = in_range(other, "--exclude", "a_tests/**")
    assert [one["location"]["path"] for one in told["found"]] == ["src/k"]
    both = in_range(other, "--exclude", "a_tests/**", "--exclude", "src/**")
    assert (both["found"], both["left_out"]) == ([], 1)


def test_commits_that_were_not_fetched_do_not_pass(tmp_path: Path) -> None:
    full = Repo(tmp_path / "r")
    steps: list[dict[str, str | bytes]] = [{"a": "x"}, {"k": MADE["github-pat"]}, {"k": "gone"}, {"b": "y"}, {"c": "z"}]
    for files in steps:
        full.write(files).git("add", "--all")
        full.git("commit", "--quiet", "-m", "step")
    full.git("tag", "start", "HEAD~4")
    full.git("clone", "--quiet", "--depth", "2", f"file://{full.root}", str(tmp_path / "shallow"))
    shallow = Repo(tmp_path / "shallow")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "tag", "start")
    told = in_range(shallow)
    assert told["gate"] == {"name": "secrets", "passed": False, "found": 0, "allowed": 0, "not_looked_at": 1}
    assert told["not_looked_at"] == [
        {
            "path": "",
            "commit": full.git("rev-parse", "HEAD~1"),
            "why": "what came before this commit was not fetched (set fetch-depth: 0, or run git fetch --unshallow)",
            "unknown": "history",
        }
    ]


def in_range(repo: Repo, *more: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        forked("secrets", "--range", "start..HEAD", "--format", "json", *more, cwd=repo.root).stdout
    )
    return told
