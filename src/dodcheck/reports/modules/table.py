"""The one table of formats of `modules`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.modules.report import ModulesReport

FORMATS: Mapping[str, Callable[[ModulesReport], str]] = {
    name: renderer(f"dodcheck.reports.modules.{name}") for name in ("json", "markdown", "svg", "terminal")
}
"""Every format by the name that ``--format`` takes."""
