"""The functions and classes of a Python file, each with its size."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from dodcheck.formats.python import parse
from dodcheck.formats.python_scope import Function
from dodcheck.model.evidence import Place
from dodcheck.rules.measures.complexity import ways
from dodcheck.rules.measures.lines import LineCounts, docstring_of, line_counts
from dodcheck.rules.measures.sized import By, Of, Sized


def parts_of(path: str, data: bytes, of: Of, by: By) -> tuple[Sized, ...]:
    """Return the functions or the classes that a Python file defines, wherever in it; lambdas on several lines as well.

    Raises ``FormatProblem`` where it does not parse, ``UnclearError`` where comments can't be told.
    """
    tree = parse(data)
    parts = list(_parts(tree, of))
    if by is By.COMPLEXITY:
        return tuple(_with_ways(path, part) for part in parts if isinstance(part, Function))
    nameless = tuple(_nameless(path, tree)) if of is Of.FUNCTIONS else ()
    if by is By.LINES:
        return (*(_with_lines(path, part) for part in parts), *nameless)
    counts = line_counts(path, data)
    return (*(_with_code(path, part, counts, by) for part in parts), *nameless)


def _parts(tree: ast.Module, of: Of) -> Iterator[Function | ast.ClassDef]:
    wanted = ast.ClassDef if of is Of.CLASSES else Function
    for node in ast.walk(tree):
        if isinstance(node, wanted):
            yield node


def _nameless(path: str, tree: ast.Module) -> Iterator[Sized]:
    """Yield each lambda on several lines, with no size in the eyes of those who count it as no function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Lambda) and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > 1:
            yield Sized(Place(path, node.lineno), "lambda", 0, 0, lines)


def _with_ways(path: str, part: Function) -> Sized:
    low, high = ways(part)
    return Sized(Place(path, part.lineno), part.name, low, low, high)


def _with_lines(path: str, part: Function | ast.ClassDef) -> Sized:
    """Return a part with its lines; some leave its docstring out, some count its decorators."""
    first, last = _ends(part)
    said = docstring_of(part)
    told = (said.end_lineno or said.lineno) - said.lineno + 1 if said else 0
    whole = last - part.lineno + 1
    return Sized(Place(path, part.lineno), part.name, whole - told, whole, last - first + 1)


def _with_code(path: str, part: Function | ast.ClassDef, counts: LineCounts, by: By) -> Sized:
    first, last = _ends(part)
    bare, _ = counts.between(part.lineno, last)
    _, code = counts.between(first, last)
    if by is By.CODE:
        return Sized(Place(path, part.lineno), part.name, bare, bare, code)
    return Sized(Place(path, part.lineno), part.name, bare, last - part.lineno + 1, last - first + 1)


def _ends(part: Function | ast.ClassDef) -> tuple[int, int]:
    first = min((part.lineno, *(mark.lineno for mark in part.decorator_list)))
    return first, part.end_lineno or part.lineno
