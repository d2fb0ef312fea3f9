"""The fields that a plan has for itself, above its first section or in one of its own: status, blockers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.fields import Field, fields_of
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.front_matter import front_fields
from dodcheck.documents.slug import title
from dodcheck.model.milestone import MilestoneId, mentions

_PARTS = (
    (
        r"(?:(?:current|milestone|plan|document|project|overall) )*"
        r"(?:status|state|metadata|meta|header|overview|summary|info|information|identity|identification|details|facts"
        r"|fields|properties|front matter|at a glance|snapshot|card|control)"
    ),
    r"milestone|plan|about|milestone plan",
    r"dependenc(?:y|ies)(?: (?:and|&) blockers)?|blockers?(?: (?:and|&) dependencies)?|blocked by|depends on",
    r"(?:hard |entry )?(?:pre-?requisites?|preconditions?)",
)
_OF_ITSELF = re.compile(rf"(?:{'|'.join(_PARTS)})(?:\s*\([^()]*\))?", re.IGNORECASE)
_INLINE = re.compile(
    r"(?:^|[|·•;,—–]|[ \t]{2})[ \t]{0,9}(?:\*\*|__)(?P<name>[A-Za-z][\w /&-]{0,40}?)"
    r"(?::(?:\*\*|__)|(?:\*\*|__)[ \t]{0,9}:)"
)
_INSIDE = re.compile(r"(?:\*\*|__)(?P<name>[A-Za-z][\w /&-]{0,40}?):[ \t]+(?P<value>[^*_\n]{1,300})(?:\*\*|__)")
_PLAIN = re.compile(r"(?P<name>[A-Za-z][\w /&-]{0,40}?)[ \t]*:[ \t]+(?P<value>\S.*)")
_BETWEEN = " \t|·•"
"""What parts two fields on one line."""


def header_fields(outline: Outline, milestone: MilestoneId) -> Iterator[Field]:
    """Yield the fields of a plan itself in order; those of its steps, risks and decisions are left out.

    What stands below a heading such as `Status` is the value of a field of that name.
    """
    yield from front_fields(outline.front_matter)
    blocks = outline.blocks
    own, heading, level = True, None, 0
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            first = not level
            level = level or block.level
            own = first or _is_own(block, milestone)
            heading = block if own and not first else None
            continue
        if not own:
            continue
        found = list(_fields(block, blocks[number + 1] if number + 1 < len(blocks) else None))
        yield from found
        if heading and not found and isinstance(block, Paragraph | Item):
            yield Field(_name(heading.source), _line(block.source), block.line)


def _is_own(heading: Heading, milestone: MilestoneId) -> bool:
    words = title(heading.source)
    if _OF_ITSELF.fullmatch(words):
        return True
    named = mentions(words)
    return bool(named) and named[0].first == milestone and named[0].start == 0 and "plan" in words.lower()


def _fields(block: Block, following: Block | None) -> Iterator[Field]:
    match block:
        case Table():
            yield from fields_of(block)
        case Paragraph(item=None) | Item(depth=0):
            source = without_remarks(block.source)
            found = [field for at, line in enumerate(source.split("\n")) for field in _of_line(line, block.line + at)]
            yield from _completed(found, source.split("\n"), block.line, following)
        case _:
            return


def _completed(found: Sequence[Field], lines: Sequence[str], first: int, following: Block | None) -> Iterator[Field]:
    """Yield fields, an empty one with the line below it, the last one else with the paragraph below."""
    for number, field in enumerate(found):
        if field.value:
            yield field
            continue
        below = field.line - first + 1
        last = number + 1 == len(found)
        if below < len(lines) and (last or found[number + 1].line > field.line + 1):
            yield field._replace(value=lines[below].strip())
        elif last and isinstance(following, Paragraph | Item) and not list(_of_line(following.source, 0)):
            yield field._replace(value=_line(following.source))
        else:
            yield field


def _of_line(line: str, number: int) -> Iterator[Field]:
    """Yield the fields of a line: bold labels with their values between them, else one plain or wholly bold field."""
    labels = list(_INLINE.finditer(line.lstrip("> -*+") if line.lstrip("> -+").startswith("* ") else line))
    source = labels[0].string if labels else line
    for at, found in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(source)
        yield Field(_name(found["name"]), source[found.end() : end].strip(_BETWEEN), number)
    if labels:
        return
    if single := _INSIDE.fullmatch(line.strip()) or _PLAIN.match(line.strip()):
        yield Field(_name(single["name"]), single["value"].strip(), number)


def _name(source: str) -> str:
    return title(plain(source)).lower()


def _line(source: str) -> str:
    return " ".join(without_remarks(source).split())
