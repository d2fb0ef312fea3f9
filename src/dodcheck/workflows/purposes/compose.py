"""What `docker compose` is run for, by its own command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dodcheck.workflows.purposes.programs import BY_PROGRAM
from dodcheck.workflows.purposes.purpose import Purpose

_DETACHED = re.compile(r"-[a-zA-Z]*d[a-zA-Z]*|--detach(?:=true)?|--wait|--no-start")
"""The options under which `up` does not wait for the end of what it brings up."""

_BY_COMMAND: Mapping[str, Purpose] = {
    "build": Purpose.BUILD,
    "push": Purpose.PUBLISH,
    "run": Purpose.UNKNOWN,
    "exec": Purpose.UNKNOWN,
    "up": Purpose.UNKNOWN,
    "wait": Purpose.UNKNOWN,
    **dict.fromkeys(("down", "rm", "stop", "kill"), Purpose.CLEANUP),
    **dict.fromkeys(("logs", "ps", "config", "images", "top", "port", "version", "ls"), Purpose.QUERY),
}


def waits_for_end(words: Iterable[str]) -> bool:
    """Return whether `up` with these words waits for the end of what it brings up."""
    return not any(_DETACHED.fullmatch(word) for word in words)


def purpose_of_compose(words: Sequence[str]) -> Purpose:
    """Return what compose is run for with these words behind its name; `up` that stays runs its services to the end."""
    at = next((at for at, word in enumerate(words) if word in _BY_COMMAND), None)
    if at is None:
        return Purpose.SETUP
    purpose = _BY_COMMAND[words[at]]
    if words[at] == "up" and not waits_for_end(words[at:]):
        return Purpose.SETUP
    if words[at] in ("run", "exec"):
        known = (BY_PROGRAM.get(word) for word in words[at + 1 :])
        return next((purpose for purpose in known if purpose is not None and purpose.checks), purpose)
    return purpose
