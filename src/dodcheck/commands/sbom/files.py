"""The files that a caller names, each read or with why it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.paths import STANDARD_INPUT, path_from_root
from dodcheck.commands.request import Request, read_named
from dodcheck.commands.streams import standard_input
from dodcheck.errors import UserError
from dodcheck.snapshot.paths import from_caller
from dodcheck.snapshot.protocol import Presence, UnreadableError


class NamedFile(NamedTuple):
    """A file and its bytes; ``path`` is as it was given, or from the root of the repository."""

    path: str
    data: bytes


class UnreadableFile(NamedTuple):
    """A file that could not be read, and why: a clause."""

    path: str
    why: str


def named_files(paths: Sequence[str], request: Request | None) -> Iterator[NamedFile | UnreadableFile]:
    """Yield each file once, in the order of the arguments: one that is missing does not hide the others.

    A path is meant from the working directory. In a repository that is asked for, a tracked file is read as its
    snapshot has it, and a path from the root will do as well.
    """
    for path in dict.fromkeys(paths):
        try:
            yield _read_named_file(path, request)
        except UserError as problem:
            yield UnreadableFile(path, _reason_without_path(path, problem))
        except UnreadableError as problem:
            yield UnreadableFile(path, problem.message)


def _read_named_file(path: str, request: Request | None) -> NamedFile | UnreadableFile:
    if path == STANDARD_INPUT:
        return NamedFile(path, standard_input())
    if request is None:
        return _read_callers_file(path)
    here = path_from_root(Path(path), request.root)
    if here is not None and request.snapshot.presence(here) is Presence.FILE:
        return NamedFile(here, request.snapshot.read(here))
    rooted = from_caller(path)
    if not Path(path).exists() and request.snapshot.presence(rooted) is Presence.FILE:
        return NamedFile(rooted, request.snapshot.read(rooted))
    if request.at is not None and here is not None:
        return UnreadableFile(path, f"it is no file of the commit {request.at[:12]}")
    return _read_callers_file(path)


def _read_callers_file(path: str) -> NamedFile | UnreadableFile:
    if Path(path).is_dir():
        return UnreadableFile(path, "it is a folder, and files are validated one by one")
    return NamedFile(path, read_named(Path(path), "sbom validate"))


def _reason_without_path(path: str, problem: UserError) -> str:
    """Return what is wrong without the words that the report says already."""
    message = problem.mistakes[0].message.removeprefix("sbom validate: ").removeprefix("-: ")
    return f"it {message.removeprefix(f'{path} ')}" if message.startswith(f"{path} ") else message
