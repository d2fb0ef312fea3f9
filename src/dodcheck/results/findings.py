"""What linters and scanners found, whatever wrote it down."""

from __future__ import annotations

from typing import NamedTuple

LEVELS = ("error", "warning", "note")
"""How a tool grades a finding, the worst first; `""` is a finding without a grade."""

SEVERITIES = (("critical", 9.0), ("high", 7.0), ("medium", 4.0), ("low", 0.1))
"""How grave a weakness is, by the least number of the scale to 10 that scanners give it."""


class LinterFinding(NamedTuple):
    """One finding: the rule that it breaks, and where, as the report says both; ``line`` from 1 where it is told.

    ``level`` is one of ``LEVELS``, or `""`. ``score`` is how grave it is on the scale to 10, where that is told.
    ``suppressed`` says that somebody told the tool to let it pass.
    """

    rule: str
    path: str
    line: int | None
    level: str
    score: float | None = None
    suppressed: bool = False


class LinterReport(NamedTuple):
    """A whole report: the tools that wrote it, in lower case, and how many things they say they looked at.

    ``looked_at`` counts files, or runs of a tool where those are not told. ``commit`` is what it says it looked at.
    ``unfinished`` says why it may not tell all, empty where nothing points to that.
    """

    tools: tuple[str, ...]
    findings: tuple[LinterFinding, ...]
    looked_at: int
    commit: str | None = None
    unfinished: str = ""
