"""Status fields below headings: `**Status:** Complete` claims that what the heading names is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Heading, Item, Paragraph, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.fields import Field, told_fields
from dodcheck.documents.marks import mark_in
from dodcheck.documents.phases import phase_heading
from dodcheck.documents.slug import title, without_number
from dodcheck.documents.struck import begins_struck, claimed_by_status
from dodcheck.documents.surroundings import Placed
from dodcheck.documents.worded import in_signs
from dodcheck.model.milestone import leading_mention

_OF_ITSELF = re.compile(
    r"(?:(?:.* )?(?:status|summary|identity|reference)|.*\brun\b.*"
    r"|(?:appendix|milestone|next|previous|current|update) .*|state|metadata|meta|header|overview|overall"
    r"|(?:rfc|adr|kep|pep|pr|pull request|proposal|question|q|ticket|issue)(?:[ -]?#?\d+\b|:).*|.*\?"
    r"|conclusion|verdict|results?|outcome|progress|introduction|about|details|information|closeout|sign-?off)",
    re.IGNORECASE,
)
"""Headings that name a part of the document, so that a status below them is the document's own."""

OF_A_THING = re.compile(
    r"(?:severity|likelihood|probability|mitigation|root cause|resolution|resolved(?: (?:in|by))?"
    r"|reported(?: by)?|reporter|symptoms?|workaround|action|change|change type|operation|disposition"
    r"|superseded by|deciders?|decision|tools?(?: (?:used|call))?|time(?:stamp)?(?: \(?utc\)?)?|date|when"
    r"|command|session|actor)"
)
"""Fields of problems, decisions, file changes and log entries, whose end does not make their name so."""

_FILE_ALONE = re.compile(r"[*_]{0,3}`[^`]*`[*_]{0,3}")
"""A heading that names a file is about the work on it, which may have removed it."""


class StatusClaim(NamedTuple):
    """What a heading names, as Markdown, what its Status field claims, the number of its block, and its line."""

    text: str
    claimed: bool
    block: int
    line: int


def status_claims(blocks: Sequence[Placed]) -> Iterator[StatusClaim]:
    """Yield the claims of sections with one Status field whose status is understood.

    A section with boxes says in them what is done. The status of a document, a phase or a milestone is no statement of
    the section's words.
    """
    for heading, section in sections_of(blocks):
        own = [(placed.number, field) for placed in section for field in own_fields(placed)]
        told = [(number, field) for number, field in own if field.name == "status"]
        if len(told) != 1 or any(OF_A_THING.fullmatch(field.name) for _, field in own):
            continue
        if any(_has_box(placed) for placed in section) or section[0].around.hold_no_claims:
            continue
        number, field = told[0]
        claimed, text = claimed_by_status(field.value), stated_by_heading(heading)
        if claimed is not None and text:
            yield StatusClaim(text, claimed, number, field.line)


def sections_of(blocks: Sequence[Placed]) -> Iterator[tuple[Heading, list[Placed]]]:
    """Yield each heading below the document's title with the blocks between it and the next heading."""
    heading: Heading | None = None
    section: list[Placed] = []
    for placed in blocks:
        if isinstance(placed.block, Heading):
            if heading and section:
                yield heading, section
            heading, section = (placed.block if placed.block.level > 1 else None), []
        else:
            section.append(placed)
    if heading and section:
        yield heading, section


def own_fields(placed: Placed) -> Iterator[Field]:
    """Yield the fields of a block that speaks of the section: no nested item, and nothing below a label."""
    match placed.block:
        case Item(depth=0) | Paragraph(item=None) | Table(item=None) if not placed.around.label:
            yield from told_fields(placed.block)
        case _:
            return


def _has_box(placed: Placed) -> bool:
    match placed.block:
        case Item():
            return leading_box(placed.block.source) is not None
        case Table():
            return any(leading_box(cell.source) for row in placed.block.rows for cell in row)
        case _:
            return False


def stated_by_heading(heading: Heading) -> str:
    """Return what a heading states, without its number and sign; empty where its status is that of something larger."""
    words = title(heading.source)
    if _OF_ITSELF.fullmatch(words) or leading_mention(words) or phase_heading(words):
        return ""
    source = one_line_without_remarks(heading.source)
    ticked = leading_box(source)
    source = ticked.rest if ticked else source
    found = mark_in(in_signs(source))
    named = without_number(found.text if found else source) if words else ""
    return "" if _FILE_ALONE.fullmatch(named.strip()) or begins_struck(named) else named
