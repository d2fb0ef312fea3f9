"""Files that were put beside another one, and that nothing reads: copies, samples, what was switched off."""

from __future__ import annotations

import re

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.reading.contents import Fault

ENDINGS = (
    *("bak", "backup", "old", "orig", "original", "rej", "save", "saved", "tmp", "temp", "swp", "copy"),
    *("disabled", "inactive", "off", "unused", "deprecated", "sample", "example", "default", "tmpl", "template"),
)
"""What stands behind the name of a file that is put aside, or shows how one is written."""

_SPARE = re.compile(rf".(?:[._-](?:{'|'.join(ENDINGS)})\d*|~)$", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:^|/)[^*?/]+\*$")
"""A glob that names a file and leaves open how its name ends."""


def spare(glob: str, path: str) -> Fault | None:
    """Return why a file that a glob such as `.prettierrc*` or `CHANGELOG.*` finds may not be what is asked for."""
    found = _SPARE.search(path) if _OPEN_END.search(glob) else None
    if found is None:
        return None
    why = f"ends with “{found[0][1:]}”, so it may be a copy or a sample that nothing reads"
    return Fault(path, Outcome.UNKNOWN, why, Unknown.PARTIAL)
