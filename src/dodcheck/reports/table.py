"""The one table of formats."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from importlib import import_module

from dodcheck.model.report import Report

Render = Callable[[Report], str]
"""What a format is: a report to its text."""


def _renderer_of(module: str) -> Render:
    """Return the renderer of a module of this folder, which is imported when it is first used."""

    def render(report: Report) -> str:
        text: str = import_module(f"dodcheck.reports.{module}").render(report)
        return text

    return render


FORMATS: MutableMapping[str, Render] = {
    "badge": _renderer_of("badge"),
    "github": _renderer_of("github"),
    "github-summary": _renderer_of("github_summary"),
    "html": _renderer_of("html.page"),
    "in-toto": _renderer_of("in_toto"),
    "json": _renderer_of("json"),
    "junit": _renderer_of("junit"),
    "markdown": _renderer_of("markdown"),
    "sarif": _renderer_of("sarif"),
    "terminal": _renderer_of("terminal"),
}
"""Every format by the name that ``--format`` and ``--report`` take; ``plugins`` adds those that the caller names."""
