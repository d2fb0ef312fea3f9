"""Which environments a plugin makes tox run on GitHub, by the version of Python: `[gh]` of tox-gh, `[gh-actions]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dodcheck.workflows.runs.tox_names import names_in

SECTIONS = ("gh", "gh-actions")
"""The sections of tox-gh and of tox-gh-actions."""
_SIGN = re.compile(r"[=:]")


def passed_over(environment: str, tables: Mapping[str, Iterable[str]]) -> bool:
    """Return whether an environment may not run on GitHub, as the lines of such a section name others alone.

    ``tables`` are the lines below `python` of each such section: `3.12 = py312, lint`. They name environments, or parts
    of their names. Whether the plugin is installed where the job runs, the file does not say.
    """
    factors = frozenset(environment.split("-"))
    named = [name for lines in tables.values() for line in lines for name in _named(line)]
    return bool(named) and not any(name == environment or factors.issuperset(name.split("-")) for name in named)


def _named(line: str) -> Sequence[str]:
    sign = _SIGN.search(line)
    return names_in(line[sign.end() :]) if sign else ()
