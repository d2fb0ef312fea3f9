"""Which of several forms a value was meant to have, where it fits none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.supply.schemas.fault import Fault

_OTHER_KIND = frozenset({"type", "enum", "const", "pattern", "falseSchema"})
"""Keywords that say, where the value itself fails them, that another form was meant."""


def plainest(fault: Fault) -> Iterator[Fault]:
    """Yield the faults to tell: of forms that all fail, those of the one that fits best; the choice where none does."""
    if not fault.forms or any(not form for form in fault.forms):
        yield fault
        return
    best = max(fault.forms, key=lambda form: _closeness(form, fault.at))
    if len(fault.forms) > 1 and _closeness(best, fault.at)[:2] <= (1, len(fault.at)) and _alike(fault):
        yield fault
        return
    for inner in best:
        yield from plainest(inner)


def _alike(fault: Fault) -> bool:
    """Tell whether no form fits better than another: the value lacks what makes it one of them."""
    scores = [_closeness(form, fault.at) for form in fault.forms]
    return scores.count(max(scores)) > 1


def _closeness(form: Iterable[Fault], at: tuple[str | int, ...]) -> tuple[int, int, int]:
    """Return how well a form fits: whether its kind does, how deep its least deep fault is, how few it has."""
    found = tuple(form)
    other = any(one.at == at and one.keyword in _OTHER_KIND for one in found)
    return int(not other), min(len(one.at) for one in found), -len(found)
