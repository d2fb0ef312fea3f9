"""The one table of formats."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from importlib import import_module

from dodcheck.model.report import Report

Render = Callable[[Report], str]
"""What a format is: a report to its text."""


def _of(module: str) -> Render:
    """Return the renderer of a module of this folder, which is imported when it is first used."""

    def render(report: Report) -> str:
        text: str = import_module(f"dodcheck.reports.{module}").render(report)
        return text

    return render


FORMATS: MutableMapping[str, Render] = {
    "badge": _of("badge"),
    "github": _of("github"),
    "github-summary": _of("github_summary"),
    "html": _of("html.page"),
    "in-toto": _of("in_toto"),
    "json": _of("json"),
    "junit": _of("junit"),
    "markdown": _of("markdown"),
    "sarif": _of("sarif"),
    "terminal": _of("terminal"),
}
"""Every format by the name that ``--format`` and ``--report`` take; ``plugins`` adds those that the caller names."""
