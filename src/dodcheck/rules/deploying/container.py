"""A container as a file says that it is started."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.formats.yaml import Node


class Container(NamedTuple):
    """A container: where it stands, what it says, and the pod around it, ``None`` in a file of compose.

    ``workload`` names what it belongs to, with its ``kind`` before it: `Deployment web`. ``init`` says that it ends
    before the others begin. ``doubt`` says why what it lacks may be set elsewhere, empty where nothing points to that.
    """

    path: str
    line: int
    name: str
    kind: str
    workload: str
    said: Node
    pod: Node | None
    init: bool
    doubt: str


class Deployed(NamedTuple):
    """The containers of some files, the files that can't be read, and why limits may be set elsewhere, if so."""

    containers: tuple[Container, ...]
    hidden: tuple[str, ...]
    sets_limits: str
