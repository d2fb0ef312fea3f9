"""A history as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

from dodcheck.model.verdict import Verdict
from dodcheck.reports.visible import visible
from dodcheck.trust.past.history import History

_FORMULA = ("=", "+", "-", "@")


def render(history: History) -> str:
    """Return a line for each commit, the oldest first; the counts of one that could not be judged are empty."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["commit", "date", *(verdict.value for verdict in Verdict), "total", "problem"])
    for point in history.points:
        counts = ["" if point.tally is None else point.tally[verdict] for verdict in Verdict]
        total = "" if point.tally is None else sum(point.tally.values())
        day = point.at.day.isoformat() if point.at.day else ""
        table.writerow([point.at.commit, day, *counts, total, _without_formula(point.problem)])
    return text.getvalue()


def _without_formula(text: str) -> str:
    """Return a text of the repository that no spreadsheet takes for a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
