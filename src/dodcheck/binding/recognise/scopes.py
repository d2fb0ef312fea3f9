"""The files that a word such as `src/` or "workflows" stands for, as globs."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.forms import EITHER, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.documents.paths import is_path
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import normalise

_FOLDER = ".github/workflows/"
_OTHERS = frozenset({"dependabot.yml", "action.yml", "docker-compose.yml", "compose.yml", "mkdocs.yml", "codecov.yml"})

EXCLUDING = re.compile(r" \((?:excluding|except|excepting|apart from|other than)(?: for| in)? (?P<what>[^()]*)\)")
"""An aside that allows something the words before it forbid."""

_SIDES = "test tests testing test_data test-data testdata fixture fixtures example examples sample samples demo demos"
_OTHERS_CODE = "template templates vendor vendored third_party third-party external extern node_modules site-packages"
ASIDE = tuple(f"**/{name}/**" for name in f"{_SIDES} {_OTHERS_CODE}".split())
"""Globs of what shows or tests something, or is by others: no word on what the project itself is built from."""


class LeftOut(NamedTuple):
    """The files that an aside leaves out as globs; ``understood`` says whether that is all that it leaves out."""

    globs: tuple[str, ...]
    understood: bool


def left_out(words: Phrase, aside: str) -> LeftOut | None:
    """Return what an aside leaves out; ``None`` where it says something else."""
    if not aside:
        return LeftOut((), understood=True)
    found = EXCLUDING.fullmatch(aside)
    if found is None:
        return None
    paths = things_in(words, found["what"]) if re.fullmatch(EITHER, found["what"]) else ()
    scopes = [scope for path in paths if is_path(path) and (scope := _meant(path))]
    if not scopes or len(scopes) < len(paths):
        return LeftOut((), understood=False)
    return LeftOut(tuple(glob for scope in scopes for glob in scope), understood=True)


def scope_of(word: str) -> tuple[str, ...] | None:
    """Return the globs of a folder, a file or a glob named in a document; ``None`` for what leaves the repository."""
    if word in (".", "./"):
        return ("**",)
    path = normalise(word)
    if path is None or " " in word or "{" in word:
        return None
    if is_glob(path):
        return (path,)
    return (path, f"{path}/**") if not word.endswith("/") else (f"{path}/**",)


def _meant(path: str) -> tuple[str, ...] | None:
    """Return the globs of a path; a bare file name promises no place."""
    return scope_of(path) if "/" in path else (f"**/{path}",)


def is_workflows(scope: tuple[str, ...]) -> bool:
    """Return whether the globs match workflow files only."""
    return all(glob.startswith(_FOLDER) and glob.endswith((".yml", ".yaml")) for glob in scope)


def holds_workflows(scope: tuple[str, ...]) -> bool:
    """Return whether the globs are those of the folder of the workflows, with whatever else stands in it."""
    return f"{_FOLDER}**" in scope


def is_workflow(name: str) -> bool:
    """Return whether a name may be that of a workflow: other tools have files of the same language."""
    inside = name.startswith(_FOLDER) or ("/" not in name and not name.startswith("."))
    return inside and name.lower().endswith((".yml", ".yaml")) and name.rpartition("/")[2] not in _OTHERS
