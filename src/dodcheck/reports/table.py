"""The one table of formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.model.report import Report
from dodcheck.reports import json, markdown, terminal

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "json": json.render,
    "markdown": markdown.render,
    "terminal": terminal.render,
}
"""Every format by the name that ``--format`` and ``--report`` take."""
