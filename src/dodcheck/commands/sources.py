"""The documents a caller names on the command line."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from dodcheck.commands.paths import STANDARD_INPUT, path_from_root
from dodcheck.commands.request import Request, read_named
from dodcheck.commands.streams import standard_input
from dodcheck.errors import user_error
from dodcheck.judge.scopes import NamedDocument
from dodcheck.phrasing import listed
from dodcheck.snapshot.paths import from_caller
from dodcheck.snapshot.protocol import Presence

_ALIKE, _SUGGESTED = 0.8, 3
"""How much alike a name has to be to be suggested, and how many are."""


def _is_markdown(path: str) -> bool:
    """Return whether a file is Markdown by its suffix."""
    return path[-3:].lower() == ".md"


def read_sources(paths: Sequence[str], request: Request) -> tuple[NamedDocument, ...]:
    """Return the documents that the paths name, each once: from the working directory, else from the root.

    A folder stands for the tracked Markdown files below it. A tracked file is read through the snapshot, any other as
    the caller's own file. Raises ``UserError``.
    """
    named = dict.fromkeys(document for path in dict.fromkeys(paths) for document in _documents_named(path, request))
    counted = Counter(document.path for document in named)
    twice = [path for path, count in counted.items() if count > 1]
    if twice:
        raise user_error(f"{twice[0]} names {counted[twice[0]]} different files", "Judge them one at a time.")
    return tuple(named)


def _documents_named(path: str, request: Request) -> Iterator[NamedDocument]:
    if path == STANDARD_INPUT:
        yield NamedDocument(path, standard_input())
        return
    if not path.strip():
        raise user_error("claims: no file is named", "Is a variable empty? Name a Markdown file, a folder, or -.")
    within = path_from_root(Path(path), request.root)
    presence = request.snapshot.presence(within) if within else Presence.OUTSIDE
    if presence is Presence.SYMLINK:
        raise user_error(f"{path} is a symbolic link, which is no document", "Name the file it leads to.")
    if within is not None and presence is Presence.FILE:
        yield NamedDocument(within, request.read(within))
    elif not Path(path).exists() and request.snapshot.presence(from_caller(path)) is Presence.FILE:
        # Every report names places from the root; what is copied from one is meant as it stands there.
        yield NamedDocument(from_caller(path), request.read(from_caller(path)))
    elif Path(path).is_dir():
        yield from _documents_below(path, within, request)
    elif within is not None and request.at is not None:
        raise user_error(f"{path} is no file of the commit {request.at[:12]}", "Leave --at out to judge it as it is.")
    else:
        _refuse_misspelled(path, request)
        yield NamedDocument(within or from_caller(Path(path).name), read_named(Path(path), "claims"))


def _refuse_misspelled(path: str, request: Request) -> None:
    """Raise ``UserError`` where nothing is there, and tracked Markdown files are called alike."""
    if os.path.lexists(path):
        return
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: needed for a mistake only

    files = {file: PurePosixPath(file).stem.lower() for file in request.snapshot.files() if _is_markdown(file)}
    alike = get_close_matches(Path(path).stem.lower(), files.values(), n=1, cutoff=_ALIKE)
    meant = [file for file, name in files.items() if name in alike][:_SUGGESTED]
    if meant:
        raise user_error(
            f"claims: {path} can't be read: no such file or directory", f"Did you mean {listed(meant, 'or')}?"
        )


def _documents_below(path: str, inside: str | None, request: Request) -> Iterator[NamedDocument]:
    prefix = "" if inside in (None, ".") else f"{inside}/"
    files = [file for file in request.snapshot.files() if file.startswith(prefix) and _is_markdown(file)]
    if inside is None or not files:
        raise user_error(f"{path} holds no tracked Markdown file")
    yield from (NamedDocument(file, request.read(file)) for file in files)
