from __future__ import annotations

import hashlib

import pytest

from dodcheck.documents.document import Role
from dodcheck.program.discover import Source
from dodcheck.program.load import Program, SourceBytes, UnreadDocument, assemble_program, read_sources
from dodcheck.snapshot.memory import MemorySnapshot

CHECKLIST = Source("DOD.md", Role.CHECKLIST, "program")
NOTES = Source("notes.md", Role.OTHER, "notes")


def program(*texts: str) -> Program:
    sources = (CHECKLIST, NOTES)
    return assemble_program([SourceBytes(source, text.encode()) for source, text in zip(sources, texts, strict=False)])


def ids(found: Program) -> list[tuple[str, int, int]]:
    return [(one.id, one.nth, one.twins) for one in found.criteria]


def test_equal_ids_are_numbered() -> None:
    found = program("## Phase 1\n\n- [x] A\n- [x] B\n- [x] a\n- [x] A!\n")
    assert found.mistakes == ()
    assert ids(found) == [
        ("phase-1/a", 1, 3),
        ("phase-1/b", 1, 1),
        ("phase-1/a-2", 2, 3),
        ("phase-1/a-3", 3, 3),
    ]


def test_a_number_that_other_words_give_is_left_to_them() -> None:
    assert ids(program("## Phase 1\n\n- [x] A\n- [x] A 2\n- [x] A\n")) == [
        ("phase-1/a", 1, 2),
        ("phase-1/a-2", 1, 1),
        ("phase-1/a-3", 2, 2),
    ]


def test_no_number_is_given_twice() -> None:
    lines = ("A", "A", "A 2", "A 2", "A 4", "A", "A", "A 2 2")
    assert ids(program("".join(f"- [x] {line}\n" for line in lines))) == [
        ("program/a", 1, 4),
        ("program/a-3", 2, 4),
        ("program/a-2", 1, 2),
        ("program/a-2-3", 2, 2),
        ("program/a-4", 1, 1),
        ("program/a-5", 3, 4),
        ("program/a-6", 4, 4),
        ("program/a-2-2", 1, 1),
    ]


def test_equal_ids_are_numbered_across_documents() -> None:
    fixed = "- [x] A <!-- dodcheck id: one -->\n"
    found = program(fixed, fixed)
    assert ids(found) == [("one", 1, 2), ("one-2", 2, 2)]
    assert [str(mistake) for mistake in found.mistakes] == [
        "notes.md:1:1: a second statement has the id `one`\n  Give each statement an id of its own."
    ]


def test_facts_are_those_of_the_bytes() -> None:
    (facts,) = program("# A\n").facts
    assert (facts.path, facts.role, facts.digest) == (
        "DOD.md",
        "checklist",
        f"sha256:{hashlib.sha256(b'# A' + bytes([10])).hexdigest()}",
    )


@pytest.mark.parametrize("data", [b"- [x] A\0", b"\xff\xfeA\x00\x00", b"\xff\xfe\x00\xd8\x00\xd8"])
def test_what_is_no_text_becomes_a_criterion(data: bytes) -> None:
    found = assemble_program([SourceBytes(CHECKLIST, data), SourceBytes(NOTES, b"- [x] A\n")])
    assert [one.criterion.id for one in found.unread] == ["program/derived-dod-can-be-read"]
    assert found.unread[0].criterion.text == "`DOD.md` can be read"
    assert found.unread[0].why
    assert ids(found) == [("notes/a", 1, 1)]


def test_what_can_not_be_opened_becomes_a_criterion() -> None:
    (one,) = read_sources([CHECKLIST], MemorySnapshot({}))
    assert isinstance(one, UnreadDocument)
    assert (one.criterion.location.path, one.role, one.why) == ("DOD.md", Role.CHECKLIST, "is no tracked file")


def test_what_could_not_be_read_leaves_the_others_as_they_are() -> None:
    tree = MemorySnapshot({"notes.md": b"- [x] A\n"})
    found = assemble_program(read_sources([CHECKLIST, NOTES], tree))
    assert [one.criterion.id for one in found.unread] == ["program/derived-dod-can-be-read"]
    assert ids(found) == [("notes/a", 1, 1)]
    assert [one.path for one in found.facts] == ["notes.md"]
    assert [one.path for one in found.of_role(Role.OTHER)] == ["notes.md"]
    assert found.of_role(Role.CHECKLIST) == ()
