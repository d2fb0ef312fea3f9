"""Where the rule of a statement is written."""

from __future__ import annotations

from dodcheck.binding.entries import RulesFile
from dodcheck.binding.tree import Bound
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.report import Origin


def place_of_rule(criterion: Criterion, bound: Bound, rules: RulesFile) -> Location | None:
    """Return the place of a rule in its file or comment, ``None`` for one that was read from the words."""
    if bound.origin is Origin.INLINE and criterion.inline:
        return criterion.inline.location
    if bound.origin is not Origin.RULES_FILE:
        return None
    names = (criterion.id, criterion.shared_id)
    own = (entry for entry in rules.entries if entry.key in names and entry.nth in (None, criterion.nth))
    return next((entry.location for entry in own), None)
