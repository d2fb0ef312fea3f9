"""The one table of formats of `ci risks`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.ci_risks.report import RisksReport
from dodcheck.reports.lazily import renderer

FORMATS: Mapping[str, Callable[[RisksReport], str]] = {
    name: renderer(f"dodcheck.reports.ci_risks.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
