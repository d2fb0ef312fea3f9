"""The one table of formats of `ci pins`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.ci_pins.report import PinsReport
from dodcheck.reports.lazily import renderer

FORMATS: Mapping[str, Callable[[PinsReport], str]] = {
    name: renderer(f"dodcheck.reports.ci_pins.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
