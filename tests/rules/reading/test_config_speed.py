from __future__ import annotations

import time

import pytest

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.dependabot import DependabotRule
from dodcheck.rules.pre_commit import PreCommitRule
from dodcheck.snapshot.memory import MemorySnapshot

HOOK = "  - {id: x, name: x, entry: x, language: system, files: '^(a|b)*c$'}\n"
UPDATE = "  - {package-ecosystem: npm, directory: /d%d, schedule: {interval: daily}}\n"


def test_many_hooks_and_many_files() -> None:
    text = "repos:\n- repo: local\n  hooks:\n" + HOOK * 40
    files = {f"src/{n}/module.py": b"" for n in range(5000)}
    start = time.process_time()
    seen = PreCommitRule(hooks=("x",)).examine(MemorySnapshot({**files, ".pre-commit-config.yaml": text.encode()}))
    assert (seen.outcome, seen.examined, time.process_time() - start < 10) == (Outcome.UNKNOWN, 40, True)


@pytest.mark.parametrize("pattern", ["(a*)*$", "(?x)" + "[ ]" * 3000, "(?x)" + "\\ " * 4000, "(" * 90 + ")" * 90])
def test_patterns_that_cost_others_much(pattern: str) -> None:
    text = (
        f"repos:\n- repo: local\n  hooks:\n  - {{id: x, name: x, entry: x, language: system, exclude: '{pattern}'}}\n"
    )
    files = {"a" * 4000: b"", ".pre-commit-config.yaml": text.encode()}
    start = time.process_time()
    PreCommitRule(hooks=("x",)).examine(MemorySnapshot(files))
    assert time.process_time() - start < 4


def test_many_updates() -> None:
    text = "version: 2\nupdates:\n" + "".join(UPDATE % n for n in range(1000))
    start = time.process_time()
    rule = DependabotRule(ecosystem=("npm",), directory="/d999")
    seen = rule.examine(MemorySnapshot({".github/dependabot.yml": text.encode(), "d999/package.json": b"{}"}))
    assert (seen.outcome, seen.examined, time.process_time() - start < 10) == (Outcome.HOLDS, 1000, True)


def test_more_hooks_than_are_looked_at() -> None:
    text = "repos:\n- repo: local\n  hooks:\n" + HOOK * 301
    seen = PreCommitRule(hooks=("x",)).examine(MemorySnapshot({".pre-commit-config.yaml": text.encode()}))
    assert (seen.outcome, seen.unknown, seen.summary) == (
        Outcome.UNKNOWN,
        Unknown.SKIPPED,
        ".pre-commit-config.yaml lists more than 300 hooks",
    )
