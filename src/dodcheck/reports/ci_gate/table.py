"""The one table of formats of `ci gate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.ci_gate.report import GateReport
from dodcheck.reports.lazily import renderer

FORMATS: Mapping[str, Callable[[GateReport], str]] = {
    name: renderer(f"dodcheck.reports.ci_gate.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
