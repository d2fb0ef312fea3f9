"""Whether a bill of materials fits its schema, and says what can be."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.phrasing import others
from dodcheck.rules.boms.findings import Bill, fails, unclear
from dodcheck.rules.finding import Finding
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.meaning.check import problems_of

READABLE = "readable"
STRICT = "strict"


def validity(bill: Bill, check: str) -> Finding | None:
    """Return what is wrong with the document, ``None`` where nothing is that counts.

    Where it need only be readable, what is wrong leaves it open: it is there, and is not what it should be.
    """
    spec = bill.document.spec
    least = Severity.WARNING if check == STRICT else Severity.ERROR
    misfits = [problem for problem in bill.document.misfits if problem.severity >= least]
    if any(problem.severity is Severity.ERROR for problem in misfits):
        return _finding(bill, check, misfits, f"does not fit {spec}")
    problems = [*misfits, *(problem for problem in problems_of(bill.document.bom) if problem.severity >= least)]
    problems.sort(key=lambda problem: problem.severity, reverse=True)
    what = f"is {spec} that contradicts itself" if problems and _errs(problems) else "has warnings"
    return _finding(bill, check, problems, what) if problems else None


def _errs(problems: Sequence[Problem]) -> bool:
    return problems[0].severity is Severity.ERROR


def _finding(bill: Bill, check: str, problems: Sequence[Problem], what: str) -> Finding:
    places = bill.places(problem.at for problem in problems)
    at = f" (line {places[0].line})" if places and places[0].line else ""
    message = f"{what}{at}: {problems[0].message}{others(problems)}"
    return unclear(message, places) if check == READABLE else fails(message, places)
