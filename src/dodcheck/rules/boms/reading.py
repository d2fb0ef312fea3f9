"""The bill of materials that a rule is about: its file, and what can be read of it."""

from __future__ import annotations

from dataclasses import replace

from dodcheck.formats.bom_names import is_bom_name
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.boms.findings import Bill, counted
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.contents import is_blank, is_pointer
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.resolve import is_aside
from dodcheck.supply.document import NotRead
from dodcheck.supply.reading.read import read_bom
from dodcheck.supply.validation.distinct import distinct_components

_ANY = "git ls-files -s -- '*bom*' '*.cdx.*' '*.spdx*'"


def file_of(snapshot: Snapshot, path: str | None, named_in: str | None, kind: str) -> str | Evidence:
    """Return the path of the file, or why there is none; without a name, the only one of such a name."""
    if path is None:
        return _only(snapshot, kind)
    evidence = named_file(snapshot, path, named_in, kind)
    return evidence if isinstance(evidence, str) else _guessing(snapshot, path, evidence)


def bill_at(snapshot: Snapshot, path: str) -> Bill | Finding:
    """Return what a file holds, or why that can't be told: words behind its path."""
    here = (Place(path),)
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        return Finding(outcome, f"can't be read: {problem.message}", here, unknown=problem.unknown)
    if is_blank(data):
        return Finding(Outcome.FAILS, "holds nothing", here)
    if is_pointer(data):
        message = "is a pointer of Git LFS, whose content is no part of the repository"
        return Finding(Outcome.UNKNOWN, message, here, unknown=Unknown.OUTSIDE)
    try:
        document = read_bom(path, data)
    except NotRead as refused:
        place = (Place(path, refused.line),)
        message = f"{_behind(refused)}{f', on line {refused.line}' if refused.line else ''}"
        if refused.unsure:
            return Finding(Outcome.UNKNOWN, message, place, unknown=Unknown.SKIPPED)
        return Finding(Outcome.FAILS, message, place)
    packages = tuple(component for component in document.bom.components if not component.is_file)
    return Bill(path, document, packages, distinct_components(document.bom))


def _behind(refused: NotRead) -> str:
    """Return why a document is not read, as words behind its path."""
    if refused.message.startswith("it "):
        return refused.message.removeprefix("it ")
    return f"is {'not looked into' if refused.unsure else 'no bill of materials'}: {refused.message}"


def _only(snapshot: Snapshot, kind: str) -> str | Evidence:
    named = _by_name(snapshot)
    if len(named) == 1:
        return named[0]
    if not named:
        message = "no bill of materials is tracked under such a name; which file is it?"
        return Evidence(kind, Outcome.UNKNOWN, message, 0, 0, _ANY, unknown=Unknown.EMPTY_SCOPE)
    message = (
        f"{len(named)} files could be the bill of materials: {', '.join(named[:3])}{' …' if len(named) > 3 else ''}"  # noqa: PLR2004 - enough to choose
    )
    places = tuple(Place(path) for path in named)
    return Evidence(kind, Outcome.UNKNOWN, message, len(named), 0, _ANY, unknown=Unknown.AMBIGUOUS, places=places)


def _by_name(snapshot: Snapshot) -> list[str]:
    return [path for path in snapshot.files() if is_bom_name(path) and not is_aside(path)]


def _guessing(snapshot: Snapshot, path: str, missing: Evidence) -> Evidence:
    """Return the evidence that a file is not there, with the bill of materials that may be meant."""
    if missing.outcome not in (Outcome.FAILS, Outcome.UNKNOWN) or missing.unknown not in (None, Unknown.AMBIGUOUS):
        return missing
    moved = [place.path for place in missing.places] if missing.unknown else []
    others = [one for one in moved or _by_name(snapshot) if one != path]
    bill = bill_at(snapshot, others[0]) if len(others) == 1 else None
    if not isinstance(bill, Bill):
        return missing
    words = missing.summary.partition(";")[0]
    many = counted(len(bill.components))
    return replace(missing, summary=f"{words}; is it {others[0]}, which lists {many}?")
