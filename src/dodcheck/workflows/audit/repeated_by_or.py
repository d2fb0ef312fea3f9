"""Whether a command stands behind `||` once more."""

from __future__ import annotations

from dodcheck.workflows.audit.subject import CommandAt
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose


def tries_again(command_at: CommandAt) -> bool:
    """Return whether `||` behind a command runs the same program for the same purpose again."""
    taker = command_at.command.takers[0] if command_at.command.takers else ()
    if taker[:1] != tuple(command_at.texts[:1]):
        return False
    again = purpose_of_words(taker)
    return again is command_at.purpose or (
        again in (Purpose.UNKNOWN, Purpose.BUILD) and taker[:2] == tuple(command_at.texts[:2])
    )
