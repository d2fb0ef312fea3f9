"""What a code of findings is, and how findings quote a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.supply.finding import Severity

MAX_SHOWN = 80
"""Characters that a message shows of one text of the document."""


class FindingCode(NamedTuple):
    """How bad a finding is, and what it says, for the manual."""

    severity: Severity
    about: str


def excerpt(text: str) -> str:
    """Return a text of the document for a message: white space made plain, and cut."""
    plain = " ".join(text[: 2 * MAX_SHOWN].split()) or '""'
    return plain if len(plain) <= MAX_SHOWN and len(text) <= 2 * MAX_SHOWN else f"{plain[:MAX_SHOWN]}…"


def codes_page(codes: Mapping[str, FindingCode]) -> str:
    """Return the table of codes for the documentation."""
    rows = (f"| `{name}` | {code.severity.name.lower()} | {code.about} |" for name, code in codes.items())
    return "\n".join(["| code | severity | what is found |", "|---|---|---|", *rows])
