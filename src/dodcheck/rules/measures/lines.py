"""The lines of a file that count as code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from dodcheck.documents.text import decode
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.formats.python_scope import Function
from dodcheck.model.evidence import Place
from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.code.languages import language_of
from dodcheck.rules.measures.sized import By, Sized

_PYTHON = (".py", ".pyi")
Documented = Function | ast.ClassDef | ast.Module
"""What may begin with a docstring."""


class LineCounts(NamedTuple):
    """How many lines a file has up to each (from 0): all, those of code, those of code that are no docstring."""

    code: tuple[int, ...]
    bare: tuple[int, ...]

    @property
    def all(self) -> int:
        """How many lines there are."""
        return len(self.code) - 1

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Return how many lines of code there are from one line to another, docstrings left out and counted."""
        return self.bare[last] - self.bare[first - 1], self.code[last] - self.code[first - 1]


def line_counts(path: str, data: bytes) -> LineCounts:
    """Return the lines of a file.

    Raises ``UndecodableError`` for what is no text, ``UnclearError`` where comments can't be told.
    """
    raw = decode(data).raw
    if language_of(path) is None:
        raise UnclearError("how comments are written in it is not known")
    held = {number for number, line in code_lines(path, enumerate(raw, start=1)) if line.strip()}
    told = _docstring_lines(data) if path.endswith(_PYTHON) else frozenset[int]()
    numbers = range(1, len(raw) + 1)
    return LineCounts(
        (0, *accumulate(int(number in held) for number in numbers)),
        (0, *accumulate(int(number in held and number not in told) for number in numbers)),
    )


def file_size(path: str, data: bytes, by: By) -> Sized:
    """Return how long a file is.

    Raises ``UndecodableError``, and ``UnclearError`` where only code was to be counted.
    """
    count = len(decode(data).raw)
    if by is By.LINES:
        return Sized(Place(path), "", count, count, count)
    try:
        bare, code = line_counts(path, data).between(1, count)
    except UnclearError:
        if by is By.CODE:
            raise
        return Sized(Place(path), "", 0, count, count)
    return Sized(Place(path), "", bare, bare, code) if by is By.CODE else Sized(Place(path), "", bare, count, count)


def docstring_of(node: Documented) -> ast.expr | None:
    """Return the docstring of a module, a class or a function."""
    match node.body:
        case [ast.Expr(value=ast.Constant(value=str()) as said), *_]:
            return said
        case _:
            return None


def _docstring_lines(data: bytes) -> frozenset[int]:
    try:
        tree = parse(data)
    except FormatProblem as problem:
        raise UnclearError(f"does not parse: {problem}") from None
    return frozenset(line for said in _docstrings(tree) for line in range(said.lineno, (said.end_lineno or 0) + 1))


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, Documented) and (said := docstring_of(node)):
            yield said
