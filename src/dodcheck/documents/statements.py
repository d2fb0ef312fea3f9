"""Statements: everything in a document that can be true or false, with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dodcheck.documents.blocks import Comment
from dodcheck.documents.boxes import Box
from dodcheck.documents.sections import Spot
from dodcheck.model.criterion import Form, Tick


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement before it has an id: its words on one line, its spot, its place and its box if it has one.

    ``text`` is Markdown without comments. ``parent`` is the number of the statement whose item it is nested in.
    ``comments`` are those in and under it, ``lines`` is how many lines its words take. ``claimed`` is what a mark or a
    status beside it claims; a box speaks for itself. ``row`` are the cells of the table row that it is, with the heads.
    ``announced`` are the words that announce the list that it stands in. ``details`` are the plain items nested in it.
    """

    form: Form
    text: str
    spot: Spot
    line: int
    column: int
    box: Box | None = None
    claimed: bool | None = None
    parent: int | None = None
    comments: tuple[Comment, ...] = ()
    lines: int = 1
    row: tuple[tuple[str, str], ...] = ()
    announced: str = ""
    details: tuple[str, ...] = ()

    @property
    def tick(self) -> Tick:
        """The state of its box."""
        return self.box.tick if self.box else Tick.NONE

    @property
    def group_key(self) -> tuple[str, int]:
        """What it has in common with the statements of its group; those under no group form one, that of the scope."""
        return self.spot.scope, self.spot.key


def with_comments_and_details(
    statements: Sequence[Statement], comments: Mapping[int, Sequence[Comment]], details: Mapping[int, Sequence[str]]
) -> tuple[Statement, ...]:
    """Return statements with their comments and the plain items nested in them, both by the number of the statement."""
    return tuple(
        replace(read, comments=tuple(comments.get(at, ())), details=tuple(details.get(at, ())))
        for at, read in enumerate(statements)
    )
