"""The group that each line of a document belongs to."""

from __future__ import annotations

from bisect import bisect_right

from dodcheck.documents.blocks import End, Heading, Outline, Paragraph
from dodcheck.documents.labels import labelled_parts
from dodcheck.documents.sections import Sections

Groups = tuple[tuple[int, str | None], ...]
"""From each of these lines on, counted from 1, a group goes on until the next; ``None`` stands for none."""


def groups_of(outline: Outline, path: str, scope: str) -> Groups:
    """Return where the groups of a document without phases begin."""
    sections = Sections(path, scope, phased=False)
    found: list[tuple[int, str | None]] = []
    for block in outline.blocks:
        match block:
            case Heading():
                sections.heading(block)
            case Paragraph(item=None):
                for part in labelled_parts(block.source):
                    # A label on a line of its own heads what follows it; one with a value is a field.
                    if part.label and part.label.words and not part.label.rest:
                        sections.label(part.label.words, block.line + part.offset)
            case End():
                sections.end()
            case _:
                continue
        found.append((block.line, sections.spot().group))
    return tuple(found)


def group_at(groups: Groups, line: int) -> str | None:
    """Return the group of a line."""
    at = bisect_right(groups, line, key=lambda one: one[0])
    return groups[at - 1][1] if at else None
