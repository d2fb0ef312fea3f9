from __future__ import annotations

import ast

import pytest

from dodcheck.formats.python_scope import Function
from dodcheck.formats.python_stub import Body, body_of, functions

GIVEN_UP = "raise NotImplemented" + "Error"
TO_DO = "TO" + "DO"

BODIES = {
    "pass": Body.STUB,
    "...": Body.STUB,
    "'''Doc.'''": Body.STUB,
    "'''Doc.'''; pass": Body.STUB,
    f"{GIVEN_UP}": Body.STUB,
    f"{GIVEN_UP}('later')": Body.STUB,
    f"log.info('x'); {GIVEN_UP}": Body.STUB,
    f"if a: return 1\n    {GIVEN_UP}": Body.REAL,
    "return None": Body.EXEMPT,
    "return": Body.EXEMPT,
    "return False": Body.EXEMPT,
    "return []": Body.EXEMPT,
    "return 'widget'": Body.REAL,
    f"return None  # {TO_DO}": Body.STUB,
    f"'''{TO_DO}: go.'''\n    return {{}}": Body.STUB,
    "print('not implemented')": Body.STUB,
    "print('hello')": Body.REAL,
    "return NotImplemented": Body.REAL,
    f"return a + 1  # {TO_DO}: faster": Body.REAL,
    "raise ValueError(a)": Body.REAL,
    "yield": Body.REAL,
}


@pytest.mark.parametrize("body", BODIES)
def test_what_a_body_holds(body: str) -> None:
    source = f"def go(a):\n    {body}\n"
    (function,) = ast.parse(source).body
    assert isinstance(function, Function)
    assert body_of(function, source.encode()) is BODIES[body]


def test_which_functions_a_module_has() -> None:
    source = b"""
class Base(ABC):
    @abc.abstractmethod
    def run(self): ...
    class Inner:
        def go(self): return helper(self)
class Shape(Protocol[T]):
    def side(self) -> int: ...
@overload
def size(a: int) -> int: ...
def size(a):
    def inner(): pass
    return a
if False:
    def dead(): pass
"""
    assert [(one.name, one.line, one.body) for one in functions(ast.parse(source), source)] == [
        ("size", 10, Body.EXEMPT),
        ("size", 11, Body.REAL),
        ("Shape.side", 8, Body.EXEMPT),
        ("Base.run", 4, Body.EXEMPT),
        ("Base.Inner.go", 6, Body.REAL),
    ]
