"""Attestations files."""

from __future__ import annotations

import json

from dodcheck.errors import UserError
from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.exceptions.signed_text import signed_text
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import soup

PIECES = (
    "version: 1\n", "attestations:\n",
    "  - {criterion: phase-1/a, says: A, by: B, date: 2026-02-08, commit: 1a2b3c4, covers: [a], expires: 2026-03-01}\n",
    "  - ", "criterion: ", "says: ", "by: ", "date: ", "commit: ", "covers: ", "expires: ", "signature: ", "U1NIU0lH",
    "2026-02-30", "2026-W01", "20260208", "{", "}", ", ", "[", "]", "../", "/", "**", "\n", "    ", "~", "'", '"', "*a",
    "&a ", "|\n", "9999-12-31", "0000-00-00", "9" * 20,
)  # fmt: skip


def check(given: Given) -> None:
    """Read a text as an attestations file."""
    try:
        found = read_attestations("dodcheck.attestations.yml", given[TEXT])
    except UserError as problem:
        assert problem.mistakes
        return
    for one, at in found.entries:
        assert one.criterion and one.says and one.by and one.commit and one.covers, one
        assert at.line is not None and at.line >= 1
        assert one in found.of(one.criterion)
        told = json.loads(signed_text(one))
        assert told["covers"] == list(one.covers) and told["expires"] == one.expires.isoformat()


CAMPAIGN = Campaign(name="attestations", about="attestations files", fresh=soup(PIECES), check=check, pieces=PIECES)
