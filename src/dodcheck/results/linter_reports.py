"""A report of a linter or scanner, whichever of the known formats it has."""

from __future__ import annotations

from dodcheck.formats.json import load as load_json
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.results import lint_json, sarif
from dodcheck.results.findings import LinterReport


def load(data: bytes) -> LinterReport:
    """Return what a report tells. Raises ``FormatProblem``, also for what is no such report."""
    match load_json(decode_data(data)):
        case dict() as root if "runs" in root or "sarif" in str(root.get("$schema", "")).lower():
            return sarif.report_of(root)
        case list() as items:
            return lint_json.report_of(items)
        case _:
            raise FormatProblem("it is neither SARIF nor a report of ESLint or ruff")
