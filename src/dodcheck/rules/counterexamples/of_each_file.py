"""Counterexamples for the kind `each_file`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of
from dodcheck.rules.tidy.being import Being
from dodcheck.rules.tidy.evidence import files_of
from dodcheck.snapshot.protocol import MAX_FILE_BYTES, Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.each_file import EachFileRule

_MOST_FILES = 10
_BEHIND = {
    Being.VALID: ("a bracket without its other half", b"\n{[(\n"),
    Being.LF: ("a carriage return behind the last line", b"\r\n"),
    Being.ENDED: ("words without a line end", b"\nthe last words"),
    Being.TRIMMED: ("a blank line with a blank in it", b"\n \n"),
    Being.MERGED: ("the markers of a conflict", b"\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"),
    Being.UTF8: ("a letter of Latin-1", b"\n\xe9\n"),
    Being.TABLESS: ("a line behind a tab", b"\n\tx\n"),
}
"""What is added to the end of a file, so that it is not as it has to be."""
_SCRIPT = ("a script that can't be executed", b"#!/bin/sh\nexit 1\n")
_BESIDE = {
    Being.EXECUTABLE: _SCRIPT,
    Being.SHELL_EXECUTABLE: _SCRIPT,
    Being.SHEBANG: ("a script without a first line of its own", b"exit 1\n"),
    Being.SHELL_SHEBANG: ("a script without a first line of its own", b"exit 1\n"),
    Being.ERREXIT: ("a script that sets nothing", b"#!/bin/sh\nexit 1\n"),
    Being.STRICT: ("a script that sets nothing", b"#!/bin/sh\nexit 1\n"),
}
"""What is put beside a file."""
_INSTEAD = {
    Being.TEXT: ("a NUL before the first byte", b"\0"),
    Being.FILLED: ("nothing", b""),
    Being.SPDX: ("a line without a header", b"x = 1\n"),
    Being.LICENSED: ("a line without a header", b"x = 1\n"),
    Being.COPYRIGHTED: ("a line without a header", b"x = 1\n"),
}
"""What is put in the place of all that a file holds."""


def planted(rule: EachFileRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield a file that is not as it has to be, the first that turns the rule."""
    for path, _ in list(files_of(rule, snapshot, rule.globs))[:_MOST_FILES]:
        one = _spoilt(rule, path, content_of(snapshot, path))
        if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one
            return


def _spoilt(rule: EachFileRule, path: str, data: bytes) -> Counterexample:
    being = Being(rule.is_)
    if rule.bytes is not None or rule.columns is not None:
        return _too_much(rule, path, data)
    if being is Being.SPACELESS:
        folder, slash, name = path.rpartition("/")
        copied = f"{folder}{slash}a {name}"
        return Counterexample(f"{path} copied to {copied}", {copied: data})
    if being is Being.NO_LINK:
        return Counterexample(f"a link beside {path}", links=(f"{path}.link",))
    if being in _BESIDE:
        what, whole = _BESIDE[being]
        return Counterexample(f"{what} beside {path}", {f"{path}.sh": whole})
    if being in _BEHIND:
        what, more = _BEHIND[being]
        return Counterexample(f"{what} added to {path}", {path: data + more})
    what, whole = _INSTEAD[being]
    return Counterexample(f"{what} in the place of {path}", {path: whole})


def _too_much(rule: EachFileRule, path: str, data: bytes) -> Counterexample:
    if rule.columns is not None:
        return Counterexample(f"a long line added to {path}", {path: data + b"\n" + b"x" * (rule.columns + 1)})
    grown = data.ljust(min(rule.bytes or 0, MAX_FILE_BYTES) + 1, b" ")
    return Counterexample(f"{path} filled up to {len(grown):,} bytes", {path: grown})


def taken(rule: EachFileRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the repository without the files that are not so, where others are left."""
    paths = list(dict.fromkeys(place.path for place in seen.places))
    one = Counterexample(f"{some(paths)} removed", dict.fromkeys(paths))
    if paths and rule.examine(one.planted_in(snapshot)).outcome is Outcome.HOLDS:
        yield one
