"""The names under which a repository publishes packages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.formats.json import load as load_json
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.toml import load as load_toml
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_FILES = ("pyproject.toml", "Cargo.toml", "package.json")
_WHERE = (("project", "name"), ("tool", "poetry", "name"), ("package", "name"), ("name",))
_APART_WORDS = "test tests fixtures __fixtures__ examples example samples docs vendor third_party node_modules testdata"
_APART = frozenset(_APART_WORDS.split())
_DEEPEST = 2
_MOST = 50
_MAX_BYTES = 1024 * 1024


def own_names(snapshot: Snapshot) -> frozenset[str]:
    """Return the names, as registries compare them, that files of the repository give to its packages."""
    paths = [path for name in _FILES for path in snapshot.files_named(name) if _is_own(path)]
    return frozenset(normal(name) for path in paths[:_MOST] for name in _names(path, snapshot))


def _is_own(path: str) -> bool:
    """Return whether a file stands where a repository keeps its packages, and not where it keeps data for tests."""
    folders = path.split("/")[:-1]
    return len(folders) <= _DEEPEST and _APART.isdisjoint(folders)


def normal(name: str) -> str:
    """Return a name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(path: str, snapshot: Snapshot) -> Iterator[str]:
    try:
        data = snapshot.read(path)
        if len(data) > _MAX_BYTES:
            return
        text = decode_data(data)
        found = load_json(text) if path.endswith(".json") else load_toml(text)
    except (UnreadableError, FormatProblem):
        return
    if isinstance(found, Mapping) and found.get("private") is True:
        return
    for keys in _WHERE:
        value: object = found
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, str) and value:
            yield value
