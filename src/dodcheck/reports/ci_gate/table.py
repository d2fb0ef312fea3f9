"""The one table of formats of `ci gate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from dodcheck.reports.ci_gate.report import GateReport

Render = Callable[[GateReport], str]
"""What a format is: a report to its text."""


def _of(module: str) -> Render:
    """Return the renderer of a module of this folder, which is imported when it is first used."""

    def render(report: GateReport) -> str:
        text: str = import_module(f"dodcheck.reports.ci_gate.{module}").render(report)
        return text

    return render


FORMATS: Mapping[str, Render] = {name: _of(name) for name in ("json", "markdown", "terminal")}
"""Every format by the name that ``--format`` takes."""
