"""What a campaign is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random

Given = Mapping[str, bytes]
"""One input: texts by name. A campaign about one text calls it ``text``; others use paths or names of their own."""

TEXT = "text"
PATIENCE = 2.0
SEVERAL_BUDGETS = 60.0
"""Seconds: one rule may take 1.5 million steps of JSON Schema, whatever the schema, and a check may judge it twice."""


def no_seeds() -> Sequence[Given]:
    """Return that there are no seeds."""
    return ()


@dataclass(frozen=True)
class Campaign:
    """One reader, and what is thrown at it.

    ``check`` raises whatever is wrong: an ``AssertionError`` where a promise is broken, any other exception where one
    gets out that the reader does not document. It is called with ``fresh`` inputs, with ``seeds`` (real ones, read
    once) and with changed ones of both; ``pieces`` are texts that mean something to the reader and are put into inputs.
    ``grows`` is true where the input is one text, and time has to grow no faster than it. ``mutates`` is false where
    the texts of an input are numbers that the check makes everything else from. ``patience`` is how many seconds of
    processor time even a small input may take: more where the reader has a budget of its own that takes so long.
    """

    name: str
    about: str
    fresh: Callable[[Random], Given]
    check: Callable[[Given], None]
    pieces: tuple[str, ...] = ()
    seeds: Callable[[], Sequence[Given]] = no_seeds
    grows: bool = True
    mutates: bool = True
    patience: float = PATIENCE


def campaigns() -> tuple[Campaign, ...]:
    """Return every campaign, by name."""
    folder = Path(__file__).parent / "campaigns"
    names = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    found: list[Campaign] = [import_module(f"fuzz.campaigns.{name}").CAMPAIGN for name in names]
    return tuple(sorted(found, key=lambda one: one.name))
