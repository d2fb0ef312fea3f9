"""How one invariant stands: what the catalogue says of it, and what is there of what verifies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.invariants.invariant import Invariant, Rating
from dodcheck.documents.invariants.strength import Verification
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.catalogues.checks import InvariantCheck, checks_of
from dodcheck.rules.metrics.words import shortened
from dodcheck.snapshot.protocol import Snapshot


class Demand(NamedTuple):
    """What is asked of each invariant, of which catalogue, and whether its own word is enough."""

    at_least: Verification
    catalogue: str
    accept_stated: bool


class Standing(NamedTuple):
    """What is found of one invariant: an outcome, in words that follow the catalogue's path, and its places.

    ``weaker`` says that it fails for its strength alone.
    """

    outcome: Outcome
    said: str
    places: tuple[Place, ...]
    unknown: Unknown | None = None
    weaker: bool = False


def missing(name: str, asked: Demand) -> Standing:
    """Return that the catalogue does not hold an invariant that is asked for."""
    return Standing(Outcome.FAILS, f"says nothing of {name}", (Place(asked.catalogue),))


def standing(invariant: Invariant, asked: Demand, snapshot: Snapshot) -> Standing:
    """Return how an invariant stands."""
    return _stated(invariant, asked) or _checked(
        invariant, asked, checks_of(invariant.methods, asked.catalogue, snapshot)
    )


def _stated(invariant: Invariant, asked: Demand) -> Standing | None:
    """Return what the catalogue's word alone decides; ``None`` where it says what is asked."""
    weakest = invariant.weakest
    if weakest is not None and _level(weakest) < asked.at_least:
        other = f" and {_rated(invariant.differing[1])}, of which the weaker counts" if invariant.differing else ""
        message = f"calls {invariant.name} {_rated(weakest)}{other}"
        return Standing(Outcome.FAILS, message, _places(invariant, asked), weaker=True)
    wordless = next((rating for rating in invariant.ratings if rating.verified is None), None)
    if wordless is not None:
        message = f"says “{shortened(wordless.text)}” of {invariant.name} (line {wordless.line}), which is no strength"
        return Standing(Outcome.UNKNOWN, message, _places(invariant, asked), Unknown.PARTIAL)
    if weakest is None:
        message = f"gives {invariant.name} (line {invariant.line}) no strength"
        return Standing(Outcome.UNKNOWN, message, _places(invariant, asked), Unknown.EMPTY_SCOPE)
    return None


def _checked(invariant: Invariant, asked: Demand, checks: Sequence[InvariantCheck]) -> Standing:
    """Return what follows from the tests and jobs that are named for an invariant that is said to be strong enough."""
    message = f"calls {invariant.name} {_rated(invariant.weakest)}"
    for outcome in (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN):
        bad = next((check for check in checks if check.seen.outcome is outcome), None)
        if bad is not None:
            detail = f"{message} and names {bad.name} for it (line {bad.line}): {bad.seen.summary}"
            places = (Place(asked.catalogue, bad.line), *bad.seen.places[:3])
            return Standing(outcome, detail, places, bad.seen.unknown)
    tests = [check for check in checks if check.tests]
    if tests:
        shown = tuple(place for check in tests for place in check.seen.places[:1])
        detail = f"{message}, verified by {tests[0].name}"
        return Standing(Outcome.HOLDS, detail, (*_places(invariant, asked), *shown))
    if asked.accept_stated:
        return Standing(Outcome.HOLDS, message, _places(invariant, asked))
    detail = f"{message} and names no test or job for it: only the document says so"
    return Standing(Outcome.UNKNOWN, detail, _places(invariant, asked), Unknown.STATED_ONLY)


def _rated(rating: Rating | None) -> str:
    if rating is None or rating.verified is None:
        return "nothing"
    return f"{rating.verified.word} (line {rating.line})"


def _level(rating: Rating) -> Verification:
    return Verification.MISSING if rating.verified is None else rating.verified


def _places(invariant: Invariant, asked: Demand) -> tuple[Place, ...]:
    return tuple(Place(asked.catalogue, line) for line in dict.fromkeys(_lines(invariant)))


def _lines(invariant: Invariant) -> Iterator[int]:
    yield from (rating.line for rating in invariant.ratings)
    if not invariant.ratings:
        yield invariant.line
