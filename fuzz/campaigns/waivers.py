"""Waivers files."""

from __future__ import annotations

from dodcheck.errors import UserError
from dodcheck.exceptions.waivers_file import read_waivers
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import soup

PIECES = (
    "version: 1\n", "waivers:\n", "  - {criterion: phase-1/a, reason: r, owner: o, expires: 2026-02-08}\n", "  - ",
    "criterion: ", "reason: ", "owner: ", "expires: ", "2026-02-30", "2026-W01", "20260208", "{", "}", ", ", "[", "]",
    "\n", "    ", "~", "'", '"', "*a", "&a ", "9999-12-31", "0000-00-00", "9" * 20,
)  # fmt: skip


def check(given: Given) -> None:
    """Read a text as a waivers file."""
    try:
        found = read_waivers("dodcheck.waivers.yml", given[TEXT])
    except UserError as problem:
        assert problem.mistakes
        return
    for waiver, at in found.entries:
        assert waiver.criterion and waiver.reason and waiver.owner, waiver
        assert at.line is not None and at.line >= 1
        assert waiver in found.of(waiver.criterion)


CAMPAIGN = Campaign(name="waivers", about="waivers files", fresh=soup(PIECES), check=check, pieces=PIECES)
