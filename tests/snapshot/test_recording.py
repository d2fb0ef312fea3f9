from __future__ import annotations

import hashlib

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.snapshot.recording import Ask, Question, Recording


def _sha(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_every_question_is_kept_once_with_its_answer() -> None:
    files, others = {"a.md": b"A", "b.md": b"B"}, {"x": Presence.IGNORED, "ln": Presence.SYMLINK}
    inner = MemorySnapshot(files, others, {"junit": b"<x/>"}, recorded={"lib": "c" * 40})
    recording = Recording(inner)
    asked: Snapshot = recording

    assert [asked.read("a.md"), asked.read("a.md")] == [b"A", b"A"]
    assert asked.glob("*.md") == ("a.md", "b.md")
    assert asked.files() is inner.files()
    assert asked.presence("x") is Presence.IGNORED
    assert asked.digest("b.md") == _sha(b"B")
    assert [asked.recorded("lib"), asked.recorded("a.md")] == ["c" * 40, None]
    assert asked.links() == ("ln",)
    assert asked.executable("a.md") is False
    assert asked.handed_over("junit") == b"<x/>"
    assert asked.handed_over("none") is None
    assert asked.handed_over_names() == ("junit",)
    assert asked.facts() == inner.facts()
    with pytest.raises(UnreadableError):
        asked.read("c.md")

    assert dict(recording.questions) == {
        Question(Ask.READ, "a.md"): _sha(b"A"),
        Question(Ask.GLOB, "*.md"): _sha(b"a.md\0b.md"),
        Question(Ask.FILES): _sha(b"a.md\0b.md"),
        Question(Ask.PRESENCE, "x"): "ignored",
        Question(Ask.DIGEST, "b.md"): _sha(b"B"),
        Question(Ask.RECORDED, "lib"): "c" * 40,
        Question(Ask.RECORDED, "a.md"): "",
        Question(Ask.LINKS): _sha(b"ln"),
        Question(Ask.EXECUTABLE, "a.md"): "False",
        Question(Ask.HANDED_OVER, "junit"): _sha(b"<x/>"),
        Question(Ask.HANDED_OVER, "none"): "",
        Question(Ask.HANDED_OVER_NAMES): _sha(b"junit"),
        Question(Ask.FACTS): f"None True {inner.facts().digest} 2",
        Question(Ask.READ, "c.md"): "unreadable: is no tracked file",
    }
