"""The one table of formats of `ci signals`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.ci_signals.report import SignalsReport
from dodcheck.reports.lazily import renderer

FORMATS: Mapping[str, Callable[[SignalsReport], str]] = {
    name: renderer(f"dodcheck.reports.ci_signals.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
