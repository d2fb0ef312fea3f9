"""What a reader has to know within a minute: what is false, what is missing, what can't be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.model.criterion import Tick
from dodcheck.model.report import Gate, Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.changes import harm_groups, reason, weakening_groups
from dodcheck.reports.html.anchors import Names
from dodcheck.reports.html.gaps import Gap
from dodcheck.reports.html.text import Piece, pieces, with_code_marked

SHOWN: Final = 5
"""Of the criteria of a card, so many are shown."""

HARM_SHOWN: Final = 50
"""Of what keeps a change from being merged, so many are shown."""


class CardItem(NamedTuple):
    """A criterion in short, or a reason that several share, with the link to all that is known about it."""

    anchor: str
    pieces: tuple[Piece, ...]
    place: str
    why: tuple[Piece, ...]


class Card(NamedTuple):
    """Criteria that are alike to a reader. ``keys`` filter the list to them, ``tone`` is the band they are shown in."""

    tone: str
    title: str
    meaning: str
    number: int
    items: tuple[CardItem, ...]
    more: int
    keys: tuple[str, ...]


class _Names(NamedTuple):
    names: Names
    anchors: Mapping[int, str]

    def item(self, judgement: Judgement, why: str) -> CardItem:
        """Return a criterion in short, and why it is where it is."""
        criterion = judgement.criterion
        place = self.names.place(criterion.location)
        return CardItem(self.anchors[id(judgement)], pieces(criterion), place, with_code_marked(why))


class _Kind(NamedTuple):
    tone: str
    title: str
    some: str
    none: str
    verdicts: tuple[Verdict, ...]


_UNKNOWN: Final = (Verdict.UNOBSERVABLE, Verdict.UNPROVEN)
_KINDS: Final = (
    _Kind(
        "false",
        "False",
        "claimed, but the evidence says no, or it could not be judged",
        "No claim is shown to be false.",
        (Verdict.REFUTED, Verdict.BROKEN),
    ),
    _Kind("open", "Missing", "work to do", "No open work.", (Verdict.OPEN,)),
)


def cards(report: Report, names: Names, gaps: Sequence[Gap]) -> tuple[Card, ...]:
    """Return what is urgent in a report: the harm of a change, or what keeps the rest from being done."""
    named = _Names(names, {id(judgement): names.anchors[at] for at, judgement in enumerate(report.judgements)})
    if report.gate is Gate.MERGE:
        return tuple(_parts(report, named))
    if not report.judgements:
        return ()
    statements = [judgement for judgement in report.judgements if not judgement.weakens]
    told = [
        _card(kind, [judgement for judgement in statements if judgement.verdict in kind.verdicts], named)
        for kind in _KINDS
    ]
    told.append(_unknown_card(gaps))
    ready = [
        judgement
        for judgement in statements
        if judgement.verdict is Verdict.READY and judgement.criterion.tick is not Tick.NONE
    ]
    if ready:
        kind = _Kind("shown", "Ready to tick", "shown by evidence, and its box is empty", "", (Verdict.READY,))
        told.append(_card(kind, ready, named))
    return (*told, *_parts(report, named)) if any(judgement.weakens for judgement in report.judgements) else tuple(told)


def _card(kind: _Kind, found: Sequence[Judgement], named: _Names) -> Card:
    worst_first = sorted(found, key=lambda one: kind.verdicts.index(one.verdict))
    items = tuple(named.item(judgement, judgement.reason) for judgement in worst_first[:SHOWN])
    keys = tuple(verdict.value for verdict in kind.verdicts)
    meaning, more = kind.some if found else kind.none, len(found) - len(items)
    return Card(kind.tone, kind.title, meaning, len(found), items, more, keys)


def _unknown_card(gaps: Sequence[Gap]) -> Card:
    """Return what can't be known by why it can't: to a reader, a hundred statements without a rule are one thing."""
    most_first = sorted(gaps, key=lambda gap: -gap.number)
    items = tuple(_gap_item(gap) for gap in most_first[:SHOWN])
    meaning = "nothing shows it yet, or it can’t be seen from here" if gaps else "Everything could be looked at."
    keys, more = tuple(verdict.value for verdict in _UNKNOWN), sum(gap.number for gap in most_first[SHOWN:])
    return Card("not-shown", "Not known", meaning, sum(gap.number for gap in gaps), items, more, keys)


def _gap_item(gap: Gap) -> CardItem:
    return CardItem(gap.anchor, with_code_marked(gap.meaning), counted(gap.number, "criterion", "criteria"), gap.advice)


def _parts(report: Report, named: _Names) -> Iterator[Card]:
    groups = harm_groups(report) if report.gate is Gate.MERGE else weakening_groups(report)
    for part in groups:
        most = SHOWN if part.harm is None else HARM_SHOWN
        items = tuple(named.item(judgement, reason(judgement)) for judgement in part.found[:most])
        tone = "shown" if part.harm is None else "false"
        keys = ("weakening",) if all(judgement.weakens for judgement in part.found) else ("touched",)
        more = len(part.found) - len(items)
        yield Card(tone, part.name.capitalize(), part.told, len(part.found), items, more, keys)
