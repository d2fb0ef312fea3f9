"""How sure it is that a step is effective: that it runs, and that its failure fails the run."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Effectiveness(IntEnum):
    """Whether a step is effective. The values can be compared: the larger, the better."""

    NO = 0
    MAYBE = 1
    YES = 2


class Effect(NamedTuple):
    """Whether a step is effective, and ``why`` not: a clause, empty where nothing stands against it.

    ``fails`` says that the step then fails by itself: it shows nothing, and hides nothing either.
    """

    effectiveness: Effectiveness
    why: str = ""
    fails: bool = False


YES = Effect(Effectiveness.YES)


def worst(effects: Iterable[Effect]) -> Effect:
    """Return the least sure of several effects, the first of those that are alike."""
    return min(effects, key=lambda effect: effect.effectiveness, default=YES)


def best(effects: Iterable[Effect]) -> Effect | None:
    """Return the surest of several effects, the first of those that are alike; ``None`` where there is none."""
    return max(effects, key=lambda effect: effect.effectiveness, default=None)
