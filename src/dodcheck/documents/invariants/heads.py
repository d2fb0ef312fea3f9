"""What the heads of a catalogue's columns, and the labels of its fields, say that stands there."""

from __future__ import annotations

import re
from enum import Enum, auto

from dodcheck.documents.blocks import Cell
from dodcheck.documents.inline import plain


class Head(Enum):
    """What a column or a field of a catalogue holds."""

    ID = auto()
    NAME = auto()
    RATING = auto()
    STATUS = auto()
    REQUIRED = auto()
    METHOD = auto()
    EITHER = auto()
    PRIORITY = auto()
    OTHER = auto()


_REQUIRED = re.compile(r"\b(?:required|requirement|needed|target|minimum|wanted|expected|goal|desired)\b")
_STRENGTH = re.compile(r"\b(?:strength|verification|coverage|level|rating)\b")
_FORMS = (
    (Head.ID, re.compile(r"(?:invariant |inv\.? ?)?(?:id|no\.?|nr\.?|#|number|key|ref)|#")),
    (
        Head.RATING,
        re.compile(
            r"(?:(?:current|verification|test|actual|overall) ){0,3}(?:strength|coverage|rating|level)(?: now| today)?"
            r"|(?:current|verification) (?:level|status|state|verification)|(?:strength|level) of verification"
        ),
    ),
    (Head.STATUS, re.compile(r"(?:current )?(?:status|state|result|met|held|preserved)")),
    (
        Head.METHOD,
        re.compile(
            r"(?:verification )?methods?|how (?:it is )?(?:verified|tested|enforced)|enforce(?:d by|ment)|enforcing .*"
            r"|(?:verified|tested|checked|guarded|covered|ensured) (?:by|in|with)|tests?(?: files?)?|(?:ci )?jobs?"
            r"|checks?|(?:test )?evidence|guards?"
        ),
    ),
    (Head.EITHER, re.compile(r"verification")),
    (Head.PRIORITY, re.compile(r"priority|prio|criticality|severity|class")),
    (
        Head.NAME,
        re.compile(r"(?:the )?invariant(?: name| surface| title)?|description|title|name|statement|contract|property"),
    ),
)
_ADVICE = re.compile(
    r"(?:recommend\w*|actions?\b|notes?|owner|gaps?|risks?|impact|rationale|why|consequence|breaking|history|deferred|to"
    r" ?do|next|future|planned|examples?|missing|limitations?)\b"
)
_PRIORITY = re.compile(r"\bP([0-9])\b")


def head_of(words: str) -> Head:
    """Return what stands below a head of these plain words; a strength that is asked for is none that is there."""
    said = " ".join(words.lower().split()).strip(" :")
    if _REQUIRED.search(said):
        return Head.REQUIRED if _STRENGTH.search(said) else Head.OTHER
    return next((head for head, form in _FORMS if form.fullmatch(said)), Head.OTHER)


def is_advice(words: str) -> bool:
    """Return whether what stands behind a label of these plain words is no part of how something is verified."""
    return bool(_ADVICE.match(words.lower()))


def heads_of(header: tuple[Cell, ...]) -> tuple[Head, ...]:
    """Return what each column of a table holds."""
    return tuple(head_of(plain(cell.source)) for cell in header)


def speaks_of_invariants(header: tuple[Cell, ...]) -> bool:
    """Return whether a table is about invariants, as its heads say."""
    return any(re.search(r"\binvariants?\b", plain(cell.source).lower()) for cell in header)


def priority_in(words: str) -> int | None:
    """Return the one priority that words name (`P0 (Critical)`), ``None`` where they name none or several."""
    found = set(_PRIORITY.findall(words))
    return int(found.pop()) if len(found) == 1 else None
