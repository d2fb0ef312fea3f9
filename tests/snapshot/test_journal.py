from __future__ import annotations

import errno
import os

import pytest

from dodcheck.snapshot.journal import begun, failed, looked_at


def test_what_is_looked_at_is_noted_in_copies_of_the_process_too() -> None:
    notes = begun()
    looked_at(b"/here")
    looked_at(b"/here")
    copy = os.fork()
    if not copy:
        looked_at(b"/in a\ncopy")
        os._exit(0)
    os.waitpid(copy, 0)
    looked_at(b"/later")
    assert notes is not None
    assert notes.ended() == frozenset({b"/here", b"/in a\ncopy", b"/later"})


def test_a_refusal_of_the_system_is_a_doubt_about_all() -> None:
    notes = begun()
    looked_at(b"/here")
    failed()
    assert notes is not None
    assert notes.ended() is None


def test_without_a_journal_nothing_is_noted() -> None:
    looked_at(b"/before")
    notes = begun()
    assert notes is not None
    assert notes.ended() == frozenset()
    looked_at(b"/after")


def test_a_note_that_found_no_room_is_a_doubt_about_all(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = begun()
    looked_at(b"/here")
    copy = os.fork()
    if not copy:
        monkeypatch.setattr(os, "write", _no_room)
        looked_at(b"/in a copy")
        os._exit(0)
    os.waitpid(copy, 0)
    looked_at(b"/later")
    assert notes is not None
    assert notes.ended() is None


def _no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, "no room")
