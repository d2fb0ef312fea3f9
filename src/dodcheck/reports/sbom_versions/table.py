"""The one table of formats of `sbom versions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.sbom_versions.report import VersionsReport

FORMATS: Mapping[str, Callable[[VersionsReport], str]] = {
    name: renderer(f"dodcheck.reports.sbom_versions.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
