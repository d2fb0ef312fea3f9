"""What does not fit the schema of a version, as problems with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import NotRead
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.schemas.closest import plainest
from dodcheck.supply.schemas.fault import Fault
from dodcheck.supply.schemas.words import misfit_words, path_words

MAX_MISFITS = 10_000
"""So many are told of one document."""

_TOO_DEEP = "it is nested too deep to be held against its schema"
_LEFT_OVER = "unevaluatedProperties"
"""The keyword that refuses keys which nothing accounts for; where anything else fails, it takes known keys for such."""


def misfits_of(value: object, version: str) -> tuple[Problem, ...]:
    """Return what a JSON value has that the schema of a version refuses, each place and message once."""
    faults = _faults(value, version)
    shown = tuple(islice(faults, MAX_MISFITS))
    problems = tuple(dict.fromkeys(_problems(shown, value)))
    if next(faults, None) is None:
        return problems
    return (*problems, Problem("schema", Severity.ERROR, "more places do not fit the schema", ()))


def fits_schema(value: object, version: str) -> bool:
    """Tell whether the schema of a version takes a value. Raises ``NotRead`` for nesting beyond what is followed."""
    try:
        return _validate(value, version)
    except (RecursionError, ValueError) as fault:
        raise NotRead(_TOO_DEEP, unsure=True) from fault


def _validate(value: object, version: str) -> bool:
    try:
        from dodcheck.supply.schemas import fast  # noqa: PLC0415 - lazy: it may not be there

        return fast.fits(value, version)
    except ImportError:
        from dodcheck.supply.schemas import slow  # noqa: PLC0415 - lazy: needed where there is no other

        return next(slow.faults(value, version), None) is None


def _problems(faults: Sequence[Fault], value: object) -> Iterator[Problem]:
    only = all(fault.keyword == _LEFT_OVER for fault in faults)
    kept = (fault for fault in faults if only or fault.keyword != _LEFT_OVER)
    plain = [one for fault in kept for one in plainest(fault)]
    mistyped = {one.at for one in plain if one.keyword == "type"}
    for one in plain:
        if one.keyword == "type" or one.at not in mistyped:
            yield from _problems_of(one, value)


def _faults(value: object, version: str) -> Iterator[Fault]:
    """Yield the faults that a validator finds. Raises ``NotRead`` for nesting that it does not follow."""
    try:
        yield from _find_faults(value, version)
    except (RecursionError, ValueError) as fault:
        raise NotRead(_TOO_DEEP, unsure=True) from fault


def _find_faults(value: object, version: str) -> Iterator[Fault]:
    try:
        from dodcheck.supply.schemas import fast  # noqa: PLC0415 - lazy: it may not be there

        return fast.faults(value, version)
    except ImportError:
        from dodcheck.supply.schemas import slow  # noqa: PLC0415 - lazy: needed where there is no other

        return slow.faults(value, version)


def _problems_of(fault: Fault, value: object) -> Iterator[Problem]:
    """Yield a problem; for keys that are not known here one each."""
    if fault.keyword in ("additionalProperties", _LEFT_OVER):
        for key in fault.wanted:
            at = (*fault.at, key)
            yield _problem(at, fault.at, f"`{key[:80]}` is not allowed here")
        return
    yield _problem(fault.at, fault.at, misfit_words(fault, _value_at(value, fault.at)))


def _problem(at: Pointer, shown: Pointer, words: str) -> Problem:
    place = path_words(shown)
    return Problem("schema", Severity.ERROR, f"{place}: {words}" if place else words, at)


def _value_at(value: object, at: Pointer) -> object:
    for part in at:
        match value:
            case dict():
                value = value.get(part)
            case list() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _:
                return None
    return value
