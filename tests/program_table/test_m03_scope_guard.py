"""What the plan of M03 says its commits left alone, over commits that did, and over each way in which they did not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from support.judging import judged
from support.shared import shared

PLAN = "docs/refactor/milestones/M03/M03_plan.md"
CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"
AT = "(at a90000000000, which closed M03)"
STATEMENT = "No CI or code modifications made"
FILES = {".github/workflows/ci.yml": "on: push\n", "torch/__init__.py": "x = 1\n", "tools/lint": "#!/bin/sh\n"}


def ledger(status: str) -> str:
    return f"# Ledger\n\n#### M03 — CI audit\n\n**Status:** {status}\n"


def plan() -> str:
    return shared("seeds", "M03_plan.md").read_text(encoding="utf-8")


def commits(*between: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a milestone that is begun, audited and closed, with more commits before its close."""
    begun = plan().replace("Closed and Locked", "In Progress").replace("[x]", "[ ]")
    return [
        {"id": "a1", "message": "M02: smoke test", "files": {**FILES, "REFACTOR.md": ledger("Planned")}},
        {"id": "a2", "message": "M03: begin", "files": {PLAN: begun, "REFACTOR.md": ledger("In Progress")}},
        {"id": "a3", "message": "M03: audit", "files": {"docs/refactor/milestones/M03/M03_audit.md": "# Findings\n"}},
        *between,
        {"id": "a9", "message": "M03: close", "files": {PLAN: plan(), "REFACTOR.md": ledger("Complete")}},
        {"id": "aa", "message": "M04: fix what was found", "files": {".github/workflows/ci.yml": "on: [push]\n"}},
    ]


def said(told: Sequence[dict[str, Any]]) -> tuple[str, str]:
    found = judged({}, None, past=told)
    (one,) = (one for one in found.judgements if one.criterion.text == STATEMENT)
    return str(one.verdict), one.reason


def test_it_is_proved_where_they_did() -> None:
    span = "from a200000 “M03: begin” to a900000 “M03: close”"
    assert said(commits()) == (
        "proved",
        f"no commit of M03 changes CI, code or tests: 3 commits, {span}, change 3 files {AT}",
    )


BROKEN = {
    "a workflow by a commit with its label": (
        {"id": "a4", "message": "M03: quiet a job", "files": {".github/workflows/ci.yml": "on: pull_request\n"}},
        "refuted",
        ".github/workflows/ci.yml in a400000 “M03: quiet a job”",
    ),
    "a workflow by a commit without a label": (
        {"id": "a4", "message": "Tidy up", "files": {".github/workflows/new.yaml": "on: push\n"}},
        "refuted",
        ".github/workflows/new.yaml in a400000 “Tidy up”",
    ),
    "code": (
        {"id": "a4", "message": "fix(m03): a typo", "files": {"torch/__init__.py": "x = 2\n"}},
        "refuted",
        "torch/__init__.py in a400000 “fix(m03): a typo”",
    ),
    "code that is gone": (
        {"id": "a4", "message": "[M03] clean", "files": {"torch/__init__.py": None}},
        "refuted",
        "torch/__init__.py in a400000 “[M03] clean”",
    ),
    "a test": (
        {"id": "a4", "message": "Test", "files": {"test/test_a.py": "def test_a(): assert 1\n"}},
        "refuted",
        "test/test_a.py in a400000 “Test”",
    ),
    "what may be a script": (
        {"id": "a4", "message": "Lint", "files": {"tools/lint": "#!/bin/bash\n"}},
        "unproven",
        "tools/lint in a400000 “Lint”",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_one_commit_turns_it(broken: str) -> None:
    commit, verdict, named = BROKEN[broken]
    found = said(commits(commit))
    assert (found[0], named in found[1]) == (verdict, True), found


def test_without_a_label_the_ledger_tells_which_commits() -> None:
    bare = [{**one, "message": one["message"].replace("M03: ", "")} for one in commits()]
    assert said(bare)[0] == "proved"
    changed = {"id": "a4", "message": "quiet", "files": {".github/workflows/ci.yml": "on: pull_request\n"}}
    bare = [{**one, "message": one["message"].replace("M03: ", "")} for one in commits(changed)]
    assert said(bare)[0] == "refuted"


def test_without_any_of_them_nobody_can_tell() -> None:
    alone = [{"id": "a1", "message": "Everything", "files": {**FILES, PLAN: plan()}}]
    way = "begin their messages with “M03: ”, or name the merge commit in the ledger"
    assert said(alone) == (
        "unobservable",
        f"no commit of M03 is known; {way} (at a10000000000, which closed M03)",
    )


def phase_0(files: dict[str, str | bytes], commit: dict[str, str]) -> tuple[str, str]:
    told = {CHECKLIST: shared("seeds", "DEFINITION_OF_DONE.md").read_text(encoding="utf-8"), **commit}
    found = judged(files, "0", past=[{"id": "a1", "message": "M00: baseline", "files": told}])
    (one,) = (one for one in found.judgements if one.criterion.text.startswith("All Phase 0 files committed"))
    return str(one.verdict), one.reason


NAMED = {
    "REFACTOR.md": "# Ledger\n",
    "docs/refactor/toolcalls.md": "# Log\n",
    "test/test_import_smoke.py": "def test_import():\n    assert __import__('json')\n",
}


def test_files_of_phase_0_that_are_named_are_committed() -> None:
    assert phase_0({}, NAMED) == (
        "unproven",
        "3 files are part of a100000, which counts as being on main, but the rest of the statement is not understood",
    )


@pytest.mark.parametrize("path", NAMED)
def test_each_of_them_turns_it(path: str) -> None:
    others = {name: text for name, text in NAMED.items() if name != path}
    assert phase_0({}, others) == ("open", f"{path} is missing")
    assert phase_0({path: NAMED[path]}, others) == ("open", f"{path} is not committed yet")
