"""How numbers of a document are told in a summary."""

from __future__ import annotations

from dodcheck.documents.inline import plain
from dodcheck.rules.metrics.readings import Reading

_SHOWN = 80


def in_words(reading: Reading) -> str:
    """Return a number and what it is of."""
    words = reading.quantity.words if reading.quantity else shortened(reading.said) or "nothing"
    return f"{words} for {named(reading)}"


def beside_it(reading: Reading) -> str:
    """Return what a number is compared with, in brackets; empty where with nothing."""
    return f" (beside {shortened(reading.bound)})" if reading.bound else ""


def named(reading: Reading) -> str:
    """Return the name of a row or a line, in quotes."""
    return f"“{shortened(reading.label)}”"


def shortened(source: str) -> str:
    """Return a Markdown source as plain words, cut where it is long."""
    words = plain(source).strip()
    return f"{words[:_SHOWN].rstrip()}…" if len(words) > _SHOWN else words
