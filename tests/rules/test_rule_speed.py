from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.ledger import LedgerRule
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.memory import MemorySnapshot


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_many_headings_of_one_name() -> None:
    page = MemorySnapshot({"a.md": b"## A\n\nword\n\n" * 20_000})
    rule = DocumentRule(path="a.md", section="A", words=2)
    assert seconds(lambda: rule.examine(page)) < 15


def test_many_matches_are_counted_and_few_are_kept() -> None:
    seen = TextRule(in_=("a.txt",), literal="x").examine(MemorySnapshot({"a.txt": b"x\n" * 300_000}))
    assert (seen.matched, len(seen.places)) == (300_000, 50)


@pytest.mark.parametrize("path", ["a.c", "a.js", "a.py", "a.yml"])
@pytest.mark.parametrize("unit", ["'", '"', "/*", "*/", "/* ", "\\", "#", '"""', "x'\"", "x"])
def test_one_long_line_of_anything_is_told_from_comments_in_linear_time(path: str, unit: str) -> None:
    page = MemorySnapshot({path: unit.encode() * (400_000 // len(unit)) + b" x"})
    rule = TextRule(in_=(path,), literal="x", max=0, code_only=True)
    assert seconds(lambda: rule.examine(page)) < 4


def test_a_long_word_that_repeats() -> None:
    page = MemorySnapshot({"a.txt": b"a" * 2_000_000})
    seen: list[Evidence] = []
    rule = TextRule(in_=("a.txt",), literal="a" * 1000, word=True, max=0)
    assert seconds(lambda: seen.append(rule.examine(page))) < 4
    assert seen[0].outcome is Outcome.UNKNOWN


def test_many_milestones_and_many_entries() -> None:
    rows = "".join(f"| M{n} | Closed |\n" for n in range(3000))
    page = MemorySnapshot({"REFACTOR.md": f"| Milestone | Status |\n|---|---|\n{rows}".encode()})
    rule = LedgerRule(milestones=("M0-M999",))
    seen: list[Evidence] = []
    assert seconds(lambda: seen.append(rule.examine(page))) < 15
    assert (seen[0].outcome, seen[0].matched, len(seen[0].places)) == (Outcome.HOLDS, 1000, 50)
