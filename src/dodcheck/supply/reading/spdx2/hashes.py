"""Checksums of SPDX, with the names that CycloneDX has for their algorithms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Hash, Pointer
from dodcheck.supply.reading.walk import objects_at, text_at

_NAMES = {"SHA1": "SHA-1", "SHA224": "SHA-224", "SHA256": "SHA-256", "SHA384": "SHA-384", "SHA512": "SHA-512"}
"""Those that differ from CycloneDX; all others are written as there."""


def hashes(value: dict[str, Any], at: Pointer) -> Iterator[Hash]:
    """Yield the checksums of a package or file."""
    for place, one in objects_at(value, "checksums", at):
        algorithm, said = text_at(one, "algorithm"), text_at(one, "checksumValue")
        if algorithm is not None and said is not None:
            yield Hash(algorithm_named(algorithm), said, (*place, "checksumValue"))


def algorithm_named(name: str) -> str:
    """Return an algorithm of SPDX as CycloneDX writes it: ``SHA-256``."""
    return _NAMES.get(name, name)
