"""Looks up a value in one data file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.scalars import Kind, meaning
from dodcheck.formats.trees import SeveralDocumentsError, tree_of
from dodcheck.formats.yaml import Node, Scalar
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import others
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.contents import is_blank, is_pointer
from dodcheck.rules.values.query import FoundValue, MissingValue, Query, find
from dodcheck.rules.values.value_fit import Fit
from dodcheck.rules.values.value_words import shown_node
from dodcheck.rules.values.wanted import Exists, Wanted
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

MAX_PLACES = 50
"""Places shown of one file; the count stays exact."""


class ValueSeen(NamedTuple):
    """A value with its line, whether it fits, and the words that follow the file's name."""

    fit: Fit
    line: int
    words: str


def read_tree(snapshot: Snapshot, path: str) -> Node | Finding:
    """Return the value of a tracked data file, or why it could not be looked into."""
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        return _unread(path, outcome, f"can't be read: {problem.message}", None, problem.unknown)
    return _without_content(path, data) or _parsed(path, data)


def _without_content(path: str, data: bytes) -> Finding | None:
    if is_blank(data):
        return _unread(path, Outcome.FAILS, "holds nothing that can be seen", None)
    if is_pointer(data):
        message = "is a pointer of Git LFS, whose content is no part of the repository"
        return _unread(path, Outcome.UNKNOWN, message, None, Unknown.OUTSIDE)
    return None


def _parsed(path: str, data: bytes) -> Node | Finding:
    try:
        root = tree_of(path, data)
    except SeveralDocumentsError as problem:
        message = f"holds several documents, the second from line {problem.line}; which one is meant can't be told"
        return _unread(path, Outcome.UNKNOWN, message, problem.line, Unknown.AMBIGUOUS)
    except UnreadProblem as problem:
        return _unread(path, Outcome.UNKNOWN, f"is not looked into: {problem}", problem.line, Unknown.SKIPPED)
    except FormatProblem as problem:
        at = f" (line {problem.line})" if problem.line else ""
        return _unread(path, Outcome.FAILS, f"does not parse{at}: {problem}", problem.line)
    return _unread(path, Outcome.FAILS, "says nothing", None) if root is None else root


def look(snapshot: Snapshot, path: str, asked: Query, name: str, wanted: Wanted) -> Finding:
    """Return whether a value in a file is as wanted; ``name`` is how the query is written."""
    root = read_tree(snapshot, path)
    if isinstance(root, Finding):
        return root
    seen = [_seen(value, name, wanted) for value in find(root, asked)]
    outcome, shown, words = _together(seen, wanted, anywhere=asked.anywhere)
    return Finding(
        outcome,
        f"{path} {words}",
        tuple(Place(path, value_seen.line or None) for value_seen in shown[:MAX_PLACES]),
        examined=len(seen),
        matched=sum(value_seen.fit is Fit.YES for value_seen in seen),
        unknown=Unknown.AMBIGUOUS if outcome is Outcome.UNKNOWN else None,
    )


def _together(seen: Sequence[ValueSeen], wanted: Wanted, *, anywhere: bool) -> tuple[Outcome, Sequence[ValueSeen], str]:
    """Return what the values of a file say together, those that show it, and the words for it.

    Of a path that may stand anywhere one place is meant, so values that don't agree leave it open.
    """
    yes = [value_seen for value_seen in seen if value_seen.fit is Fit.YES]
    no = [value_seen for value_seen in seen if value_seen.fit is Fit.NO]
    unclear = [value_seen for value_seen in seen if value_seen.fit is Fit.UNCLEAR]
    if anywhere and yes and no:
        message = f"{yes[0].words} on line {yes[0].line}, but {no[0].words} on line {no[0].line}"
        return Outcome.UNKNOWN, [*yes, *no], f"{message}; which one is meant can't be told"
    if no and not (anywhere and unclear):
        return Outcome.FAILS, no, f"{_summary(no)}{_after(wanted, '; wanted: ')}"
    if unclear:
        return Outcome.UNKNOWN, unclear, f"{_summary(unclear)}; whether that is {wanted.words()} can't be told"
    return Outcome.HOLDS, yes, _summary(yes)


def _after(wanted: Wanted, joint: str) -> str:
    """Return what is wanted as words that follow a sentence; nothing where any value will do."""
    return "" if isinstance(wanted, Exists) else f"{joint}{wanted.words()}"


def _seen(value: FoundValue | MissingValue, name: str, wanted: Wanted) -> ValueSeen:
    match value:
        case MissingValue():
            if value.instead:
                return ValueSeen(Fit.UNCLEAR, value.line, f"has no {name}, but {value.instead} on line {value.line}")
            return ValueSeen(Fit.NO, value.line, f"has no {name}")
        case FoundValue():
            if value.node is None:
                return ValueSeen(Fit.UNCLEAR, value.line, f"leaves {name} open: {value.doubt} (line {value.line})")
            fit = _fit(value.node, wanted)
            also = _after(wanted, ", ") if fit is Fit.YES and not isinstance(value.node, Scalar) else ""
            return ValueSeen(fit, value.line, f"says {name}: {shown_node(value.node)}{also}")


def _fit(node: Node, wanted: Wanted) -> Fit:
    """Return whether a value fits; null does not.

    A key with nothing behind it, as `pull_request:` of a workflow, may be all that is meant.
    """
    if not isinstance(node, Scalar) or meaning(node).kind is not Kind.NULL:
        return wanted.fit(node)
    return Fit.UNCLEAR if isinstance(wanted, Exists) and not node.value else Fit.NO


def _summary(seen: Sequence[ValueSeen]) -> str:
    return f"{seen[0].words}{others(seen)}"


def _unread(path: str, outcome: Outcome, why: str, line: int | None, unknown: Unknown | None = None) -> Finding:
    return Finding(outcome, f"{path} {why}", (Place(path, line),), examined=1, unknown=unknown, skipped=1)
