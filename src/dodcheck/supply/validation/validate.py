"""One file: read, held to its schema, judged by what it means, and by what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.finding import BomFinding, Problem, Severity
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom
from dodcheck.supply.validation.checked_bom import CheckedBom, Demands, Validity, unreadable
from dodcheck.supply.validation.completeness import Completeness, check_completeness
from dodcheck.supply.validation.distinct import distinct_components
from dodcheck.supply.vendoring.survey import VendoredSurvey


def validate(path: str, data: bytes, asked: Demands, survey: VendoredSurvey | None) -> CheckedBom:
    """Return what is said of a file; ``survey`` is the vendored code of the tree where it is asked for."""
    try:
        document = read_bom(path, data)
    except NotRead as problem:
        return unreadable(path, problem.message, problem.line)
    listing = check_completeness(document.bom, asked, survey)
    findings = tuple(_sorted(_findings(document, listing)))
    return CheckedBom(
        path,
        Validity.INVALID if _spoils(findings, strict=asked.strict) else Validity.VALID,
        findings,
        document.spec,
        len(document.bom.components),
        len(distinct_components(document.bom)),
        listing.listed,
    )


def _spoils(findings: Iterable[BomFinding], *, strict: bool) -> bool:
    least = Severity.WARNING if strict else Severity.ERROR
    return any(finding.severity >= least for finding in findings)


def _findings(document: BomDocument, listing: Completeness) -> Iterator[BomFinding]:
    wrong = {problem.at[:depth] for problem in document.misfits for depth in range(1, len(problem.at) + 1)}
    meant = (
        problem
        for problem in problems_of(document.bom)
        if not (problem.severity is Severity.ERROR and problem.at in wrong)
    )
    for problem in (*document.misfits, *meant, *listing.problems):
        yield _finding(problem, document)


def _finding(problem: Problem, document: BomDocument) -> BomFinding:
    """Return a problem with its line; what is about the whole file has none."""
    line = document.lines(problem.at) if problem.at else None
    return BomFinding(problem.code, problem.severity, problem.message, line)


def _sorted(findings: Iterable[BomFinding]) -> list[BomFinding]:
    """Return the findings by line; those about the whole file, and the worst on a line, first."""
    return sorted(dict.fromkeys(findings), key=lambda one: (one.line or 0, -one.severity))
