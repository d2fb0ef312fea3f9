"""Rules that rest on each other in a circle are a mistake: nothing would be judged first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.binding.bind import Misbound
from dodcheck.binding.entries import Entry
from dodcheck.binding.tree import Bound, resting_rules
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.report import Origin


def circular_rule_mistakes(
    criteria: Sequence[Criterion], bindings: Mapping[str, Bound | Misbound], entries: Sequence[Entry] = ()
) -> tuple[Mistake, ...]:
    """Return a mistake, at the place of its rule, for each criterion that rests on itself, with the ids on the way."""
    known = {criterion.id: criterion for criterion in criteria}
    rests = {name: _rests_on(bindings[name], known) for name in known if name in bindings}
    written = {entry.key: entry.location for entry in entries}
    settled: set[str] = set()
    return tuple(
        Mistake(
            _place(known[way[0]], bindings[way[0]], written),
            f"rules rest on each other in a circle: {' → '.join(way)}",
            "Take one of them out.",
        )
        for name in known
        for way in _ways(name, rests, settled)
    )


def _place(criterion: Criterion, binding: Bound | Misbound, written: Mapping[str, Location]) -> Location:
    """Return where the rule of a criterion is written; one that is read from its words stands with them."""
    if isinstance(binding, Bound) and binding.origin is Origin.RULES_FILE:
        return written.get(criterion.id) or written.get(criterion.shared_id) or criterion.location
    if isinstance(binding, Bound) and binding.origin is Origin.INLINE and criterion.inline:
        return criterion.inline.location
    return criterion.location


def _rests_on(binding: Bound | Misbound, known: Mapping[str, Criterion]) -> tuple[str, ...]:
    if isinstance(binding, Misbound):
        return ()
    return tuple(dict.fromkeys(name for rule in resting_rules(binding.tree) for name in rule.rests_on(known)))


def _ways(start: str, rests: Mapping[str, tuple[str, ...]], settled: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the circles that are met first on the way down from a criterion; iterative, for chains of any length."""
    path: list[str] = []
    todo: list[tuple[str, bool]] = [(start, False)]
    while todo:
        name, left = todo.pop()
        if left:
            path.pop()
            settled.add(name)
        elif name in path:
            yield (*path[path.index(name) :], name)
        elif name not in settled:
            path.append(name)
            todo.append((name, True))
            todo.extend((below, False) for below in rests.get(name, ()))
