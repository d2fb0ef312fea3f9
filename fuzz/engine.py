"""Runs one campaign: makes inputs until the time is over or something is found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from fuzz.campaign import Campaign, Given
from fuzz.growth import Long, grown, long
from fuzz.minimise import minimised
from fuzz.mutation import mutated
from fuzz.trouble import Tried, Trouble, tried

_KEPT = 200
_SECONDS_TO_MINIMISE = 20.0
_GROWN = 0.04
_FRESH = 0.45


class Found(NamedTuple):
    """An input that meets trouble, as small as it could be made."""

    given: Given
    trouble: Trouble


class Result(NamedTuple):
    """What a campaign did: inputs tried, the longest time one of them took in seconds, and what was found."""

    name: str
    inputs: int
    longest: float
    found: Found | None


class Effort(NamedTuple):
    """When a campaign ends: after so many seconds or so many inputs, whichever comes first."""

    seconds: float
    inputs: int | None = None


def run(campaign: Campaign, effort: Effort, seed: int, before: Callable[[Given], None] = lambda _: None) -> Result:
    """Run a campaign until its first finding; ``before`` is called with each input that is about to be tried."""
    random = Random(f"{campaign.name} {seed}")
    seeds = campaign.seeds()
    end = time.monotonic() + effort.seconds
    inputs, longest = 0, 0.0
    for given in _inputs(random, campaign, seeds):
        before(given.sized(1) if isinstance(given, Long) else given)
        done = (
            grown(campaign.check, given) if isinstance(given, Long) else tried(campaign.check, given, campaign.patience)
        )
        inputs, longest = inputs + 1, max(longest, done.seconds)
        if done.trouble:
            return Result(campaign.name, inputs, longest, _found(campaign, given, done.trouble))
        if inputs == effort.inputs or time.monotonic() > end:
            break
    return Result(campaign.name, inputs, longest, None)


def _inputs(random: Random, campaign: Campaign, seeds: Sequence[Given]) -> Iterator[Given | Long]:
    """Yield inputs without end: fresh ones, changed ones, seeds as they are, and long ones."""
    recent = [campaign.fresh(random) for _ in range(10)]
    yield from recent
    while True:
        choice = random.random()
        if campaign.grows and choice < _GROWN:
            yield long(random, campaign.pieces, seeds)
            continue
        if not campaign.mutates:
            yield campaign.fresh(random)
            continue
        if choice < _FRESH or not seeds:
            given = campaign.fresh(random)
            if random.random() < 0.4:
                given = mutated(random, given, campaign.pieces, recent)
        else:
            given = random.choice(recent if random.random() < 0.3 else seeds)
            if random.random() < 0.95:
                given = mutated(random, given, campaign.pieces, seeds)
        recent[random.randrange(len(recent))] = given
        if len(recent) < _KEPT:
            recent.append(given)
        yield given


def _found(campaign: Campaign, given: Given | Long, trouble: Trouble) -> Found:
    if isinstance(given, Long):
        return Found({"before": given.before, "unit": given.unit, "after": given.after}, trouble)
    if not campaign.mutates:
        return Found(given, trouble)
    last: list[Tried] = []

    def meets(smaller: Given) -> bool:
        done = tried(campaign.check, smaller, campaign.patience)
        same = done.trouble is not None and done.trouble.kind == trouble.kind
        last[:] = [done] if same else last
        return same

    small = minimised(given, meets, _SECONDS_TO_MINIMISE)
    return Found(small, last[0].trouble or trouble if last else trouble)
