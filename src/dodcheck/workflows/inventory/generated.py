"""Whether a file of a workflow is generated: its header or its name says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from dodcheck.snapshot.paths import name_of
from dodcheck.workflows.inventory.row import Generated

_MOST = 20
_MOST_SIGNS = 500
_SHOWN = 80
_SAID = re.compile(
    r"@generated\b"
    r"|\b(?:file|workflow|yaml|yml) (?:is|was|has been|gets) (?:auto-?|auto |automatically )?generated\b"
    r"|^(?:this is )?(?:an? )?(?:auto-?|auto |automatically )?generated (?:by|from|with|using|on|file)\b"
    r"|^auto[- ]?generated *(?:[.!:;,(-]|$)"
    r"|\bdo(?: not|n't) (?:edit|modify|change)"
    r"(?: (?:this (?:file|workflow)|manually|by hand|directly)\b| *[.!:;,-]| *$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|[-_.])(?:auto)?generated(?:[-_.]|$)", re.IGNORECASE)


def generated_mark(path: str, lines: Sequence[str]) -> Generated | None:
    """Return what says that a file is generated: a comment before its first key, within 20 lines, or its name."""
    head = takewhile(_is_head, islice(enumerate(lines, 1), _MOST))
    for number, line in head:
        words = line[:_MOST_SIGNS].strip().lstrip("\ufeff# ").strip()
        if _SAID.search(words):
            return Generated(f"its header says “{words[:_SHOWN]}”", number)
    return Generated("its name says so", None) if _NAME.search(name_of(path)) else None


def _is_head(numbered: tuple[int, str]) -> bool:
    text = numbered[1].lstrip("\ufeff").strip()
    return not text or text.startswith(("#", "---", "%"))
