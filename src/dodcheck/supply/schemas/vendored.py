"""The official schemas, as they are shipped."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from dodcheck.supply.schemas.spdx import is_of_spdx, schema_of_spdx

_FOLDER = Path(__file__).resolve().parents[2] / "vendored" / "cyclonedx"
_BASE = "http://cyclonedx.org/schema/"
_STRICT = frozenset({"1.2", "1.3"})
"""Versions with a second schema that refuses unknown keys, as the only one of later versions does."""
_REFERRED = ("spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json", "cryptography-defs.SNAPSHOT.schema.json")


def json_schema(version: str) -> dict[str, Any]:
    """Return the JSON Schema of a version of CycloneDX, or of a version or class of SPDX: ``SPDX-2.3``."""
    if is_of_spdx(version):
        return schema_of_spdx(version)
    return _load_json(f"bom-{version}{'-strict' if version in _STRICT else ''}.SNAPSHOT.schema.json")


def referred_schemas() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return every other schema that those refer to, with the address by which they do."""
    return tuple((f"{_BASE}{name}", _load_json(name)) for name in _REFERRED)


@lru_cache(maxsize=1)
def licence_ids() -> frozenset[str]:
    """Return the SPDX ids of licences and exceptions that every version of the schemas here takes."""
    return frozenset(_load_json(_REFERRED[0])["enum"])


def xml_schema(version: str) -> Path:
    """Return the file of the XML Schema of a version; it imports another from the same folder."""
    return _FOLDER / f"bom-{version}.SNAPSHOT.xsd"


def _load_json(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / name).read_bytes())
    return found
