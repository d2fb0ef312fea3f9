"""How sure it is that something in a workflow does what it is there for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Sure(IntEnum):
    """Whether a step is effective; the larger, the better."""

    NO = 0
    MAYBE = 1
    YES = 2


class Effect(NamedTuple):
    """How sure it is, and what stands against it: a clause, empty where nothing does."""

    sure: Sure
    why: str = ""


YES = Effect(Sure.YES)


def worst(effects: Iterable[Effect]) -> Effect:
    """Return the least sure of several effects, the first of those that are alike."""
    return min(effects, key=lambda effect: effect.sure, default=YES)


def best(effects: Iterable[Effect]) -> Effect | None:
    """Return the surest of several effects, the first of those that are alike; ``None`` where there is none."""
    return max(effects, key=lambda effect: effect.sure, default=None)
