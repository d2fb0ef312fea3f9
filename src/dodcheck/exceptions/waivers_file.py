"""Reads dodcheck.waivers.yml; every mistake is kept with its place."""

from __future__ import annotations

from dodcheck.exceptions.reading import ExceptionsReader
from dodcheck.exceptions.waivers import Waivers
from dodcheck.formats.yaml import Node
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location

_FIELDS = ("criterion", "reason", "owner", "expires")
_EXAMPLE = "waivers: [{criterion: phase-1/a-md-created, reason: why, owner: who, expires: 2026-12-31}]"


def read_waivers(path: str, data: bytes) -> Waivers:
    """Return what a waivers file says. Raises ``UserError`` with every mistake in it."""
    reading = ExceptionsReader(path, "waivers", "a waiver", _FIELDS, _EXAMPLE)
    entries = [_waiver(reading, item) for item in reading.items(data)]
    reading.raise_mistakes()
    return Waivers(path, tuple(entry for entry in entries if entry))


def _waiver(reading: ExceptionsReader, item: Node) -> tuple[Waiver, Location] | None:
    found = reading.item(item)
    told = {name: reading.words(name, node) for name, node in found.items()}
    expires = reading.day("expires", told.get("expires"), found.get("expires"))
    if expires is None or not all(told.get(name) for name in _FIELDS):
        return None
    return Waiver(told["criterion"], told["reason"], told["owner"], expires), reading.location_of(item)
