"""The program at a glance: a bar for each of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.bands import BANDS
from dodcheck.reports.html.sections import Member, Section
from dodcheck.reports.order import WORST_FIRST

LEAST: Final = 2.0
"""What there is at all takes so much of a bar, in percent: one false claim in a thousand is seen."""


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
    """Parts that are alike: phases, milestones, outcomes of the program, documents; or the groups of the only part."""

    name: str
    bars: tuple[Bar, ...]


def families(sections: Sequence[Section]) -> tuple[Family, ...]:
    """Return a bar for each part; where there is but one, for each of its groups. None where there is but one bar."""
    found: dict[str, list[Bar]] = {}
    for name, one in _bars(sections):
        if one.total:
            found.setdefault(name, []).append(one)
    if sum(map(len, found.values())) <= 1:
        return ()
    return tuple(Family(name, tuple(some)) for name, some in found.items())


def _bars(sections: Sequence[Section]) -> Iterator[tuple[str, Bar]]:
    if len(sections) > 1:
        for section in sections:
            yield section.family, bar(section.anchor, section.name, _statements(section.members))
        return
    for section in sections:
        for number, group in enumerate(section.groups, 1):
            name = group.name or "Without a group"
            yield section.name, bar(f"{section.anchor}-{number}", name, _statements(group.members))


def _statements(members: Sequence[Member]) -> list[Judgement]:
    """Return the statements among some criteria: a weakening is no part of the program."""
    return [member.judgement for member in members if not member.judgement.weakens]


def bar(anchor: str, name: str, judged: Sequence[Judgement]) -> Bar:
    """Return the bar of some criteria."""
    tally = Counter(one.verdict for one in judged)
    rest = tuple(
        (verdict.value, tally[verdict]) for verdict in WORST_FIRST if tally[verdict] and verdict is not Verdict.PROVED
    )
    return Bar(anchor, name, stripes(tally), sum(one.verdict.good for one in judged), len(judged), rest)


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
