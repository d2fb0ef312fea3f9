"""The one table of formats of `sbom validate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.sbom_validate.report import ValidationReport

FORMATS: Mapping[str, Callable[[ValidationReport], str]] = {
    name: renderer(f"dodcheck.reports.sbom_validate.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
