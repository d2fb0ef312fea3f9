"""The contexts and functions there are, and how many arguments each takes."""

from __future__ import annotations

from typing import NamedTuple

CONTEXTS = frozenset(
    {
        "env",
        "github",
        "inputs",
        "job",
        "jobs",
        "matrix",
        "needs",
        "runner",
        "secrets",
        "steps",
        "strategy",
        "vars",
    }
)
"""Every context, whether or not it can be used in a place."""
STATUS = frozenset({"always", "success", "failure", "cancelled"})
"""The functions that say how things went so far."""


class _Counts(NamedTuple):
    fewest: int
    most: int | None


_FUNCTIONS = {
    "always": _Counts(0, 0),
    "cancelled": _Counts(0, 0),
    "case": _Counts(3, None),
    "contains": _Counts(2, 2),
    "endswith": _Counts(2, 2),
    "failure": _Counts(0, None),
    "format": _Counts(1, 255),
    "fromjson": _Counts(1, 1),
    "hashfiles": _Counts(1, 255),
    "join": _Counts(1, 2),
    "startswith": _Counts(2, 2),
    "success": _Counts(0, None),
    "tojson": _Counts(1, 1),
}


def argument_problem(function: str, count: int) -> str | None:
    """Return what is wrong with a call of a function (in lower case) with so many arguments, ``None`` if nothing."""
    counts = _FUNCTIONS.get(function)
    if counts is None:
        return f"there is no function {function}"
    if count < counts.fewest or (function == "case" and count % 2 == 0):
        return f"{function} takes more arguments"
    if counts.most is not None and count > counts.most:
        return f"{function} takes fewer arguments"
    return None
