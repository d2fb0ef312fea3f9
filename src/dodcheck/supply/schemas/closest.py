"""Which of several forms a value was meant to have, where it fits none."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.bom import Pointer
from dodcheck.supply.schemas.fault import Fault

_OTHER_KIND = frozenset({"type", "enum", "const", "pattern", "falseSchema"})
"""Keywords that say, where the value itself fails them, that another form was meant."""

_OTHER_KEYS = frozenset({"required", "additionalProperties"})
"""Keywords that say so of an object, or of what stands in a list."""

_Score = tuple[bool, int, int, int]


def plainest(fault: Fault) -> Iterator[Fault]:
    """Yield the faults to tell: of forms that all fail, those of the one that fits best; the choice where none does."""
    if not fault.forms or any(not form for form in fault.forms):
        yield fault
        return
    scores = [_closeness(form, fault.at) for form in fault.forms]
    best = max(scores)
    if scores.count(best) > 1 and best[2] <= len(fault.at):
        yield fault
        return
    for inner in fault.forms[scores.index(best)]:
        yield from plainest(inner)


def _closeness(form: tuple[Fault, ...], at: Pointer) -> _Score:
    """Return how well a form fits: its kind, its keys, how deep its least deep fault is, how few it has."""
    other = any(fault.at == at and _means_another(fault) for fault in form)
    keys = sum(fault.keyword in _OTHER_KEYS and len(fault.at) <= len(at) + 1 for fault in form)
    return not other, -keys, min(len(fault.at) for fault in form), -len(form)


def _means_another(fault: Fault) -> bool:
    """Tell whether a fault shows that another form was meant; of an inner choice, every form of it."""
    if not fault.forms:
        return fault.keyword in _OTHER_KIND
    return all(any(map(_means_another, form)) for form in fault.forms)
