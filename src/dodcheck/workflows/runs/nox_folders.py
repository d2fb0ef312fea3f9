"""The folders that a session of `nox` has changed to where it comes to a call."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dodcheck.workflows.runs.nox_calls import SessionCall

_CHANGING = frozenset({"chdir", "cd"})


class CallIn(NamedTuple):
    """A call of a session, and the folders that were changed to before it, each seen from the one before."""

    call: SessionCall
    folders: tuple[str, ...]


def calls_in_folders(function: ast.FunctionDef, calls: Iterable[SessionCall]) -> Iterator[CallIn]:
    """Yield calls, in the order of their lines, with the folders they are in; a `with` changes back at its end.

    A folder that is computed is not known, and is none here.
    """
    ends = dict(_ends(function))
    inside: list[tuple[int, str]] = []
    for one in calls:
        # What was changed to within a `with` is left with it.
        left = next((at for at, (end, _) in enumerate(inside) if end < one.call.lineno), len(inside))
        del inside[left:]
        folder = _changed_to(one.call)
        if folder is not None:
            inside.append((ends.get(id(one.call), function.end_lineno or one.call.lineno), folder))
        else:
            yield CallIn(one, tuple(folder for _, folder in inside))


def _ends(function: ast.FunctionDef) -> Iterator[tuple[int, int]]:
    """Yield the calls that a `with` begins with, by their identities, and its last line."""
    for node in ast.walk(function):
        if isinstance(node, ast.With):
            yield from ((id(item.context_expr), node.end_lineno or node.lineno) for item in node.items)


def _changed_to(call: ast.Call) -> str | None:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _CHANGING or not call.args:
        return None
    told = call.args[0]
    return told.value if isinstance(told, ast.Constant) and isinstance(told.value, str) else None
