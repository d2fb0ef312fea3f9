"""The report as Markdown for the summary of a job, which has room for far more than a comment."""

from __future__ import annotations

from typing import Final

from dodcheck.model.report import Report
from dodcheck.reports.markdown import body
from dodcheck.reports.markdown_room import Room

SUMMARY: Final = Room(1_000_000, lambda text: len(text.encode("utf-8")))
"""GitHub drops the summary of a step that has more than 1,024 kB (1,048,576 bytes)."""


def render(report: Report) -> str:
    """Return the report; where there is no room for all of it, the least urgent rows are only counted."""
    return body(report, SUMMARY)
