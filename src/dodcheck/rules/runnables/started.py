"""What a command starts that a file of the repository has to define: a script, a target, a recipe, a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.formats.command_line import is_operator, words_of
from dodcheck.rules.runnables.managers import script_of
from dodcheck.rules.runnables.sought import Sort, Sought, is_left_open
from dodcheck.snapshot.paths import normalise

_EXPANDED = frozenset("$`*?{}[]~")
_ASSIGNED = re.compile(r"[A-Za-z_]\w*=\S*")
_MAKES = frozenset({"make", "gmake"})
_TARGET = re.compile(r"[A-Za-z0-9][\w.-]*")
_RECIPE = re.compile(r"[A-Za-z_][\w-]*")
_INTERPRETERS = frozenset(
    (
        *("bash", "sh", "zsh", "fish", "python", "python3", "node", "ruby", "perl", "pwsh", "php"),
        *("tsx", "ts-node", "lua", "Rscript", "source"),
    )
)
_SCRIPT = re.compile(r".+\.(?:sh|bash|zsh|fish|py|js|mjs|cjs|ts|mts|rb|pl|ps1|php|bat|cmd|lua|exs|R)")
_WRAPPERS = frozenset({"gradlew", "mvnw", "gradlew.bat", "mvnw.cmd"})
_HOMES = frozenset({"script", "scripts", "tools", "ci", ".ci", "hack", "devtools"})
"""Folders whose files are scripts, whatever their names end in."""
_MADE = frozenset(
    {"dist", "build", "out", "target", "node_modules", "venv", ".venv", "_build", "bin", "obj", "tmp", "vendor"}
    | {".next", ".output", "esm", "cjs", "artifacts", "release", "public"}
)
"""Folders of what is built or fetched: nothing of it is in the repository."""
_QUIET = frozenset({"-s", "-k", "--silent", "--keep-going", "--no-print-directory"})
_PATH = re.compile(r"(?:\.{1,2}/)?[\w.@+-]+(?:/[\w.@+-]+)*")


def started(command: str) -> tuple[Sought, ...]:
    """Return what a command starts, its parts joined by `&&` in their order.

    Nothing where a part is no plain command, or starts nothing that is defined here: `ruff check` is a tool of others.
    """
    found: list[Sought] = []
    folder = ""
    for words in _parts(command.strip().removeprefix("$ ")):
        if words[:1] == ["cd"]:
            place = normalise(words[1], folder) if len(words) == 2 else None  # noqa: PLR2004 - `cd` and a folder
            if place is None:
                return ()
            folder = place
            continue
        one = _started(words, folder)
        if not one:
            return ()
        found += one
    if any(is_left_open(one.name) for one in found):
        return ()
    return tuple(found)


def _parts(command: str) -> list[list[str]]:
    """Return the words of each part; nothing where a shell would do more than run them one after the other."""
    parts: list[list[str]] = [[]]
    for word in words_of(command):
        if word == "&&":
            parts.append([])
        elif is_operator(word) or not _EXPANDED.isdisjoint(word):
            return []
        elif parts[-1] or not _ASSIGNED.fullmatch(word):
            parts[-1].append(word)
    return parts if all(parts) else []


def _started(words: Sequence[str], folder: str) -> list[Sought]:
    program = words[0]
    if program in _MAKES:
        return _targets(words[1:], folder)
    if program == "just":
        plain = len(words) > 1 and _RECIPE.fullmatch(words[1])
        return [Sought(Sort.RECIPE, words[1], folder)] if plain else []
    if found := script_of(words, folder):
        return [found]
    return _file(words, folder)


def _targets(words: Sequence[str], folder: str) -> list[Sought]:
    """Return the targets that make is asked for; nothing where options choose another file or do nothing."""
    names: list[str] = []
    left = iter(words)
    for word in left:
        if word in ("-C", "--directory"):
            place = normalise(next(left, ""), folder)
            if place is None:
                return []
            folder = place
        elif _TARGET.fullmatch(word):
            names.append(word)
        elif word not in _QUIET and not _ASSIGNED.fullmatch(word):
            return []
    return [Sought(Sort.TARGET, name, folder) for name in names]


def _file(words: Sequence[str], folder: str) -> list[Sought]:
    """Return the script that a command is the path of, or that an interpreter is told."""
    told = words[0] in _INTERPRETERS
    path = next((word for word in words[1:] if not word.startswith("-")), "") if told else words[0]
    if told and any(word in ("-c", "-m", "-e") for word in words[1:]):
        return []
    if not _PATH.fullmatch(path) or not _MADE.isdisjoint(path.split("/")[:-1]):
        return []
    name = path.rpartition("/")[2]
    at_home = "/" in path and not _HOMES.isdisjoint(path.split("/")[:-1])
    if not (_SCRIPT.fullmatch(name) or name in _WRAPPERS or (at_home and not told)):
        return []
    if not told and "/" not in path:
        return []
    return [Sought(Sort.FILE, f"{folder}/{path}".removeprefix("/") if folder else path, folder)]
