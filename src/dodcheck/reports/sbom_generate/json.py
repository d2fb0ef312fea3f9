"""The bill of materials itself: CycloneDX 1.6 in JSON."""

from __future__ import annotations

from dodcheck.reports.json import as_json
from dodcheck.reports.sbom_generate.report import GenerateReport


def render(report: GenerateReport) -> str:
    """Return the document."""
    return as_json(report.document)
