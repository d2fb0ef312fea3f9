"""What a place comes to under a rule about pins: wrong, not to be told, or fine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, assert_never

from dodcheck.workflows.pins.disagreements import disagreements
from dodcheck.workflows.pins.pin import Kind, Pin, State
from dodcheck.workflows.pins.version import VersionComment
from dodcheck.workflows.pins.way import Way, short_ref

TAGS, BRANCHES = "tags", "branches"
"""Words of `forbid` that stand for every name of a kind."""

WORKFLOWS, ANY = "workflows", "any"
"""Words of `internal`: reusable workflows may be internal, or whatever is used."""


class Sign(StrEnum):
    """How sure a finding is."""

    WRONG = "wrong"
    OPEN = "open"


class PinFinding(NamedTuple):
    """A place, how sure it is that it is wrong, and why: a clause behind what stands there."""

    pin: Pin
    sign: Sign
    why: str


class Terms(NamedTuple):
    """What a rule asks of places, as its options say it."""

    allow: tuple[str, ...]
    comment: bool
    forbid: tuple[str, ...]
    internal: str | None


_WHY = {
    Way.TAG: "is a tag",
    Way.BRANCH: "is a branch",
    Way.NAME: "is a tag or a branch",
    Way.SHORT_COMMIT: "is a shortened commit id",
    Way.NONE: "names no version",
    Way.EXPRESSION: "is an expression",
    Way.ELSEWHERE: "is no action of this repository, and comes from another checkout",
}
_MAYBE = {Way.TAG: "looks like a tag, and may be a branch", Way.BRANCH: "looks like a branch, and may be a tag"}


def pinned(pins: Sequence[Pin], terms: Terms) -> Iterator[PinFinding]:
    """Yield the places that need a pin and have none, or no comment with a version where one is asked for."""
    for pin in pins:
        match pin.state(terms.allow):
            case State.UNPINNED:
                yield PinFinding(pin, Sign.WRONG, _why(pin))
            case State.UNTOLD:
                yield PinFinding(pin, Sign.OPEN, _why(pin))
            case State.PINNED:
                wordless = pin.way is Way.COMMIT and pin.comment_kind in (VersionComment.NOTHING, VersionComment.OTHER)
                if terms.comment and wordless and not any(map(pin.is_of, terms.allow)):
                    yield PinFinding(pin, Sign.WRONG, "has no comment that names a version")
            case State.FREE:
                pass
            case _ as never:
                assert_never(never)
    if terms.comment:
        for disagreement in disagreements(pins):
            yield PinFinding(
                disagreement.other, Sign.OPEN, f"contradicts {disagreement.first.location}: {disagreement.message}"
            )


def forbidden(pins: Sequence[Pin], terms: Terms) -> Iterator[PinFinding]:
    """Yield the places whose name behind the ``@`` is forbidden, or may be."""
    for pin in pins:
        if any(map(pin.is_of, terms.allow)):
            continue
        sign = _worst(_sign(pin, name) for name in terms.forbid)
        if sign is Sign.OPEN:
            yield PinFinding(pin, Sign.OPEN, _by_case(pin, terms.forbid) or _MAYBE.get(pin.way) or _why(pin))
        elif sign is Sign.WRONG and _may_be_internal(pin, terms.internal):
            yield PinFinding(pin, Sign.OPEN, "may be internal, which only `allow` can say")
        elif sign is Sign.WRONG:
            yield PinFinding(pin, Sign.WRONG, _why(pin))


def _why(pin: Pin) -> str:
    if pin.way is Way.NONE and pin.named.ref:
        return "has a digest that is none"
    return _WHY.get(pin.way, f"has {pin.named.ref}")


def _may_be_internal(pin: Pin, internal: str | None) -> bool:
    return internal == ANY or (internal == WORKFLOWS and pin.kind is Kind.WORKFLOW)


def _worst(signs: Iterator[Sign | None]) -> Sign | None:
    known = set(signs)
    return next((sign for sign in (Sign.WRONG, Sign.OPEN) if sign in known), None)


def _sign(pin: Pin, name: str) -> Sign | None:
    if pin.way is Way.EXPRESSION:
        return Sign.OPEN
    if name == TAGS:
        return _as_tag(pin)
    if name == BRANCHES:
        maybe = pin.way in (Way.TAG, Way.NAME, Way.SHORT_COMMIT) and pin.kind in (Kind.ACTION, Kind.WORKFLOW)
        return Sign.WRONG if pin.way is Way.BRANCH else Sign.OPEN if maybe else None
    ref = short_ref(pin.named.ref)
    if ref == name:
        return Sign.WRONG
    # To GitHub these are two branches; whoever wrote either of the two names may have meant the other.
    return Sign.OPEN if ref.lower() == name.lower() else None


def _by_case(pin: Pin, names: Sequence[str]) -> str | None:
    """Return what is said of a place whose name differs from a forbidden one by the case of letters alone."""
    ref = short_ref(pin.named.ref)
    near = next((name for name in names if name not in (TAGS, BRANCHES) and ref.lower() == name.lower()), None)
    return None if near is None else f"is another name than @{near} by the case of its letters alone"


def _as_tag(pin: Pin) -> Sign | None:
    if pin.way is Way.TAG:
        return Sign.WRONG
    if pin.way is Way.NONE:
        # An image without a tag is the one that is tagged `latest`; an action without a version does not run.
        return Sign.WRONG if pin.kind in (Kind.DOCKER, Kind.IMAGE) else Sign.OPEN
    versioned = pin.way is Way.BRANCH and any(sign.isdecimal() for sign in pin.named.ref)
    return Sign.OPEN if versioned or pin.way in (Way.NAME, Way.SHORT_COMMIT) else None
