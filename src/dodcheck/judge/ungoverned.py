"""Documents that govern nothing by their names, and hold boxes all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from shlex import quote
from typing import NamedTuple

from dodcheck.judge.listing import shortened
from dodcheck.model.criterion import Form
from dodcheck.program.discover import NamedDocuments, may_govern, source_of, written_here
from dodcheck.program.load import SourceBytes, assemble_program
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_BOX = re.compile(rb"^[ \t>]{0,40}[-*+] \[[ xX]\] ", re.MULTILINE)
_MOST_FILES = 200
_MOST_BYTES = 1_000_000
_SHOWN = 3


class UngovernedFile(NamedTuple):
    """A tracked Markdown file by its path, and how many of its statements have a box."""

    path: str
    boxes: int

    @property
    def told(self) -> str:
        """How many boxes it has, and the command that judges them, as one line to print."""
        many = "a box" if self.boxes == 1 else f"{self.boxes:,} boxes"
        return f"{shortened(self.path)} has {many}: dodcheck claims {shortened(quote(self.path))}"


def ungoverned_files(snapshot: Snapshot) -> tuple[UngovernedFile, ...]:
    """Return up to three files with boxes, those with most of them first.

    Left aside are tests, templates, code of others, and what would have been read as a governance document.
    """
    likely = sorted(_likely(snapshot), key=lambda file: (-file.boxes, file.path))[:_SHOWN]
    read = (UngovernedFile(file.path, _boxes(file.path, snapshot.read(file.path))) for file in likely)
    return tuple(sorted((file for file in read if file.boxes), key=lambda file: (-file.boxes, file.path)))


def _likely(snapshot: Snapshot) -> Iterator[UngovernedFile]:
    """Yield the files in which lines look like boxes, with their number: parsing all takes long."""
    candidates = (path for path in snapshot.files() if written_here(path) and not may_govern(path, NamedDocuments()))
    for path in islice(candidates, _MOST_FILES):
        try:
            data = snapshot.read(path)
        except UnreadableError:
            continue
        if len(data) <= _MOST_BYTES and (many := len(_BOX.findall(data))):
            yield UngovernedFile(path, many)


def _boxes(path: str, data: bytes) -> int:
    program = assemble_program([SourceBytes(source_of(path, NamedDocuments()), data)])
    return sum(criterion.form is Form.BOX for criterion in program.criteria)
