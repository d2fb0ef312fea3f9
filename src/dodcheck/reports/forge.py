"""Addresses of files on a forge."""

from __future__ import annotations

from typing import Final, assert_never
from urllib.parse import quote

from dodcheck.model.forge import ForgeKind, OnForge

_MARKDOWN: Final = (".md", ".markdown")


def commit_address(place: OnForge) -> str:
    """Return the address of the commit."""
    address, commit = place.forge.address, place.commit
    match place.forge.kind:
        case ForgeKind.GITLAB:
            return f"{address}/-/commit/{commit}"
        case ForgeKind.BITBUCKET:
            return f"{address}/commits/{commit}"
        case ForgeKind.GITHUB | ForgeKind.GITEA:
            return f"{address}/commit/{commit}"
        case _:
            assert_never(place.forge.kind)


def file_address(place: OnForge | None, path: str, line: int | None) -> str | None:
    """Return the address of a file in the commit, or of a line in it; ``None`` where it holds no such file.

    Markdown is asked for as it is written: in the page that a forge makes of it, lines can't be pointed at.
    """
    if place is None or path not in place.paths:
        return None
    address, commit, name = place.forge.address, place.commit, quote(path, errors="surrogateescape")
    written = path.lower().endswith(_MARKDOWN) and line is not None
    match place.forge.kind:
        case ForgeKind.GITHUB:
            return f"{address}/blob/{commit}/{name}{'?plain=1' if written else ''}{_anchor('L', line)}"
        case ForgeKind.GITLAB:
            return f"{address}/-/blob/{commit}/{name}{'?plain=1' if written else ''}{_anchor('L', line)}"
        case ForgeKind.BITBUCKET:
            return f"{address}/src/{commit}/{name}{_anchor('lines-', line)}"
        case ForgeKind.GITEA:
            return f"{address}/src/commit/{commit}/{name}{'?display=source' if written else ''}{_anchor('L', line)}"
        case _:
            assert_never(place.forge.kind)


def _anchor(before: str, line: int | None) -> str:
    return f"#{before}{line}" if line else ""
