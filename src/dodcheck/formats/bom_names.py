"""Names that files of bills of materials have."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:^|/)(?:"
    r"(?:[\w.-]*[._-])?s?bom(?:[._-][\w.-]*)?\.(?:json|xml|jsonld|spdx)"
    r"|(?:[\w.-]*[._-])?cyclonedx(?:[._-][\w.-]*)?\.(?:json|xml)"
    r"|[\w.-]+\.cdx\.(?:json|xml)|cdx\.(?:json|xml)"
    r"|[\w.-]+\.spdx(?:\.(?:json|jsonld|ya?ml|rdf|rdf\.xml|xml))?|spdx\.(?:json|jsonld|ya?ml|rdf)"
    r")$",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"schema|\.config\.|\bsettings\b", re.IGNORECASE)
_MAX_PATH = 500


def is_bom_name(path: str) -> bool:
    """Return whether a file of that name holds a bill of materials by custom: `SBOM.json`, `app.cdx.xml`, `x.spdx`."""
    return len(path) <= _MAX_PATH and bool(_NAME.search(path)) and not _SCHEMA.search(path.rpartition("/")[2])
