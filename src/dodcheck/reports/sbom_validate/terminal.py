"""The validation for a terminal: each file, what is wrong with it by severity and line, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, paragraph
from dodcheck.reports.sbom_validate.report import SEVERITIES, ValidationReport, bom_in_words, tally, verdict
from dodcheck.reports.terminal_lines import gate, not_shown
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten
from dodcheck.supply.finding import BomFinding, Severity
from dodcheck.supply.validation.checked_bom import CheckedBom, Validity

SHOWN = 20
"""So many findings of a severity are shown of each file."""

_LINES = 4
_GAP = "  "
_STYLES: Mapping[Severity, Style] = {
    Severity.ERROR: Style.BAD,
    Severity.WARNING: Style.WARN,
    Severity.NOTE: Style.STRONG,
}
_VALIDITIES: Mapping[Validity, Style] = {
    Validity.UNREADABLE: Style.BAD,
    Validity.INVALID: Style.BAD,
    Validity.VALID: Style.GOOD,
}


def lines(report: ValidationReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    for file in report.files:
        yield from _file(file)
        yield BLANK
    yield from gate(verdict(report), passed=report.passed)


def _file(file: CheckedBom) -> Iterator[Line]:
    style = _VALIDITIES[file.validity]
    name = shorten(line_start(visible(file.path)), COLUMNS - len(file.validity) - len(_GAP))
    yield Line((Span(file.validity.upper(), style), Span(f"{_GAP}{name}", Style.STRONG)))
    found = tally(file)
    if file.spec is not None:
        yield from paragraph(f"{bom_in_words(file)}{f': {found}' if found else ''}", 2, Style.DIM)
    for severity in SEVERITIES:
        yield from _findings(file.findings_of(severity), severity)


def _findings(findings: Sequence[BomFinding], severity: Severity) -> Iterator[Line]:
    if not findings:
        return
    yield BLANK
    for finding in findings[:SHOWN]:
        where = "" if finding.line is None else f"line {finding.line:,}  "
        head = Span(f"  {severity.name.lower()}", _STYLES[severity])
        yield Line((head, Span(f"  {where}{finding.code}", Style.DIM)))
        yield from paragraph(finding.message, 4, most=_LINES)
    yield from not_shown(len(findings), SHOWN, what=f"more {severity.name.lower()}s")
