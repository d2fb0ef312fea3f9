"""Rules from the words of a statement: a family of small grammars, one file each, and one table of them."""

from __future__ import annotations

from dodcheck.binding.recognise import absence, entries, existence, grep
from dodcheck.binding.recognise.phrase import Phrase, phrase
from dodcheck.binding.recognise.reading import Grammar, Reading
from dodcheck.binding.tree import Bound, Strength
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.report import Origin
from dodcheck.rules.options import OptionError

GRAMMARS: tuple[Grammar, ...] = (grep.read, entries.read, absence.read, existence.read)
"""Tried in order; the first that understands the whole statement wins, else the first that understands a part."""

_OWN_KINDS = frozenset({Form.MILESTONE, Form.DERIVED, Form.POLICY})


def recognise(criterion: Criterion) -> Bound | None:
    """Return the rule that the words of a criterion ask for, ``None`` where no grammar understands them."""
    if criterion.form in _OWN_KINDS:
        return None
    words = phrase(criterion)
    if words is None or not words.things:
        return None
    readings = [reading for grammar in GRAMMARS if (reading := _read(grammar, words))]
    best = next((one for one in readings if one.strength is not Strength.WEAKER), next(iter(readings), None))
    return Bound(best.tree, Origin.RECOGNISED, best.strength) if best else None


def _read(grammar: Grammar, words: Phrase) -> Reading | None:
    """Return what a grammar reads, ``None`` too where no rule takes what it read."""
    try:
        return grammar(words)
    except OptionError:
        return None


__all__ = ["GRAMMARS", "Reading", "recognise"]
