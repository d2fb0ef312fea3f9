"""Python functions whose bodies do nothing."""

from __future__ import annotations

import ast

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.formats.python_scope import Function


def stubbed(data: bytes, name: str | None = None) -> bytes | None:
    """Return Python source in which the bodies of all functions, or of those (or the class) of a name, are `pass`.

    ``None`` where there is none, and where the source is not understood.
    """
    try:
        tree = parse(data)
    except FormatProblem:
        return None
    bodies = {
        (node.body[0].lineno, node.body[-1].end_lineno or node.body[-1].lineno): node.body[0].col_offset
        for top in ast.walk(tree)
        if name is None or (isinstance(top, Function | ast.ClassDef) and top.name == name)
        for node in ast.walk(top)
        if isinstance(node, Function) and node.body[0].lineno > node.lineno
    }
    lines = data.splitlines(keepends=True)
    for (first, last), indent in sorted(bodies.items(), reverse=True):
        lines[first - 1 : last] = [b" " * indent + b"pass\n", *[b"\n"] * (last - first)]
    return b"".join(lines) if bodies else None
