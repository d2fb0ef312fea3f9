"""Python source, parsed and never run."""

from __future__ import annotations

import ast
import re
import warnings
from io import BytesIO
from itertools import accumulate, pairwise

from dodcheck.formats.problem import FormatProblem, UnreadProblem

MAX_SOURCE = 2 * 1024 * 1024
"""Longer source is not read: its syntax tree would take some hundred times its size in memory."""

MAX_PARTS = 200
"""A name of more parts is not read: of `import a.a.a`, Python holds each beginning while it parses."""

_NAME_CHAR = r"[^\s!-/:-@\[-^`{-~]"
_PART = re.compile(rf"(?<!{_NAME_CHAR}){_NAME_CHAR}+[ \t\f]*\.[ \t\f]*")


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
            if any(_parts(line) > MAX_PARTS for line in _lines(data)):
                raise UnreadProblem(f"a name of more than {MAX_PARTS} parts")
            return ast.parse(data)
    except (SyntaxError, LookupError) as problem:
        line = problem.lineno if isinstance(problem, SyntaxError) else None
        raise UnreadProblem("the Python that runs dodcheck does not understand it", line or None) from None
    except (RecursionError, MemoryError):
        raise UnreadProblem("nested too deep") from None
    except ValueError as problem:
        raise UnreadProblem(str(problem)) from None


def _lines(data: bytes) -> list[str]:
    """Return the lines of a source, those that a backslash continues as one."""
    whole = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return whole.decode(_encoding(whole), "replace").replace("\\\n", "").split("\n")


def _encoding(data: bytes) -> str:
    if b"coding" not in data:
        return "utf-8"
    from tokenize import detect_encoding  # noqa: PLC0415 - lazy: few sources declare an encoding

    return detect_encoding(BytesIO(data).readline)[0]


def _parts(line: str) -> int:
    """Return at most how many parts a name in a line has."""
    if line.count(".") < MAX_PARTS:
        return 0
    spans = [found.span() for found in _PART.finditer(line)]
    joined = [before[1] == after[0] for before, after in pairwise(spans)]
    return 2 + max(accumulate(joined, lambda run, more: run + 1 if more else 0), default=-1)
