"""The report `quickfix`: a line for each criterion that needs work, in the form in which compilers tell errors."""

from __future__ import annotations

from dodcheck.model.report import Judgement, Report
from dodcheck.reports.statement import place, statement


def render(report: Report) -> str:
    """Return ``PATH:LINE: verdict: statement`` for each criterion that is not good; editors jump along such lines."""
    return "".join(map(_line, (one for one in report.judgements if not one.verdict.good)))


def _line(judgement: Judgement) -> str:
    # Both make what comes from the repository safe to print: no control characters, no line breaks.
    where, words = place(judgement.criterion.location), statement(judgement.criterion)
    return f"{where}: {judgement.verdict.value}: {words}\n"
