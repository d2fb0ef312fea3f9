"""Counterexamples for the kind `schema`."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.formats.yaml import Mapping, Scalar
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.planting.values import NOTHING, data_file
from dodcheck.rules.values.look import Look, read_tree
from dodcheck.snapshot.protocol import Snapshot

_WRONG: tuple[object, ...] = ([[]], NOTHING, "\N{MIDDLE DOT}", -1, True)
_KEYS = 10


def counterexamples(snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the first file with values that few schemas allow: as a whole, and for each of its own keys."""
    if seen.outcome is not Outcome.HOLDS or not seen.places:
        return
    path = seen.places[0].path
    for value in (*_WRONG, *({key: one} for key in _keys(snapshot, path) for one in _WRONG)):
        data = data_file(path, value)
        if data is not None:
            yield Counterexample(f"{path} made to say {data.decode('utf-8', 'replace').strip()[:80]}", {path: data})


def _keys(snapshot: Snapshot, path: str) -> list[str]:
    root = read_tree(snapshot, path)
    if isinstance(root, Look) or not isinstance(root, Mapping):
        return []
    return [key.value for key, _ in root.pairs if isinstance(key, Scalar)][:_KEYS]
