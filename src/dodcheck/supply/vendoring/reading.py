"""Reads the heads of files of a snapshot, and keeps what could not be read."""

from __future__ import annotations

import codecs

from dodcheck.model.evidence import Place
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.supply.vendoring.facts.file_fact import MAX_TEXT, FactFile
from dodcheck.supply.vendoring.survey import SkippedPlace

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Reading:
    """The files of a snapshot as far as they are looked at; ``skipped`` could not be read, each once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._skipped: dict[Place, str] = {}

    @property
    def skipped(self) -> tuple[SkippedPlace, ...]:
        """What could not be read, and why, sorted."""
        return tuple(sorted((SkippedPlace(place, why) for place, why in self._skipped.items()), key=_by_place))

    def skip(self, place: Place, why: str) -> None:
        """Keep that something could not be read."""
        self._skipped.setdefault(place, why)

    def bytes(self, path: str) -> bytes | None:
        """Return the bytes of a tracked file, ``None`` where it can't be read; that is kept."""
        try:
            return self.snapshot.read(path)
        except UnreadableError as problem:
            self.skip(Place(path), f"is not read: {problem.message}")
            return None

    def file(self, path: str, most: int = MAX_TEXT) -> FactFile | None:
        """Return the head of a text file, ``None`` where it can't be read or is no text."""
        data = self.bytes(path)
        text = None if data is None else head_of(data, most)
        return None if text is None else FactFile(path, text)


def head_of(data: bytes, most: int) -> str | None:
    """Return the first so many bytes as text with line feeds alone; ``None`` where NUL shows that it is none."""
    head = data[:most]
    encoding = _UTF16.get(head[:2])
    if encoding is not None:
        return head[2:].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    if b"\0" in head:
        return None
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _by_place(skipped: SkippedPlace) -> tuple[str, int]:
    return skipped.place.path, skipped.place.line or 0
