"""The one table of formats of `sbom generate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.sbom_generate.report import GenerateReport

FORMATS: Mapping[str, Callable[[GenerateReport], str]] = {
    name: renderer(f"dodcheck.reports.sbom_generate.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
