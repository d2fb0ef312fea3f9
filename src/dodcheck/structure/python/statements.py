"""The imports of a syntax tree: every `import` and `from … import`, wherever it stands."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.formats.python_truth import truth
from dodcheck.structure.graph import Reach
from dodcheck.structure.python.calls import RunText, calls_in, names_of_calls, texts_run_in

_BEGINNING = re.compile(r"\s*(?:from|import)\s+(?P<module>[\w.]*)")
"""How a text begins that imports something."""


class Import(NamedTuple):
    """One name that is imported.

    ``level`` counts the dots of a relative import, 0 for an absolute one; ``name`` is what `from` takes from
    ``module``, `*` for all, ``None`` for a plain `import`. ``line`` is from 1. With a ``reach`` that is computed,
    ``module`` is how the name begins: nothing, where nothing of it stands there.
    """

    level: int
    module: str
    name: str | None
    line: int
    reach: Reach


def imports_of(tree: ast.Module, *, calls: bool) -> Iterator[Import]:
    """Yield the imports of a module, those by a call only where there are ``calls`` that may be one.

    Statements hold statements to any depth; no expression holds one, so that none is looked into. An import inside a
    function is lazy, and so is one below `if __name__ == "__main__"`; one below `if TYPE_CHECKING` is for types. What
    stands below a condition that is never met is none.
    """
    left: list[tuple[Sequence[ast.stmt], Reach]] = [(tree.body, Reach.LOADED)]
    names = names_of_calls(tree) if calls else frozenset[str]()
    while left:
        body, reach = left.pop()
        for statement in body:
            if isinstance(statement, ast.Import):
                yield from (Import(0, alias.name, None, statement.lineno, reach) for alias in statement.names)
            elif isinstance(statement, ast.ImportFrom):
                said, level = statement.module or "", statement.level
                yield from (Import(level, said, alias.name, statement.lineno, reach) for alias in statement.names)
            else:
                if calls:
                    yield from (
                        Import(one.level, one.module, None, one.line, max(reach, one.reach))
                        for one in calls_in(statement, names)
                    )
                    yield from (one._replace(reach=max(reach, one.reach)) for one in imports_run(statement))
                left.extend(_bodies(statement, reach))


def imports_run(statement: ast.stmt) -> Iterator[Import]:
    """Yield the imports of the texts that a statement runs; what such a text runs in turn is not looked into.

    Of a text that is put together, its beginning may tell what it imports. Code that comes from elsewhere is none of
    the module's own.
    """
    for run in texts_run_in(statement):
        begins = None if run.whole else _BEGINNING.match(run.text)
        if begins is not None:
            yield Import(0, begins["module"], None, run.line, Reach.COMPUTED)
        for one in imports_of(_parse_run_text(run), calls=False) if run.whole else ():
            yield one._replace(line=run.line, reach=max(run.reach, one.reach))


def _parse_run_text(run: RunText) -> ast.Module:
    try:
        return parse(textwrap.dedent(run.text).encode())
    except FormatProblem:
        return ast.Module(body=[], type_ignores=[])


def _bodies(statement: ast.stmt, reach: Reach) -> Iterator[tuple[Sequence[ast.stmt], Reach]]:
    """Yield the bodies of a statement, each with the reach of what stands in it."""
    match statement:
        case ast.FunctionDef(body=body) | ast.AsyncFunctionDef(body=body):
            yield body, max(reach, Reach.LAZY)
        case ast.ClassDef(body=body) | ast.With(body=body) | ast.AsyncWith(body=body):
            yield body, reach
        case ast.If(test=test, body=body, orelse=orelse):
            then, other = _reaches_under(test)
            met = truth(test)
            if met is not False:
                yield body, max(reach, then)
            if met is not True:
                yield orelse, max(reach, other)
        case ast.For() | ast.AsyncFor() | ast.While():
            yield statement.body, reach
            yield statement.orelse, reach
        case ast.Match(cases=cases):
            yield from ((case.body, reach) for case in cases)
        case ast.Try() | ast.TryStar():
            yield from ((body, reach) for body in (statement.body, statement.orelse, statement.finalbody))
            yield from ((handler.body, reach) for handler in statement.handlers)
        case _:
            pass


def _reaches_under(test: ast.expr) -> tuple[Reach, Reach]:
    """Return the reach of what stands below a condition, and of what stands in its `else`."""
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return Reach.TYPING, Reach.LOADED
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            then, other = _reaches_under(operand)
            return other, then
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]):
            return Reach.LAZY, Reach.LOADED
        case _:
            return Reach.LOADED, Reach.LOADED
