"""A risk as a row of a table in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.reports.markdown_text import cell, marked_cell
from dodcheck.reports.statement import place
from dodcheck.workflows.audit.risk import Risk

COLUMNS = ("ID", "Where", "Risk", "Severity", "Confidence", "Follow-up", "State")
"""The columns of the register that the audit writes."""

_NAME, _PLACE, _WORDS = 80, 160, 400


def row(risk: Risk) -> Sequence[str]:
    """Return the cells of a risk, one for each column."""
    names = " / ".join(name for name in (risk.job, risk.step) if name)
    where = f"{cell(place(risk.location), _PLACE)}{f'<br>{cell(names, _NAME)}' if names else ''}"
    state = "open" if risk.accepted is None else "accepted"
    words = marked_cell(risk.message, _WORDS)
    return (risk.id, where, words, risk.severity, risk.confidence, marked_cell(risk.follow_up, _WORDS), state)
