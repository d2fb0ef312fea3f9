"""Whether one data file fits a schema."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Protocol

from dodcheck.formats.yaml import Node
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.schemas.keywords import UnsureError
from dodcheck.rules.schemas.misfits import misfit
from dodcheck.rules.schemas.plain import UnclearValueError, to_plain
from dodcheck.rules.values.data_file import MAX_PLACES, read_tree
from dodcheck.snapshot.protocol import Snapshot


class Validation(Protocol):
    """What a schema says of plain values."""

    def plainly_fits(self, value: object) -> bool:
        """Return whether a value fits, as far as that is quick to tell; false tells nothing."""
        ...

    def errors(self, value: object) -> Iterator[Any]:
        """Yield jsonschema's errors of a value. Raises ``UnsureError`` where it can't be told."""
        ...


_NOT_FOLLOWED = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What jsonschema raises for schemas that its own check lets through, circles of references among them."""


def fitting(snapshot: Snapshot, path: str, validation: Validation, name: str) -> Finding:
    """Return whether a file fits a schema; ``name`` is what the schema is called."""
    root = read_tree(snapshot, path)
    if isinstance(root, Finding):
        return root
    try:
        value = to_plain(root)
        errors = () if validation.plainly_fits(value) else islice(_found(validation, value), MAX_PLACES + 1)
        return _finding(path, root, list(errors), name)
    except UnclearValueError as problem:
        message = f"{path} is unclear (line {problem.line}): {problem}"
        return _open(path, problem.line, message, Unknown.AMBIGUOUS)
    except UnsureError as problem:
        return _open(path, None, f"whether {path} fits {name} can't be told: {problem}", problem.unknown)


def _found(validation: Validation, value: object) -> Iterator[Any]:
    from referencing.exceptions import Unresolvable  # noqa: PLC0415 - lazy: comes with jsonschema

    try:
        yield from validation.errors(value)
    except Unresolvable as problem:
        message = f"the reference {str(problem.ref)[:120]} leads to nothing in this repository"
        raise UnsureError(message, Unknown.PARTIAL) from None
    except _NOT_FOLLOWED as problem:
        raise UnsureError(f"the schema can't be followed ({type(problem).__name__})", Unknown.PARTIAL) from None


def _finding(path: str, root: Node, errors: list[Any], name: str) -> Finding:
    if not errors:
        return Finding(Outcome.HOLDS, f"{path} fits {name}", (Place(path),), examined=1, matched=1)
    misfits = [misfit(error, root) for error in errors[:MAX_PLACES]]
    sure = [fault for fault in misfits if not fault.unclear]
    shown = sure or misfits
    many = f"more than {MAX_PLACES - 1}" if len(errors) > MAX_PLACES else f"{len(shown) - 1}"
    more = f" (and {many} more)" if len(shown) > 1 else ""
    at = f" on line {shown[0].line}" if shown[0].line else ""
    places = tuple(dict.fromkeys(Place(path, fault.line or None) for fault in shown))
    if sure:
        return Finding(Outcome.FAILS, f"{path} does not fit {name}{at}: {shown[0].words}{more}", places, examined=1)
    message = f"whether {path} fits {name} depends on how a value is read{at}: {shown[0].words}{more}"
    return Finding(Outcome.UNKNOWN, message, places, examined=1, unknown=Unknown.AMBIGUOUS)


def _open(path: str, line: int | None, summary: str, why: Unknown) -> Finding:
    return Finding(Outcome.UNKNOWN, summary, (Place(path, line),), examined=1, unknown=why, skipped=1)
