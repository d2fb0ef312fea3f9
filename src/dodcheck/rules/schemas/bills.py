"""Whether one file fits the official schema of a format of bills of materials, in the version that it says it has."""

from __future__ import annotations

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import others
from dodcheck.rules.finding import Finding
from dodcheck.rules.values.data_file import MAX_PLACES
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.supply.bom import Family
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.finding import Severity
from dodcheck.supply.reading.read import read_bom

FAMILIES = {"cyclonedx": Family.CYCLONEDX, "spdx": Family.SPDX}
"""The format that each name of such a schema means."""


def fitting_bill(snapshot: Snapshot, path: str, name: str) -> Finding:
    """Return whether a file fits the schema of its version; what it means is left to the kind `sbom`."""
    try:
        document = read_bom(path, snapshot.read(path))
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        message = f"{path} can't be read: {problem.message}"
        return Finding(outcome, message, (Place(path),), unknown=problem.unknown, skipped=1)
    except NotRead as problem:
        why = Unknown.SKIPPED if problem.unsure else None
        message = f"{path} is {'not read' if why else f'no {FAMILIES[name]}'}: {problem.message}"
        outcome = Outcome.UNKNOWN if why else Outcome.FAILS
        return Finding(outcome, message, (Place(path, problem.line),), examined=1, unknown=why, skipped=1 if why else 0)
    return _finding(path, document, FAMILIES[name])


def _finding(path: str, document: BomDocument, family: Family) -> Finding:
    if document.spec.family is not family:
        return Finding(
            Outcome.FAILS, f"{path} is {document.spec}, and {family} is asked for", (Place(path),), examined=1
        )
    wrong = [misfit for misfit in document.misfits if misfit.severity is Severity.ERROR]
    if not wrong:
        return Finding(
            Outcome.HOLDS, f"{path} fits the schema of {document.spec}", (Place(path),), examined=1, matched=1
        )
    lines = [document.lines(problem.at) for problem in wrong[:MAX_PLACES]]
    at = f" on line {lines[0]}" if lines[0] else ""
    places = tuple(dict.fromkeys(Place(path, line) for line in lines))
    return Finding(
        Outcome.FAILS, f"{path} does not fit {document.spec}{at}: {wrong[0].message}{others(wrong)}", places, examined=1
    )
