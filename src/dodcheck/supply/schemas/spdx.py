"""The official schemas of SPDX, as they are shipped."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[2] / "vendored" / "spdx"
_START = "SPDX-"


def is_of_spdx(name: str) -> bool:
    """Tell whether a name is one of ``schema_of_spdx``."""
    return name.startswith(_START)


def schema_of_spdx(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a version, ``SPDX-2.3``, or of one class of it alone: ``SPDX-3.0.1#software_Package``.

    Of a class, a value may have no other keys than those of the class.
    """
    version, hash_, one = name.removeprefix(_START).partition("#")
    whole = _load_schema(version)
    if not hash_:
        return whole
    return {
        "$schema": whole["$schema"],
        "$ref": f"#/$defs/{one}",
        "unevaluatedProperties": False,
        "$defs": whole["$defs"],
    }


@lru_cache(maxsize=3)
def _load_schema(version: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / f"spdx-{version}.json").read_bytes())
    return found
