"""The one table of formats of `ci inventory`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.ci_inventory.report import InventoryReport
from dodcheck.reports.lazily import renderer

FORMATS: Mapping[str, Callable[[InventoryReport], str]] = {
    name: renderer(f"dodcheck.reports.ci_inventory.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
