"""A Markdown document as rules read it."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import NamedTuple

from dodcheck.documents.blocks import Outline
from dodcheck.documents.markdown import parse
from dodcheck.documents.text import Text, UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import resolve


class Read(NamedTuple):
    """A document that was found and read."""

    path: str
    text: Text
    outline: Outline


class Unread(NamedTuple):
    """Why a document could not be looked at, as the evidence that a rule of that kind gives."""

    evidence: Evidence


def read_markdown(snapshot: Snapshot, path: str, named_in: str | None, kind: str) -> Read | Unread:
    """Return a tracked Markdown file that is not blank, or why there is none."""
    there = FileRule(path=path, named_in=named_in).examine(snapshot)
    if there.outcome is not Outcome.HOLDS:
        if there.outcome is not Outcome.FAILS:
            return Unread(replace(there, kind=kind))
        # What a document says can't be examined where there is none, so a negation proves nothing.
        return Unread(replace(there, kind=kind, examined=0, places=there.places or (Place(path),)))
    found = resolve(snapshot, path, named_in).path if named_in else path
    if found is None or snapshot.presence(found) is not Presence.FILE:
        said, places = f"{path} is a folder", (Place(path),)
        return Unread(Evidence(kind, Outcome.FAILS, said, 1, 0, there.reproduce, places=places))
    try:
        text = decode(snapshot.read(found))
    except UndecodableError as problem:
        said = f"{found} can't be read: {problem}"
        return Unread(Evidence(kind, Outcome.ERROR, said, 1, 0, f"file {shlex.quote(found)}", places=(Place(found),)))
    return Read(found, text, parse(text))
