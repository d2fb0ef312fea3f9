"""A large value in parts: a validator that gathers all it has against one is asked about so much at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dodcheck.supply.schemas.fault import Fault

PART = 5_000
"""So many members of a list are looked at together: what each of them may be told of takes some kilobytes."""

Look = Callable[[object], Iterator[Fault]]
"""Yields all that is wrong with a value, which it gathers before the first."""


def in_parts(value: object, look: Look) -> Iterator[Fault]:
    """Yield what is wrong with a value that is known to be wrong.

    Members of its long lists are looked at so many at a time, and without the other long ones; what is wrong around
    them is told once. Where only a list as a whole is wrong, the value is looked at whole.
    """
    lists = _long(value)
    if not (lists and isinstance(value, dict)):
        yield from look(value)
        return
    found = False
    short = value | {key: [] for key in lists}
    for fault in look(short):
        found = True
        yield fault
    for key, members in lists.items():
        for start in range(0, len(members), PART):
            for fault in look(short | {key: members[start : start + PART]}):
                if fault.at[:1] == (key,) and len(fault.at) > 1:
                    found = True
                    yield _moved_fault(fault, start)
    if not found:
        yield from look(value)


def _long(value: object) -> dict[str, list[object]]:
    members = value.items() if isinstance(value, dict) else ()
    return {key: one for key, one in members if isinstance(one, list) and len(one) > PART}


def _moved_fault(fault: Fault, start: int) -> Fault:
    """Return a fault of a part as one of the whole."""
    key, index, *rest = fault.at
    at = (key, index + start if isinstance(index, int) else index, *rest)
    return fault._replace(at=at, forms=tuple(tuple(_moved_fault(one, start) for one in form) for form in fault.forms))
