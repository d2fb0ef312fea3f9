"""The hooks for pre-commit, run as it runs them: entry, arguments, then the names of the files."""

from __future__ import annotations

import shlex
import subprocess
import tomllib
from typing import Any

import pytest

from support.forked import forked
from support.pull_request import ACTION
from support.repo import Repo
from support.yaml_files import loaded

TRUE, FALSE, PLAIN = "- [x] `a.md` created\n", "- [x] `b.md` created\n", "# Words\n\nAnd no box.\n"


def hooks() -> dict[str, dict[str, Any]]:
    told: list[dict[str, Any]] = loaded(ACTION / ".pre-commit-hooks.yaml")
    return {hook["id"]: hook for hook in told}


def run(name: str, repo: Repo, *files: str, args: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    hook = hooks()[name]
    program, *words = shlex.split(hook["entry"])
    assert program == "dodcheck"
    return forked(*words, *(hook["args"] if args is None else args), *files, cwd=repo.root)


def test_the_package_brings_the_program_that_the_hooks_start() -> None:
    package = tomllib.loads((ACTION / "pyproject.toml").read_text(encoding="utf-8"))
    assert (list(package["project"]["scripts"]), {hook["language"] for hook in hooks().values()}) == (
        ["dodcheck"],
        {"python"},
    )


def test_changed_markdown_is_judged_once_and_other_files_never() -> None:
    hook = hooks()["dodcheck-claims"]
    assert (hook["types"], hook["require_serial"], "pass_filenames" in hook) == (["markdown"], True, False)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"plan.md": TRUE}, 0),
        ({"plan.md": FALSE}, 1),
        ({"README.md": PLAIN}, 0),
        ({"README.md": PLAIN, "docs/My plan.md": FALSE}, 1),
        ({"README.md": PLAIN, "docs/My plan.md": TRUE}, 0),
    ],
)
def test_claims_of_the_files_that_a_commit_changes(repo: Repo, files: dict[str, str], code: int) -> None:
    repo.write({"a.md": "# A\n", **files}).commit()
    assert run("dodcheck-claims", repo, *files).returncode == code


@pytest.mark.parametrize("name", ["--report=json=a.md", "--report-only.md", "--help.md", "-.md", "--repo=x.md"])
def test_a_file_that_is_named_like_an_option_is_a_file(repo: Repo, name: str) -> None:
    repo.write({"a.md": "# A\n", name: FALSE}).commit()
    assert run("dodcheck-claims", repo, name).returncode == 1
    assert (repo.root / "a.md").read_text(encoding="utf-8") == "# A\n"


def test_claims_take_options_before_the_names(repo: Repo) -> None:
    repo.write({"plan.md": "- [x] Everybody is glad\n"}).commit()
    assert run("dodcheck-claims", repo, "plan.md").returncode == 0
    assert run("dodcheck-claims", repo, "plan.md", args=["--strict", "--"]).returncode == 1


def test_a_branch_is_judged_before_it_is_pushed(repo: Repo) -> None:
    hook = hooks()["dodcheck-pr"]
    assert (hook["pass_filenames"], hook["always_run"], hook["stages"]) == (False, True, ["pre-push"])
    repo.write({"docs/DOD.md": "## Phase 1: One\n\n- [ ] `b.md` created\n"}).commit()
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.write({"docs/DOD.md": "## Phase 1: One\n\n- [x] `b.md` created\n"}).commit()
    assert run("dodcheck-pr", repo).returncode == 1
    repo.write({"b.md": "# B\n"}).commit()
    assert run("dodcheck-pr", repo).returncode == 0
