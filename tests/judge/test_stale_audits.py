from __future__ import annotations

from typing import Any

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, governance
from dodcheck.model.caller import Caller
from support.judging import DAY, DOD, judged, notices
from support.memory_history import MemoryRepository
from support.past import history_of

AUDIT = "docs/audit.md"
CI, LINT = ".github/workflows/ci.yml", ".github/workflows/lint.yml"
RULE = "inventory: {document: docs/audit.md, files: [.github/workflows/*.yml], filled: [Findings]}"
PAGE = f"- [ ] All workflows audited\n  <!-- dodcheck {{{RULE}}} -->\n"
ROWS = "| Workflow | Findings |\n|---|---|\n| ci.yml | none found |\n| lint.yml | none found |\n"
FIRST: dict[str, Any] = {"id": "a", "files": {DOD: PAGE, AUDIT: ROWS, CI: "on: push\n", LINT: "on: push\n"}}


def drifted(*commits: dict[str, Any], now: dict[str, str] | None = None) -> list[str]:
    past = history_of([FIRST, *commits])
    tree = {path: text.encode() for path, text in (now or {}).items()}
    case = prepare(MemoryRepository(past, {**past.contents[past.head()], **tree}, {}), Caller(DAY), governance)
    return notices(report(case, every_claim(case.program, strict=False)))


def test_what_is_audited_and_was_changed_later_is_told() -> None:
    said = f"drift {DOD}:1:1 {CI} changed after {AUDIT} was last written, by b00000000000"
    assert drifted({"id": "b", "files": {CI: "on: pull_request\n"}}) == [said]


def test_the_newest_commit_of_a_file_counts() -> None:
    commits = ({"id": name, "files": {LINT: f"on: push # {name}\n", CI: f"on: push # {name}\n"}} for name in "bc")
    said = f"drift {DOD}:1:1 {CI} and 1 more changed after {AUDIT} was last written, by c00000000000"
    assert drifted(*commits) == [said]


def test_an_audit_that_is_as_new_as_what_it_audits() -> None:
    assert drifted() == []
    assert drifted({"id": "b", "files": {CI: "on: pull_request\n", AUDIT: f"{ROWS}\nAgain.\n"}}) == []
    assert drifted({"id": "b", "files": {"other.txt": "x\n"}}) == []


def test_an_audit_that_is_being_written_is_not_old() -> None:
    assert drifted({"id": "b", "files": {CI: "on: pull_request\n"}}, now={AUDIT: f"{ROWS}\nAgain.\n"}) == []


def test_an_inventory_without_findings_is_no_audit() -> None:
    page = PAGE.replace(", filled: [Findings]", "")
    assert drifted({"id": "b", "files": {CI: "on: pull_request\n", DOD: page}}) == []


def test_an_audit_that_does_not_hold_is_not_old_but_wrong() -> None:
    assert drifted({"id": "b", "files": {".github/workflows/new.yml": "on: push\n"}}) == []


@pytest.mark.parametrize("rule", [RULE.replace(AUDIT, "docs/gone.md"), RULE.replace("*.yml", "*.gone")])
def test_an_audit_that_need_not_be_there_is_not_old(rule: str) -> None:
    page = PAGE.replace(RULE, f"any: [{{{rule}}}, {{file: {{path: {AUDIT}}}}}]")
    assert drifted({"id": "b", "files": {DOD: page, CI: "on: pull_request\n"}}) == []


def test_without_a_commit_nothing_is_older_than_anything() -> None:
    files: dict[str, str | bytes] = {DOD: PAGE, AUDIT: ROWS, CI: "on: push\n", LINT: "on: push\n"}
    found = judged(files, asked=None)
    assert ([str(one.verdict) for one in found.judgements], notices(found)) == (["ready"], [])
