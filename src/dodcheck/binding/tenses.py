"""The tense that a rules file asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dodcheck.binding.entries import RulesFile
from dodcheck.model.criterion import Criterion


def tensed(criteria: Iterable[Criterion], rules: RulesFile) -> Iterator[Criterion]:
    """Yield the criteria, each in the tense that its rule asks for, else in its own."""
    told = {(entry.key, entry.nth): entry.holds for entry in rules.entries if entry.holds}
    for one in criteria:
        names = ((one.id, None), (one.shared_id, one.nth))
        holds = next((told[name] for name in names if name in told), one.holds)
        yield one if holds is one.holds else replace(one, holds=holds)
