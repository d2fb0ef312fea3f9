"""The versions of CycloneDX that are known."""

from __future__ import annotations

import re
from typing import Final

from dodcheck.supply.document import NotRead

VERSIONS: Final = ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7")
"""Oldest first."""

_VERSION = re.compile(r"[0-9]{1,3}\.[0-9]{1,3}")


def is_known(version: object) -> bool:
    """Tell whether a version is one that is known.

    Raises ``NotRead`` for another version, which may well be valid; what is no version at all is none.
    """
    if version in VERSIONS:
        return True
    if isinstance(version, str) and _VERSION.fullmatch(version):
        said = f"CycloneDX {version} is not supported; {VERSIONS[0]} to {VERSIONS[-1]} are"
        raise NotRead(said, unsure=True)
    return False
