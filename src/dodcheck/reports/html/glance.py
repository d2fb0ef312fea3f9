"""The program at a glance: a bar for each of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.bands import BANDS
from dodcheck.reports.html.sections import DOCUMENTS, Member, Section
from dodcheck.reports.order import WORST_FIRST
from dodcheck.reports.visible import visible

LEAST: Final = 2.0
"""What there is at all takes so much of a bar, in percent: one false claim in a thousand is seen."""


SHOWN: Final = 24
"""Of parts that are alike, so many are shown at once."""

_ORDER: Final = tuple(verdict.value for verdict in WORST_FIRST)


class Stripe(NamedTuple):
    """A part of a bar, in percent of its length: the band of verdicts, where it begins, how long it is."""

    band: str
    start: float
    length: float


class Bar(NamedTuple):
    """How a part of the program stands: how much of it passes; ``rest`` is what is not proved, the worst first."""

    anchor: str
    name: str
    stripes: tuple[Stripe, ...]
    good: int
    total: int
    rest: tuple[tuple[str, int], ...]


class Family(NamedTuple):
    """Parts that are alike: phases, milestones, outcomes, documents, or groups; ``more`` are those of less urgency."""

    name: str
    bars: tuple[Bar, ...]
    more: tuple[Bar, ...] = ()


def families(sections: Sequence[Section], documents: Mapping[str, str]) -> tuple[Family, ...]:
    """Return a bar for each part; where there is but one, for each of its groups. None where there is but one bar.

    Documents are called by their shorter names.
    """
    found: dict[str, list[Bar]] = {}
    for name, one in _bars(sections, documents):
        if one.total:
            found.setdefault(name, []).append(one)
    if sum(map(len, found.values())) <= 1:
        return ()
    return tuple(_family(name, some) for name, some in found.items())


def _family(name: str, bars: Sequence[Bar]) -> Family:
    """Return the bars that are shown at once, which call most for work, and the others; both in their order."""
    first = set(sorted(range(len(bars)), key=lambda at: _urgency(bars[at]))[:SHOWN])
    shown = tuple(one for at, one in enumerate(bars) if at in first)
    return Family(name, shown, tuple(one for at, one in enumerate(bars) if at not in first))


def _urgency(one: Bar) -> int:
    return _ORDER.index(one.rest[0][0]) if one.rest else len(_ORDER)


def _bars(sections: Sequence[Section], documents: Mapping[str, str]) -> Iterator[tuple[str, Bar]]:
    if len(sections) > 1:
        for section in sections:
            yield section.family, bar(section.anchor, _section_name(section, documents), _statements(section.members))
        return
    for section in sections:
        for number, group in enumerate(section.groups, 1):
            name = group.name or "Without a group"
            yield section.name, bar(f"{section.anchor}-{number}", name, _statements(group.members))


def _section_name(section: Section, documents: Mapping[str, str]) -> str:
    if section.family != DOCUMENTS:
        return section.name
    path = section.members[0].judgement.criterion.location.path
    return visible(documents.get(path, path))


def _statements(members: Sequence[Member]) -> list[Judgement]:
    """Return the statements among some criteria: a weakening is no part of the program."""
    return [member.judgement for member in members if not member.judgement.weakens]


def bar(anchor: str, name: str, judged: Sequence[Judgement]) -> Bar:
    """Return the bar of some criteria."""
    tally = Counter(judgement.verdict for judgement in judged)
    rest = tuple(
        (verdict.value, tally[verdict]) for verdict in WORST_FIRST if tally[verdict] and verdict is not Verdict.PROVED
    )
    return Bar(anchor, name, stripes(tally), sum(judgement.verdict.good for judgement in judged), len(judged), rest)


def stripes(tally: Counter[Verdict]) -> tuple[Stripe, ...]:
    """Return the parts of a bar, which together are all of it; none of nothing."""
    found = [(band.name, number) for band in BANDS if (number := sum(tally[verdict] for verdict in band.verdicts))]
    total = sum(number for _, number in found)
    lengths = [max(LEAST, 100 * number / total) for _, number in found]
    told, start = [], 0.0
    for (name, _), length in zip(found, lengths, strict=True):
        share = 100 * length / sum(lengths)
        told.append(Stripe(name.replace(" ", "-"), round(start, 2), round(share, 2)))
        start += share
    return tuple(told)
