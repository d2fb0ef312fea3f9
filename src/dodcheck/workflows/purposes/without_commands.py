"""What a step is done for that is not seen to run a command."""

from __future__ import annotations

import re

from dodcheck.workflows.model import Script
from dodcheck.workflows.purposes.purpose import Purpose

_FAILS = re.compile(r"(?m)(?:^|[;:])[ \t]*(?:assert\b|raise\b|sys\.exit\b|exit\()")


def purpose_without_commands(run: Script | None) -> Purpose:
    """Return what a script is for that runs no command: one in Python may fail on purpose all the same."""
    return Purpose.UNKNOWN if run is not None and _FAILS.search(run.value) else Purpose.TRIVIAL
