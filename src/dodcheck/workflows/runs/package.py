"""The scripts of a `package.json` that `npm run`, `yarn` and their likes start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.json_nodes import load_nodes
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping as Object
from dodcheck.formats.yaml import Scalar
from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError, bytes_of

MANAGERS = frozenset({"npm", "yarn", "pnpm", "bun"})
"""The programs that start scripts of a package."""
MAX_BYTES = 1024 * 1024
"""A larger file is not followed."""
KEPT = 4
"""Files that are kept."""

MAX_PACKAGES = 100
"""Packages of one workspace that are followed."""
_ALL = frozenset({"-r", "--recursive", "-ws", "--workspaces", "-w", "--workspace", "--filter", "-F", "foreach"})
"""Words by which the scripts of several packages are started."""
_WITHOUT_ROOT = frozenset({"-ws", "--workspaces"})
"""Words by which npm starts the scripts of the packages below one, and not its own."""
_RUN = frozenset({"run", "run-script"})
_SHORT = {"t": "test", "tst": "test"}
_OWN = frozenset({"test", "start", "stop", "restart"})
_NAMED = re.compile(rb"\"name\"\s{0,4}:\s{0,4}\"([^\"\\]{1,200})\"")
_NEAR = 4_000
_FOLDERS = frozenset({"--prefix", "-C", "--cwd", "--dir"})
_CHOOSING = frozenset({"-w", "--workspace", "--filter", "-F"})
_VALUED = _FOLDERS | _CHOOSING
_PLAIN = re.compile(r"(?:\./)?@?[\w.-]+(?:/[\w.-]+)*/?")
"""The name of a package, or its folder; anything else may stand for several."""


class PackageScript(NamedTuple):
    """A script of a package: its text, its file, and its line, from 1."""

    text: str
    path: str
    line: int


def package_scripts(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[PackageScript]:
    """Yield the scripts that a call of a package manager starts, those around it (`pretest`) included."""
    if tuple(words[:2]) == ("yarn", "workspace"):
        words = ["yarn", "--workspace", *words[2:]]
    name, place = _asked(words, folder)
    if name and not _ALL.isdisjoint(word.partition("=")[0] for word in words):
        paths = snapshot.files_named("package.json")[:MAX_PACKAGES]
        root = normalise("package.json", place) if _WITHOUT_ROOT.intersection(words) and words[0] == "npm" else None
        for path in _chosen(words, folder, [path for path in paths if path != root], snapshot):
            yield from _in_file(name, path, snapshot)
        return
    manifest = normalise("package.json", place) if name else None
    if manifest is not None and snapshot.presence(manifest) is Presence.FILE:
        yield from _in_file(name, manifest, snapshot)


def _chosen(words: Sequence[str], folder: str, paths: Sequence[str], snapshot: Snapshot) -> Iterator[str]:
    """Yield the packages that a call is for, all of them unless each is told by its name or its folder."""
    given = list(_values(words))
    if not given or any(_PLAIN.fullmatch(value) is None or "..." in value for value in given):
        yield from paths
        return
    folders = tuple(place for value in given if (place := normalise(value, folder)))
    for path in paths:
        below = any(is_within(path, place) for place in folders)
        name = _name_of(bytes_of(snapshot, path) or b"")
        if below or name in given or name.rpartition("/")[2] in given:
            yield path


def _values(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if word == "--":
            return
        if name in _CHOOSING:
            yield value if equals else "".join(words[at + 1 : at + 2])


def _in_file(name: str, path: str, snapshot: Snapshot) -> Iterator[PackageScript]:
    try:
        data = snapshot.read(path)
    except UnreadableError:
        return
    known = _read(data) if len(data) <= MAX_BYTES else {}
    for script in (f"pre{name}", name, f"post{name}"):
        if script in known:
            yield PackageScript(*known[script][:1], path, known[script][1])


def _asked(words: Sequence[str], folder: str) -> tuple[str, str]:
    """Return the name of the script, empty where none is started, and the folder of its package."""
    place, rest, at = folder, list[str](), 1
    while at < len(words):
        word = words[at]
        name, equals, value = word.partition("=")
        if name in _VALUED:
            value = value if equals else " ".join(words[at + 1 : at + 2])
            place = f"{folder}/{value}" if name in _FOLDERS else place
            at += 1 if equals else 2
            continue
        if word == "--":
            break
        if not word.startswith("-"):
            rest.append(word)
        at += 1
    if rest[:2] == ["workspaces", "foreach"]:
        rest = rest[2:]
    if rest[:1] and rest[0] in _RUN:
        return (rest[1] if len(rest) > 1 else ""), place
    first = _SHORT.get(rest[0], rest[0]) if rest else ""
    return (first if first in _OWN or words[0] in ("yarn", "pnpm") else ""), place


@lru_cache(maxsize=MAX_PACKAGES)
def _name_of(data: bytes) -> str:
    """Return the name that a file gives to its package; empty where it gives none."""
    match = _NAMED.search(data[:_NEAR])
    return match[1].decode("utf-8", "replace") if match else ""


@lru_cache(maxsize=KEPT)
def _read(data: bytes) -> Mapping[str, tuple[str, int]]:
    """Return the scripts of a file by name, each with its line; kept, because many steps start them."""
    try:
        root = load_nodes(decode_data(data))
    except FormatProblem:
        return {}
    by_value: dict[str, tuple[str, int]] = {}
    for key, value in root.pairs if isinstance(root, Object) else ():
        if isinstance(key, Scalar) and key.value == "scripts" and isinstance(value, Object):
            for name, text in value.pairs:
                if isinstance(name, Scalar) and isinstance(text, Scalar):
                    by_value[name.value] = (text.value, text.line)
    return by_value
