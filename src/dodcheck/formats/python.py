"""Python source, parsed and never run."""

from __future__ import annotations

import ast
import warnings

from dodcheck.formats.problem import FormatProblem, UnreadProblem

MAX_SOURCE = 2 * 1024 * 1024
"""Longer source is not read: its syntax tree would take some hundred times its size in memory."""


def parse(data: bytes) -> ast.Module:
    """Return the syntax tree of a Python source in the encoding that it declares.

    Raises ``FormatProblem`` for bytes that are no source of any Python. Raises ``UnreadProblem`` where the Python that
    runs does not understand them: another version might.
    """
    if len(data) > MAX_SOURCE:
        raise UnreadProblem(f"more than {MAX_SOURCE // 1024 // 1024} MB of source")
    if b"\0" in data:
        raise FormatProblem("it holds NUL bytes", data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(data)
    except SyntaxError as problem:
        raise UnreadProblem("the Python that runs dodcheck does not understand it", problem.lineno or None) from None
    except (RecursionError, MemoryError):
        raise UnreadProblem("nested too deep") from None
    except ValueError as problem:
        raise UnreadProblem(str(problem)) from None
