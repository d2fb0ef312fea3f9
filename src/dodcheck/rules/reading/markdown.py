"""A Markdown document as rules read it."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from dodcheck.documents.blocks import Outline
from dodcheck.documents.markdown import cached_outline
from dodcheck.documents.text import Text, UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.rules.reading.contents import unfit
from dodcheck.rules.reading.named import missing_path_evidence, named_file
from dodcheck.snapshot.protocol import Snapshot


class ReadDocument(NamedTuple):
    """A document that was found and read."""

    path: str
    text: Text
    outline: Outline


def read_markdown(snapshot: Snapshot, path: str, named_in: str | None, kind: str) -> ReadDocument | Evidence:
    """Return a tracked Markdown file that is not blank, or why there is none as evidence of that kind."""
    evidence = named_file(snapshot, path, named_in, kind)
    if isinstance(evidence, Evidence):
        return evidence
    # One that holds nothing but comments is read: what it does not say is known.
    if unfit(snapshot, evidence):
        return missing_path_evidence(snapshot, path, named_in, kind)
    try:
        text = decode(snapshot.read(evidence))
    except UndecodableError as problem:
        message = f"{evidence} can't be read: {problem}"
        return Evidence(kind, Outcome.ERROR, message, 1, 0, f"file {shlex.quote(evidence)}", places=(Place(evidence),))
    return ReadDocument(evidence, text, cached_outline(text))
