"""P0 needs Partial here, Strong there: what is asked of an invariant, and of all of its priority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.invariants.heads import Head, head_of, priority_in
from dodcheck.documents.invariants.strength import Verification, named_strength, required_strength
from dodcheck.model.criterion import Criterion, Form
from dodcheck.program.contradictions.documents import AllDocuments, Clash, place_from

_OF_ALL = re.compile(
    r"\bP(?P<first>[0-9])\b(?: \([^()]{1,40}\))? invariants?\b[^.]{0,60}?\b(?P<level>strong|partial|weak)\b"
    r"|invariants? \(P(?P<second>[0-9])\)[^.]{0,60}?\b(?P<other>strong|partial|weak)\b",
    re.IGNORECASE,
)
_NEGATES = re.compile(r"\b(?:no|not|none|never|without|lack(?:s|ing)?|cannot)\b|n['’]t\b", re.IGNORECASE)


class _RequiredStrength(NamedTuple):
    priority: int
    level: Verification
    criterion: Criterion


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield the rows that ask for less than a statement about all of their priority, and two such that differ."""
    whole = [asked for one in known.checklist if (asked := _required_of_all(one))]
    strictest: dict[int, _RequiredStrength] = {}
    for asked in whole:
        first = strictest.setdefault(asked.priority, asked)
        if asked.level > first.level:
            strictest[asked.priority] = asked
    for asked in (*(one for each in known.checklist if (one := _required_by_row(each))), *whole):
        top = strictest.get(asked.priority)
        if top and asked.level < top.level:
            at = asked.criterion
            who = f"{plain(at.row[0][1])} needs" if at.row else f"P{asked.priority} invariants need"
            there = place_from(top.criterion.location, at.location)
            all_ = f"all P{asked.priority} invariants need {top.level.word} {there}"
            yield Clash(at.location, f"{who} {asked.level.word} verification here, and {all_}", top.criterion.location)


def _required_of_all(criterion: Criterion) -> _RequiredStrength | None:
    if criterion.form in (Form.INVARIANT, Form.METRIC, Form.ROW):
        return None
    told = _OF_ALL.search(plain(criterion.text))
    if told is None:
        return None
    # "No P0 invariant is weak" asks for no weak one; what must not lack a strength has to have it.
    if bool(_NEGATES.search(told.string[: told.end()])) is not (criterion.form is Form.BLOCKER):
        return None
    level = named_strength(told["level"] or told["other"])
    return _RequiredStrength(int(told["first"] or told["second"]), level, criterion) if level else None


def _required_by_row(criterion: Criterion) -> _RequiredStrength | None:
    """Return what a row asks, with the priority that it names itself, else the heading above its table."""
    told = {head_of(plain(head)): said for head, said in reversed(criterion.row)}
    own = priority_in(plain(told.get(Head.PRIORITY, "")))
    priority = priority_in(criterion.group or "") if own is None else own
    level = required_strength(told.get(Head.REQUIRED, ""))
    if criterion.form is not Form.INVARIANT or priority is None or level is None:
        return None
    return _RequiredStrength(priority, level, criterion)
