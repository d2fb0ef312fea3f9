"""Python source: tests, scopes, flow, stubs, uses."""

from __future__ import annotations

import ast

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.pytests import has_assertion
from dodcheck.formats.python import parse
from dodcheck.formats.python_flow import statements
from dodcheck.formats.python_scope import attributes_set, bindings, classes, dead_definitions, inner_definitions
from dodcheck.formats.python_stub import functions
from dodcheck.formats.python_uses import calls, compares, helpers_of, mentions, raises
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import files_like, soup

PIECES = (
    "def f(a, *b):\n", "async def f():\n", "class A(B):\n", "    ", "\t", "return ", "raise x\n", "if a:\n", "else:\n",
    "while True:\n", "for x in y:\n", "try:\n", "except E:\n", "finally:\n", "with a as b:\n", "match x:\n",
    "case _:\n", "pass\n", "...\n", "x = 1\n", "import a\n", "from a import *\n", "assert x\n", "lambda: ", "(", ")",
    "[", "]", "{", "}", '"""', "'", "f'{x}'", "#", "\\\n", "\n", "and ", "not ", "-", "**", ":=", "@skip\n",
    "def test_a():\n", "self.x = 1\n", "yield ", "await ", "global a\n", "del a\n", "a.b.c", "async for x in y:\n",
    "type X = int\n", "except* E:\n", "; ",
)  # fmt: skip


def check(given: Given) -> None:
    """Look at a module in every way."""
    data = given[TEXT]
    assert has_assertion(data) in (True, False)
    try:
        tree = parse(data)
    except FormatProblem:
        return
    try:
        _look(tree, data)
    except RecursionError:
        return


def _look(tree: ast.Module, data: bytes) -> None:
    list(statements(tree.body))
    bindings(tree.body)
    for one in classes(tree.body):
        list(attributes_set(one))
    for name in ("f", "test_a"):
        list(inner_definitions(tree, name))
        list(dead_definitions(tree, name))
    helpers = helpers_of(tree)
    for bodied in functions(tree, data)[:10]:
        node = next((one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)), None)
        assert bodied is not None
        if node:
            compares(node, "x", helpers)
            raises(node, "x", helpers)
            calls(node, "f")
            mentions(node, "x")


CAMPAIGN = Campaign(
    name="python",
    about="Python source",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("src/dodcheck/*/*.py", "tests/formats/*.py"),
)
