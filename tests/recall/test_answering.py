from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pytest

from dodcheck.recall.answering import answer_command
from support.recalling import Desk, Told
from support.repo import Repo

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


class Gone(io.RawIOBase):
    """An output whose reader has gone."""

    def writable(self) -> bool:
        return True

    def write(self, _: Buffer, /) -> int:
        raise BrokenPipeError


@pytest.fixture
def desk(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    repo.write({"a.txt": "a"}).commit()
    return Desk(repo.root, tmp_path / "answers", monkeypatch)


def told(code: int) -> int:
    sys.stdout.write(f"ends with {code}\n")
    return code


@pytest.mark.parametrize(("code", "kept"), [(0, True), (1, True), (2, False), (3, False)])
def test_what_came_to_no_end_is_not_kept(desk: Desk, code: int, *, kept: bool) -> None:
    first = desk.ask("claims", run=lambda _: told(code))
    assert first == Told(code, f"ends with {code}\n", ran=True)
    again = desk.ask("claims", run=lambda _: told(code))
    assert again == Told(code, f"ends with {code}\n", ran=not kept)


def closed() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(Gone()), encoding="utf-8")


def tried(code: int) -> int:
    """Do as a command does whose reader may be gone."""
    with suppress(BrokenPipeError):
        sys.stdout.write("words\n")
        sys.stdout.flush()
    return code


@pytest.mark.parametrize("output", [io.StringIO, closed])
def test_where_an_answer_can_not_be_printed_again_the_command_runs(
    desk: Desk, output: Callable[[], TextIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ask("claims", run=lambda _: told(0))
    monkeypatch.setattr(sys, "stdout", output())
    assert answer_command(["claims"], lambda _: tried(7)) == 7


@pytest.mark.parametrize("output", [io.StringIO, closed])
def test_what_is_printed_to_nobody_is_not_kept(
    desk: Desk, output: Callable[[], TextIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as only_here:
        only_here.setattr(sys, "stdout", output())
        assert answer_command(["claims"], lambda _: tried(0)) == 0
    assert desk.ask("claims", run=lambda _: told(0)).ran


def test_where_there_is_no_room_to_note_what_is_looked_at_nothing_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dodcheck.snapshot.journal.begin_journal", lambda: None)
    assert [desk.ask("claims", run=lambda _: told(0)).ran for _ in range(2)] == [True, True]
