"""Changes to a repository that is held in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass(frozen=True, slots=True, order=True)
class Drop:
    """A file is deleted."""

    path: str

    def __str__(self) -> str:
        return f"delete {self.path}"


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """The words of a line, counted from 1, are taken away."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"blank {self.path}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Plant:
    """Lines are added at the end of a file, which is made where it is missing."""

    path: str
    text: str
    times: int = 1

    def __str__(self) -> str:
        return f"add “{self.text}” to {self.path}"


Edit = Drop | Blank | Plant


def edited(files: Mapping[str, bytes], edits: Iterable[Edit]) -> dict[str, bytes]:
    """Return the files after the edits, each applied once."""
    changed = dict(files)
    for edit in edits:
        match edit:
            case Drop():
                changed.pop(edit.path, None)
            case Blank() if edit.path in changed:
                changed[edit.path] = _blanked(changed[edit.path], edit.line)
            case Blank():
                continue
            case Plant():
                added = f"\n{edit.text}\n" * edit.times
                changed[edit.path] = changed.get(edit.path, b"") + added.encode()
    return changed


def _blanked(data: bytes, line: int) -> bytes:
    lines = _LINE.findall(data)
    if line <= len(lines):
        lines[line - 1] = lines[line - 1][len(lines[line - 1].rstrip(b"\r\n")) :]
    return b"".join(lines)
