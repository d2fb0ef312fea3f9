"""Names that files of bills of materials have."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:[\w.-]*[._-])?s?bom(?:[._-][\w.-]*)?\.(?:json|xml|jsonld|spdx)"
    r"|(?:[\w.-]*[._-])?cyclonedx(?:[._-][\w.-]*)?\.(?:json|xml)"
    r"|[\w.-]+\.cdx\.(?:json|xml)|cdx\.(?:json|xml)"
    r"|[\w.-]+\.spdx(?:\.(?:json|jsonld|ya?ml|rdf|rdf\.xml|xml))?|spdx\.(?:json|jsonld|ya?ml|rdf)",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"schema|\.config\.|\bsettings\b", re.IGNORECASE)
_MAX_PATH = 500
_PARTS = ("bom", "cyclonedx", "cdx", "spdx")
"""What such names are made of: of very many paths, next to none has one of these."""


def is_bom_name(path: str) -> bool:
    """Return whether a file of that name holds a bill of materials by custom: `SBOM.json`, `app.cdx.xml`, `x.spdx`."""
    name = path.rpartition("/")[2]
    if len(path) > _MAX_PATH or not any(map(name.lower().__contains__, _PARTS)):
        return False
    return bool(_NAME.fullmatch(name)) and not _SCHEMA.search(name)
