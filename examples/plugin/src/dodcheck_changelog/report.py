"""The report `quickfix`: a line for each criterion that needs work, in the form in which compilers tell errors."""

from __future__ import annotations

from dodcheck.model.report import Judgement, Report
from dodcheck.reports.statement import place, statement
from dodcheck.reports.visible import line_start


def render(report: Report) -> str:
    """Return ``PATH:LINE: verdict: statement`` for each criterion that is not good; editors jump along such lines."""
    return "".join(map(_line, (one for one in report.judgements if not one.verdict.good)))


def _line(judgement: Judgement) -> str:
    # What comes from the repository is made safe to print: no control characters, no line breaks, and no path that a
    # CI runner takes for a command.
    where, words = line_start(place(judgement.criterion.location)), statement(judgement.criterion)
    return f"{where}: {judgement.verdict.value}: {words}\n"
