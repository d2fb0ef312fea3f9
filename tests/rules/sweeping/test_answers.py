from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dodcheck.rules.sweeping import answers as sweeping
from dodcheck.rules.sweeping.answers import answers, ask_ahead
from dodcheck.rules.sweeping.sweep import Swept
from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.protocol import UnreadableError
from dodcheck.snapshot.recording import Recording

FILES = {"a.py": b"spam\n", "b.py": b"eggs\n", "c.md": b"spam\n- [ ] spam\n"}


@dataclass(frozen=True)
class Lines:
    """Which process found how many lines with a word."""

    word: bytes

    def answer(self, data: bytes) -> tuple[int, int] | None:
        if self.word == b"ill":
            raise ValueError("no")
        many = sum(self.word in line for line in data.splitlines())
        return (many, os.getpid()) if many else None


class Moving(MemorySnapshot):
    """A snapshot of no kind that is known to last."""


@pytest.fixture(autouse=True)
def _always_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "FEW", 1)
    monkeypatch.setattr(sweeping, "is_possible", lambda: True)


def by_whom(told: tuple[int, int] | None) -> str:
    if told is None:
        return "nothing"
    many, process = told
    return f"{many} {'here' if process == os.getpid() else 'ahead'}"


def every(*words: str) -> Iterator[Swept]:
    return (Swept(Lines(word.encode()), sorted(FILES)) for word in words)


def test_files_are_asked_ahead_by_another_process() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, every("spam", "eggs", "spam"))
    spam, eggs = answers(snapshot, Lines(b"spam")), answers(snapshot, Lines(b"eggs"))
    assert [by_whom(spam(path)) for path in FILES] == ["1 ahead", "nothing", "2 ahead"]
    assert [by_whom(eggs(path)) for path in FILES] == ["nothing", "1 ahead", "nothing"]


def test_what_was_not_asked_ahead_is_asked_here() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, [Swept(Lines(b"spam"), ["a.py"])])
    spam, eggs = answers(snapshot, Lines(b"spam")), answers(snapshot, Lines(b"eggs"))
    assert [by_whom(spam(path)) for path in FILES] == ["1 ahead", "nothing", "2 here"]
    assert by_whom(eggs("b.py")) == "1 here"


def test_the_files_that_several_rules_ask_about_are_one_list() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, [Swept(Lines(b"spam"), ["a.py"]), Swept(Lines(b"spam"), ["c.md"])])
    spam = answers(snapshot, Lines(b"spam"))
    assert [by_whom(spam(path)) for path in ("a.py", "c.md")] == ["1 ahead", "2 ahead"]


def test_a_file_with_masked_lines_is_asked_here() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, every("spam"))
    spam = answers(MaskedSnapshot(snapshot, {"c.md": [(2, 2)]}), Lines(b"spam"))
    assert [by_whom(spam(path)) for path in ("a.py", "c.md")] == ["1 ahead", "1 here"]


def test_another_state_is_asked_here() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, every("spam"))
    spam = answers(Overlay(snapshot, {"a.py": b"spam\nspam\n"}), Lines(b"spam"))
    assert [by_whom(spam(path)) for path in ("a.py", "c.md")] == ["2 here", "2 here"]


def test_a_file_that_can_not_be_read_says_so_here() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, [Swept(Lines(b"spam"), ["a.py", "gone.py"])])
    spam = answers(snapshot, Lines(b"spam"))
    assert by_whom(spam("a.py")) == "1 ahead"
    with pytest.raises(UnreadableError, match=r"gone\.py"):
        spam("gone.py")


def test_a_process_that_fails_leaves_all_to_this_one() -> None:
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, every("spam", "ill"))
    assert by_whom(answers(snapshot, Lines(b"spam"))("a.py")) == "1 here"
    with pytest.raises(ValueError, match="no"):
        answers(snapshot, Lines(b"ill"))("a.py")


@pytest.mark.parametrize("snapshot", [Recording(MemorySnapshot(FILES)), Moving(FILES)])
def test_what_may_answer_otherwise_later_is_not_asked_ahead(snapshot: Recording | Moving) -> None:
    ask_ahead(snapshot, every("spam"))
    assert by_whom(answers(snapshot, Lines(b"spam"))("a.py")) == "1 here"


def test_few_files_are_not_asked_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "FEW", 4)
    snapshot = MemorySnapshot(FILES)
    ask_ahead(snapshot, every("spam"))
    assert by_whom(answers(snapshot, Lines(b"spam"))("a.py")) == "1 here"
