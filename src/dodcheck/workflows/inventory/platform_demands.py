"""What recorded answers of the platform say must pass before a change is merged."""

from __future__ import annotations

from typing import NamedTuple


class MissingAnswer(NamedTuple):
    """An answer that was not handed over: the name that its file is given, and the command that fetches it."""

    name: str
    command: str


class PlatformDemands(NamedTuple):
    """The names of required checks, and the paths of workflows that a ruleset requires, of whatever repository.

    ``sources`` are the evidence files that tell it. ``missing`` are the answers that would show the rest: where there
    are none, nothing else can be required.
    """

    checks: tuple[str, ...] = ()
    workflows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missing: tuple[MissingAnswer, ...] = ()
