"""Which of two metrics asks for more: higher floors, lower ceilings, and no document's word."""

from __future__ import annotations

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Bound
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.trust.change.stricter import asks_as_much


def bound(source: str) -> Bound:
    read, mistakes = read_inline(Directive(f"{{{source}}}", Location("D.md", 1, 1)))
    assert read is not None, mistakes
    return Bound(read, Origin.RULES_FILE)


STRICTER = [
    ("metric: {document: a.md, at_least: 7/10}", "metric: {document: a.md, at_least: 8/10}"),
    ("metric: {document: a.md, at_least: 75%}", "metric: {document: a.md, at_least: '>75%'}"),
    ("metric: {document: a.md, at_least: 75-80%}", "metric: {document: a.md, at_least: 80%}"),
    ("metric: {document: a.md, at_most: 1%}", "metric: {document: a.md, at_most: <1%}"),
    ("metric: {document: a.md, at_most: 9}", "metric: {document: a.md, at_most: 8.5}"),
    ("metric: {document: a.md, at_least: 5, accept_stated: true}", "metric: {document: a.md, at_least: 5}"),
    ("metric: {document: a.md, at_least: 5}", "metric: {document: a.md, at_least: 5, at_most: 9}"),
    ("posture: {at_least: 7/10}", "posture: {at_least: 8/10}"),
]
NOT_KNOWN_TO_BE = [
    ("metric: {document: a.md, at_least: 7/10}", "metric: {document: a.md, at_least: 6.9/10}"),
    ("metric: {document: a.md, at_least: 7/10}", "metric: {document: a.md, at_least: 80%}"),
    ("metric: {document: a.md, at_least: '>75%'}", "metric: {document: a.md, at_least: 75%}"),
    ("metric: {document: a.md, at_most: <1%}", "metric: {document: a.md, at_most: 1%}"),
    ("metric: {document: a.md, at_least: 5}", "metric: {document: a.md, at_least: 5, accept_stated: true}"),
    ("metric: {document: a.md, at_least: 5}", "metric: {document: b.md, at_least: 5}"),
    ("metric: {document: a.md, row: A, at_least: 5}", "metric: {document: a.md, row: B, at_least: 5}"),
    ("metric: {document: a.md, at_least: 5}", "metric: {document: a.md, at_most: 5}"),
    ("metric: {document: a.md, not_above: Baseline}", "metric: {document: a.md, at_most: 5}"),
    ("posture: {at_least: 7/10}", "posture: {at_least: 6/10}"),
    ("posture: {at_least: 7/10}", "posture: {at_least: 7/10, area: ci}"),
]


@pytest.mark.parametrize(("old", "new"), STRICTER)
def test_asks_for_as_much(old: str, new: str) -> None:
    assert asks_as_much(bound(old), bound(new))


@pytest.mark.parametrize(("old", "new"), [(new, old) for old, new in STRICTER] + NOT_KNOWN_TO_BE)
def test_asks_for_less_or_can_not_be_told(old: str, new: str) -> None:
    assert not asks_as_much(bound(old), bound(new))
