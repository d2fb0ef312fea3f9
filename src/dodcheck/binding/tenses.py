"""The tense that a rules file asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dodcheck.binding.entries import RulesFile
from dodcheck.model.criterion import Criterion


def tensed(criteria: Iterable[Criterion], rules: RulesFile) -> Iterator[Criterion]:
    """Yield the criteria, each in the tense that its rule asks for, else in its own."""
    asked = {(entry.key, entry.nth): entry.holds for entry in rules.entries if entry.holds}
    for criterion in criteria:
        names = ((criterion.id, None), (criterion.shared_id, criterion.nth))
        holds = next((asked[name] for name in names if name in asked), criterion.holds)
        yield criterion if holds is criterion.holds else replace(criterion, holds=holds)
