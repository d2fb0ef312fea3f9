"""The versions of SPDX 2 that are known."""

from __future__ import annotations

import re
from typing import Final

from dodcheck.supply.document import NotRead

VERSIONS: Final = ("2.2", "2.3")
"""Oldest first."""

NEWEST: Final = VERSIONS[-1]
"""What a document is held against that names no version."""

_VERSION = re.compile(r"SPDX-([0-9]{1,3}\.[0-9]{1,3})")


def version_of(said: object) -> str | None:
    """Return the version that ``spdxVersion`` names, ``None`` where it names none.

    Raises ``NotRead`` for another version than those known, by which a document may well be valid.
    """
    found = _VERSION.fullmatch(said) if isinstance(said, str) else None
    if found and found[1] not in VERSIONS:
        raise NotRead(f"SPDX {found[1]} is not supported; {', '.join(VERSIONS)} and 3.0.1 are", unsure=True)
    return found[1] if found else None
