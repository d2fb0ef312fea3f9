from __future__ import annotations

from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo

WAY_OUT = "\n  Nothing is committed yet on this branch: commit first. Or git has lost it: see git log.\n"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["history"], "there is no commit `HEAD` here"),
        (["history", "phase", "1"], "there is no commit `HEAD` here"),
        (["blame", "a.md"], "there is no commit `HEAD` here"),
        (["history", "--at", "HEAD"], "--at: there is no commit `HEAD` here"),
        (["phase", "1", "--at", "HEAD"], "--at: there is no commit `HEAD` here"),
        (["pr", "--base", "HEAD"], "--base: there is no commit `HEAD` here"),
        (["diff", "HEAD"], "BASE: there is no commit `HEAD` here"),
    ],
)
def test_where_nothing_is_committed_only_options_that_were_given_are_named(
    tmp_path: Path, call: list[str], said: str
) -> None:
    repo = Repo(tmp_path).write({"docs/DOD.md": "## Phase 1: One\n\n- [x] `a.md` exists\n", "a.md": "A\n"})
    repo.git("add", "--all")
    done = forked(*call, cwd=repo.root)
    assert (done.stdout, done.stderr, done.returncode) == ("", f"dodcheck: {said}{WAY_OUT}", 2)


def test_a_branch_without_a_commit_has_nothing_to_compare(tmp_path: Path) -> None:
    repo = Repo(tmp_path).write({"docs/DOD.md": "- [ ] `a.md` exists\n"})
    repo.commit()
    repo.git("switch", "--quiet", "--orphan", "new")
    repo.write({"docs/DOD.md": "- [ ] `a.md` exists\n"}).git("add", "--all")
    done = forked("pr", "--base", "main", cwd=repo.root)
    said = "dodcheck: there is no commit yet, so there is nothing to compare\n  Commit first.\n"
    assert (done.stdout, done.stderr, done.returncode) == ("", said, 2)


@pytest.mark.parametrize("call", [["pr"], ["phase", "1"], ["claims"]])
def test_branches_that_never_were_one_have_no_commit_in_common(tmp_path: Path, call: list[str]) -> None:
    repo = Repo(tmp_path).write({"docs/DOD.md": "## Phase 1: One\n\n- [ ] `a.md` exists\n"})
    repo.commit()
    repo.git("switch", "--quiet", "--orphan", "new")
    repo.write({"docs/DOD.md": "## Phase 1: One\n\n- [ ] `b.md` exists\n"}).commit()
    done = forked(*call, "--base", "main", cwd=repo.root)
    said = (
        "dodcheck: --base: main and the judged commit have no common commit here\n"
        "  In a shallow clone: git fetch --unshallow; in CI: set fetch-depth: 0\n"
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", said, 2)
