from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from dodcheck.recall.recorded_output import record_output

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


class Pipe(io.RawIOBase):
    """An output whose reader has gone for a while."""

    gone = True

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer) -> int:
        if self.gone:
            raise BrokenPipeError
        return memoryview(data).nbytes


def test_what_is_printed_is_printed_and_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.BytesIO()
    present = io.TextIOWrapper(printed, encoding="ascii", errors="backslashreplace", newline="\n")
    monkeypatch.setattr(sys, "stdout", present)
    with record_output() as output:
        sys.stdout.write("one\n")
        sys.stdout.write("é\n")
    assert sys.stdout is present
    assert output is not None
    assert (output.lost, output.recorded()) == (False, b"one\n\\xe9\n")
    sys.stdout.write("two\n")
    present.flush()
    assert printed.getvalue() == b"one\n\\xe9\ntwo\n"


def test_what_its_reader_did_not_get_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Pipe()
    present = io.TextIOWrapper(io.BufferedWriter(pipe), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", present)
    with record_output() as output:
        sys.stdout.write("one\n")
        with pytest.raises(BrokenPipeError):
            sys.stdout.flush()
    assert sys.stdout is present
    assert output is not None
    assert output.lost
    pipe.gone = False
    output.flush()


def test_an_output_that_holds_no_bytes_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    present = io.StringIO()
    monkeypatch.setattr(sys, "stdout", present)
    with record_output() as output:
        sys.stdout.write("one\n")
    assert output is None
    assert present.getvalue() == "one\n"
