from __future__ import annotations

import errno
import os

import pytest

from dodcheck.snapshot.journal import begin_journal, note_failure, note_place


def test_what_is_looked_at_is_noted_in_copies_of_the_process_too() -> None:
    notes = begin_journal()
    note_place(b"/here")
    note_place(b"/here")
    copy = os.fork()
    if not copy:
        note_place(b"/in a\ncopy")
        os._exit(0)
    os.waitpid(copy, 0)
    note_place(b"/later")
    assert notes is not None
    assert notes.end() == frozenset({b"/here", b"/in a\ncopy", b"/later"})


def test_a_refusal_of_the_system_is_a_doubt_about_all() -> None:
    notes = begin_journal()
    note_place(b"/here")
    note_failure()
    assert notes is not None
    assert notes.end() is None


def test_without_a_journal_nothing_is_noted() -> None:
    note_place(b"/before")
    notes = begin_journal()
    assert notes is not None
    assert notes.end() == frozenset()
    note_place(b"/after")


def test_a_note_that_found_no_room_is_a_doubt_about_all(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = begin_journal()
    note_place(b"/here")
    copy = os.fork()
    if not copy:
        monkeypatch.setattr(os, "write", _no_room)
        note_place(b"/in a copy")
        os._exit(0)
    os.waitpid(copy, 0)
    note_place(b"/later")
    assert notes is not None
    assert notes.end() is None


def _no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, "no room")
