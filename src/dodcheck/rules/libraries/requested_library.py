"""A library as a build asks for it."""

from __future__ import annotations

from typing import NamedTuple


class RequestedLibrary(NamedTuple):
    """What a file asks for: its group, its name and its version, ``None`` where the file does not tell it.

    ``direct`` says that the build needs it as it stands there; a parent, what only manages versions and what stands in
    a profile are not.
    """

    group: str
    name: str
    version: str | None
    line: int
    direct: bool


class BuildFile(NamedTuple):
    """What a file asks for, what else may ask for more, empty where nothing does, and all that it says."""

    path: str
    asked: tuple[RequestedLibrary, ...]
    elsewhere: str
    text: str = ""
