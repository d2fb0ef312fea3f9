"""Whether a file holds anything, and whether it is of the format that its name says."""

from __future__ import annotations

from dodcheck.formats.known import format_problem, is_known
from dodcheck.formats.problem import UnreadProblem
from dodcheck.rules.reading.contents import EMPTY_BY_CUSTOM, is_blank, is_pointer
from dodcheck.rules.tidy.being import APART, Glimpse, bad, open_


def valid(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a file parses; of a format that is not known, none is meant."""
    name = f"x{ending}"
    if not is_known(name):
        return APART
    problem = format_problem(name, data)
    if problem is None:
        return None
    if is_pointer(data):
        return open_("is a pointer of Git LFS, whose content is no part of the repository")
    if isinstance(problem, UnreadProblem):
        return open_(f"can't be checked: {problem}", problem.line)
    return bad(f"does not parse: {problem}", problem.line)


def filled(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a file holds something."""
    if data and not is_blank(data):
        return None
    if data:
        return open_("holds nothing that can be seen")
    return open_("is empty, which by custom is all it needs to be") if ending in EMPTY_BY_CUSTOM else bad("is empty")
