"""Texts in languages that make no difference between upper and lower case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dodcheck.model.evidence import Place
from dodcheck.rules.searching.scan import View, scan_files
from dodcheck.rules.searching.search import Regex
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.text import TextRule

_CASELESS_FILES: Final = re.compile(
    r"(?i).*\.(?:sql|ddl|html?|xhtml|css|ps1|psm1|bat|cmd|vbs?|pas|f|f90|f95|ad[abs]|dockerfile)|(?:docker|container)file(?:\..*)?"
)
"""Names of files in whose languages upper and lower case are the same, and so are one space and several."""


def places_in_other_case(rule: TextRule, snapshot: Snapshot) -> list[Place]:
    """Return where such files hold a literal that they don't hold as it is, in other cases or spaced otherwise."""
    files = {path: False for path in rule.files(snapshot) if _CASELESS_FILES.fullmatch(name_of(path))}
    words = (rule.literal or "").split()
    if not files or not words:
        return []
    pattern = r"\s+".join(map(re.escape, words))
    start = r"\b" if words[0][0].isalnum() else ""
    end = r"\b" if words[-1][-1].isalnum() else ""
    return list(scan_files(snapshot, files, Regex(f"(?i){start}{pattern}{end}"), View.LINES).places)
