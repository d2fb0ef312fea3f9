"""Three-valued all, any and not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.phrasing import folded, some

MAX_SAID = 8
"""Parts whose words stand in the summary of a combination; all of them are kept as parts."""

_WEAKEST = (Basis.STATED, Basis.RECORDED, Basis.DERIVED)
_ONE_DECIDES = frozenset({("all", Outcome.FAILS), ("any", Outcome.HOLDS)})
"""Where one part alone decides, so that the combination rests on the best of those that do."""
_REASONS = tuple(Unknown)
_PAIR = 2
_COUNTED = re.compile(r"\d+ of \d+ hold|both hold|all \d+ hold|neither holds|none of \d+ holds")
_OF_THE_WORLD = frozenset({"metric", "invariants", "test_results", "coverage", "third_party"})
"""Kinds that decide about the world: what fails by a document's own word alone proves no contrary."""


@dataclass(frozen=True, slots=True)
class All:
    """All of these rules hold."""

    kind: ClassVar[str] = "all"
    example: ClassVar[str] = "all: [{file: {path: a.md}}, {file: {path: b.md}}]"
    rules: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these rules holds."""

    kind: ClassVar[str] = "any"
    example: ClassVar[str] = "any: [{file: {path: .github/dependabot.yml}}, {file: {path: renovate.json}}]"
    rules: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The rule in it fails."""

    kind: ClassVar[str] = "not"
    example: ClassVar[str] = "not: {file: {path: legacy.py}}"
    rule: Any


def all_of(parts: Sequence[Evidence]) -> Evidence:
    """Return what all rules together say: an error wins, then a failure, then an unknown."""
    return _combined(All.kind, parts, (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS))


def any_of(parts: Sequence[Evidence]) -> Evidence:
    """Return what at least one rule says: an error wins, then one that holds, then an unknown."""
    return _combined(AnyOf.kind, parts, (Outcome.ERROR, Outcome.HOLDS, Outcome.UNKNOWN, Outcome.FAILS))


def negated(part: Evidence) -> Evidence:
    """Return the contrary of what a rule says.

    What is unknown or an error is not turned, nor is what was seen in nothing. A failure beside something that is there
    and was not counted (an empty file, a link, a file of another case) shows no absence: it becomes unknown. So does
    one that a document's own word about the world is a part of.
    """
    turned = {Outcome.HOLDS: Outcome.FAILS, Outcome.FAILS: Outcome.HOLDS}.get(part.outcome, part.outcome)
    why = _unturned(part) if turned is not part.outcome else None
    if why is not None:
        return replace(part, kind=Not.kind, outcome=Outcome.UNKNOWN, unknown=why, parts=(part,))
    summary = f"not wanted: {part.summary}" if turned is Outcome.FAILS else part.summary
    return replace(part, kind=Not.kind, outcome=turned, summary=summary, parts=(part,))


def _unturned(part: Evidence) -> Unknown | None:
    if not part.examined:
        return Unknown.EMPTY_SCOPE
    if part.outcome is Outcome.FAILS and any(map(_is_a_word_alone, part.flattened())):
        return Unknown.STATED_ONLY
    return Unknown.SKIPPED if part.outcome is Outcome.FAILS and part.skipped else None


def _is_a_word_alone(part: Evidence) -> bool:
    return part.kind in _OF_THE_WORLD and part.basis is Basis.STATED and part.outcome is Outcome.FAILS


def _combined(kind: str, parts: Sequence[Evidence], order: tuple[Outcome, ...]) -> Evidence:
    if not parts:
        return Evidence(kind, Outcome.UNKNOWN, "there is no rule in it", 0, 0, "", unknown=Unknown.EMPTY_SCOPE)
    outcome = next(outcome for outcome in order if any(part.outcome is outcome for part in parts))
    deciding = [part for part in parts if part.outcome is outcome]
    bases = reversed(_WEAKEST) if (kind, outcome) in _ONE_DECIDES else _WEAKEST
    return Evidence(
        kind=kind,
        outcome=outcome,
        summary=_summary(kind, parts, deciding),
        examined=sum(part.examined for part in parts),
        matched=sum(part.matched for part in parts),
        skipped=sum(part.skipped for part in parts),
        reproduce="; ".join(list(dict.fromkeys(part.reproduce for part in deciding if part.reproduce))[:MAX_SAID]),
        unknown=min((part.unknown for part in deciding if part.unknown), key=_REASONS.index, default=None),
        basis=next(basis for basis in bases if any(part.basis is basis for part in deciding)),
        places=tuple(dict.fromkeys(place for part in deciding for place in part.places)),
        parts=tuple(parts),
    )


def _summary(kind: str, parts: Sequence[Evidence], deciding: Sequence[Evidence]) -> str:
    """Return what decides, in words; before it how many of the parts hold, where that tells something."""
    distinct = tuple(dict.fromkeys(map(_within, deciding)))
    sentences = folded(distinct, MAX_SAID)
    said = some(sentences, MAX_SAID, "; ")
    holding, total = sum(part.outcome is Outcome.HOLDS for part in parts), len(parts)
    if total > 1 and kind == All.kind and holding:
        return f"{_every(total) if holding == total else f'{holding} of {total}'} hold: {said}"
    if len(distinct) == 1:
        return deciding[0].summary
    none = kind == AnyOf.kind and deciding[0].outcome is Outcome.FAILS and len(sentences) > 1
    return f"{_none(total)}: {said}" if none else said


def _within(part: Evidence) -> str:
    """Return what a part says inside a combination; what decides of a part that is combined itself is in brackets.

    Of what can't be known, how much of it holds says nothing.
    """
    count, counts, said = part.summary.partition(": ")
    if not counts or len(part.parts) < _PAIR or not _COUNTED.fullmatch(count):
        return part.summary
    return said if part.outcome in (Outcome.UNKNOWN, Outcome.ERROR) else f"{count} ({said})"


def _every(total: int) -> str:
    return "both" if total == _PAIR else f"all {total}"


def _none(total: int) -> str:
    return "neither holds" if total == _PAIR else f"none of {total} holds"
