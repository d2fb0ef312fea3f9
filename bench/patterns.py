"""The patterns of all forms of credentials, for a search by git."""

from __future__ import annotations

import re
from pathlib import Path

from dodcheck.secrets.forms.table import FORMS

_MOST = 200
_LONG = re.compile(r"\{(\d+),\d{4,}\}")


def _cut(found: re.Match[str]) -> str:
    return f"{{{found[1]},{max(_MOST, int(found[1]))}}}"


def write_patterns(path: Path) -> Path:
    """Write the pattern of each form on a line of its own, and return the path.

    git compiles no repetition of thousands, and looks at one line at a time: those are cut to 200.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(_LONG.sub(_cut, form.pattern) + "\n" for form in FORMS), encoding="ascii")
    return path
