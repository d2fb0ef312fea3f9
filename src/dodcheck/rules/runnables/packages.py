"""Whether a `package.json` defines a script."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dodcheck.formats.json_nodes import load_nodes
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping as Object
from dodcheck.formats.yaml import Node, Scalar
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import counted, others, some
from dodcheck.rules.finding import Finding
from dodcheck.rules.runnables.manifests import Manifests, manifests, unread
from dodcheck.rules.runnables.sought import Sought
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_NAME = "package.json"
_OTHERS = ("package.yaml", "package.json5")
"""Other files that pnpm reads for it."""
_KEPT = 16
_SHOWN = 5


def script(snapshot: Snapshot, sought: Sought, named_in: str | None) -> Finding:
    """Return whether the script is there, where the command starts it or in the package that the document is of."""
    there = manifests(snapshot, (_NAME,), sought.folder, named_in)
    if any(map(snapshot.files_named, _OTHERS)):
        there = there._replace(hidden=there.hidden or Unknown.AMBIGUOUS)
    try:
        known = {path: _scripts(snapshot.read(path)) for path in (*there.here, *there.elsewhere)}
    except UnreadableError as problem:
        return unread(problem)
    broken = next((path for path in there.here if known[path] is None), None)
    defining = [path for path, scripts in known.items() if scripts and sought.name in scripts]
    for path in defining:
        if path in there.here or sought.anywhere:
            return _there(path, (known[path] or {})[sought.name], sought, len(known))
    if broken:
        words = f"{broken} is no valid JSON, so that its scripts are not known"
        return Finding(Outcome.UNKNOWN, words, (Place(broken),), examined=1, unknown=Unknown.SKIPPED, skipped=1)
    if defining:
        words = f"the script {sought.name} is defined in {defining[0]}{others(defining)}, not in {_here(sought)}"
        places = tuple(map(Place, defining))
        return Finding(Outcome.UNKNOWN, words, places, examined=len(known), unknown=Unknown.AMBIGUOUS)
    return _missing(sought, there, known)


def _here(sought: Sought) -> str:
    return f"{sought.folder}/{_NAME}".removeprefix("/")


def _there(path: str, line: int, sought: Sought, examined: int) -> Finding:
    words = f"{path}:{line} defines the script {sought.name}"
    return Finding(Outcome.HOLDS, words, (Place(path, line),), examined, 1, reproduce=_reproduce(sought.name, [path]))


def _missing(sought: Sought, there: Manifests, known: Mapping[str, Mapping[str, int] | None]) -> Finding:
    shown = [*there.here, *there.elsewhere]
    whole = all(scripts is not None for scripts in known.values())
    hidden = there.hidden or (None if whole else Unknown.SKIPPED)
    words = _words(sought, shown, [name for path in shown for name in (known[path] or {})])
    if not sought.sure:
        words += "; it may be a program of a dependency"
    places = tuple(map(Place, shown or [_NAME]))
    finding = Finding(Outcome.FAILS, words, places, len(known), 0, reproduce=_reproduce(sought.name, shown or [_NAME]))
    if hidden or not sought.sure:
        return finding._replace(outcome=Outcome.UNKNOWN, unknown=hidden or Unknown.AMBIGUOUS)
    return finding


def _words(sought: Sought, shown: list[str], names: list[str]) -> str:
    if not shown:
        return f"no {_NAME} is there that could define the script {sought.name}"
    where = shown[0] if len(shown) == 1 else f"none of {counted(len(shown), _NAME, f'{_NAME} files')}"
    verb = "defines no script" if len(shown) == 1 else "defines the script"
    but = f"; it defines {some(sorted(set(names)), _SHOWN)}" if names and len(shown) == 1 else ""
    return f"{where} {verb} {sought.name}{but}"


def _reproduce(name: str, paths: list[str]) -> str:
    quoted = shlex.quote(f'"{name}"')
    return f"git grep -n -F -e {quoted} -- {shlex.join(paths[:_SHOWN])}"


@lru_cache(maxsize=_KEPT)
def _scripts(data: bytes) -> Mapping[str, int] | None:
    """Return the line of each script by its name, ``None`` of what can't be parsed; kept for the next command."""
    try:
        root = load_nodes(decode_data(data))
    except FormatProblem:
        return None
    return {
        name.value: name.line
        for key, value in _pairs(root)
        if key == "scripts"
        for name, text in (value.pairs if isinstance(value, Object) else ())
        if isinstance(name, Scalar) and isinstance(text, Scalar) and text.value.strip()
    }


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    told = node.pairs if isinstance(node, Object) else ()
    return ((key.value, value) for key, value in told if isinstance(key, Scalar))
