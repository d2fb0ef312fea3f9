"""Counterexamples for the kind `schema`."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.formats.yaml_values import to_value
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.values import NOTHING, data_file
from dodcheck.rules.finding import Finding
from dodcheck.rules.values.data_file import read_tree
from dodcheck.snapshot.protocol import Snapshot

_WRONG: tuple[object, ...] = ([[]], NOTHING, "\N{MIDDLE DOT}", -1, True, {}, [])
_KEYS = 6


def counterexamples(snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the first file with values that few schemas allow: as a whole, everywhere, and at each key."""
    if seen.outcome is not Outcome.HOLDS or not seen.places:
        return
    path = seen.places[0].path
    root = read_tree(snapshot, path)
    own = None if isinstance(root, Finding) else to_value(root)
    keys = list(own)[:_KEYS] if isinstance(own, dict) else []
    alone = ({key: one} for key in keys for one in _WRONG)
    for value in (*_WRONG, *(_refilled(own, one) for one in _WRONG), *alone):
        data = data_file(path, value)
        if data is not None:
            yield Counterexample(f"{path} made to say {data.decode('utf-8', 'replace').strip()[:80]}", {path: data})


def _refilled(value: object, other: object) -> object:
    """Return a value with the same keys and lists, and another value in the place of each scalar."""
    match value:
        case dict():
            return {key: _refilled(one, other) for key, one in value.items()}
        case list():
            return [_refilled(one, other) for one in value]
        case _:
            return other
