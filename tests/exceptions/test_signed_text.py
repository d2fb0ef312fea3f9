from __future__ import annotations

from datetime import date

from dodcheck.exceptions.signed_text import signed_text
from dodcheck.model.exception import Attestation

ONE = Attestation(
    "phase-1/größe", 'Größe "≥ 3"\nsays: x', "Ada", date(2026, 2, 1), "a1" * 20, ("src/**", "ü.md"), date(2026, 3, 1)
)
TEXT = r"""{
  "dodcheck": "attestation/1",
  "criterion": "phase-1/gr\u00f6\u00dfe",
  "says": "Gr\u00f6\u00dfe \"\u2265 3\"\nsays: x",
  "by": "Ada",
  "date": "2026-02-01",
  "commit": "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
  "covers": [
    "src/**",
    "\u00fc.md"
  ],
  "expires": "2026-03-01"
}
"""


def test_all_that_is_said_is_signed_in_ascii() -> None:
    assert signed_text(ONE) == TEXT.encode("ascii")
