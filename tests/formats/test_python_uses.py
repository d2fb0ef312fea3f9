from __future__ import annotations

import ast

import pytest

from dodcheck.formats.python_scope import Function
from dodcheck.formats.python_uses import NameUse, Use, calls, compares, helpers_of, mentions, raises

HELPERS = """
def fail_with(a):
    raise RuntimeError(a)
def same(mine, theirs):
    if mine != theirs:
        raise RuntimeError
def tell(a):
    print(a)
"""


def function(body: str) -> tuple[Function, ast.Module]:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    tree = ast.parse(f"def go(store, other):\n{lines}{HELPERS}")
    first = tree.body[0]
    assert isinstance(first, Function)
    return first, tree


COMPARED = {
    "if store.v != V: raise RuntimeError": Use.DONE,
    "if dist.V != store.v:\n    raise RuntimeError": Use.DONE,
    "if other and not (store.v == V): raise RuntimeError": Use.DONE,
    "if store.v == V:\n    store.go()\nelse:\n    raise RuntimeError": Use.DONE,
    "assert store.v == V": Use.DONE,
    "if store.v != V: fail_with(1)": Use.DONE,
    "if store.v != V: sys.exit(1)": Use.DONE,
    "if store.v not in (V, 2): raise RuntimeError": Use.DONE,
    "mine = str(V)\nif store.v != mine: raise RuntimeError": Use.DONE,
    "ok = store.v == V\nif not ok: raise RuntimeError": Use.DONE,
    "if store.v == V:\n    return 1\nraise RuntimeError": Use.DONE,
    "same(V, store.v)": Use.DONE,
    "same(theirs=V, mine=1)": Use.DONE,
    "with store:\n    if store.v != V: raise RuntimeError": Use.DONE,
    "try:\n    if store.v != V: raise RuntimeError\nexcept OSError:\n    pass": Use.DONE,
    "try:\n    if store.v != V: raise RuntimeError\nexcept RuntimeError:\n    raise": Use.DONE,
    "if store.v != V: tell(1)": Use.COMPARED,
    "store.ok = store.v == V": Use.COMPARED,
    "return V == store.v": Use.COMPARED,
    "try:\n    if store.v != V: raise RuntimeError\nexcept RuntimeError:\n    pass": Use.COMPARED,
    "try:\n    if store.v != V: raise RuntimeError\nexcept:\n    pass": Use.COMPARED,
    "with suppress(Exception):\n    if store.v != V: raise RuntimeError": Use.COMPARED,
    "if store.v != V:\n    def inner(): raise RuntimeError": Use.COMPARED,
    "check_version(V)": Use.UNCLEAR,
    "lib._verify(store, v=V)": Use.UNCLEAR,
    "lib.check(store)": Use.UNCLEAR,
    "V = 1\nif V != store.v: raise RuntimeError": Use.UNCLEAR,
    "log(V)": Use.NAMED,
    "if V is None: raise RuntimeError": Use.NAMED,
    "if V: raise RuntimeError": Use.NAMED,
    "if False:\n    if store.v != V: raise RuntimeError": Use.NONE,
    "return 1\nif store.v != V: raise RuntimeError": Use.NONE,
    "'''V != 1'''\nif store.v != 'V': raise RuntimeError": Use.NONE,
    "def inner():\n    if store.v != V: raise RuntimeError": Use.NONE,
}


@pytest.mark.parametrize("body", COMPARED)
def test_how_far_a_comparison_goes(body: str) -> None:
    go, tree = function(body)
    assert compares(go, "V", helpers_of(tree)).use is COMPARED[body]


RAISED = {
    "raise RuntimeError": Use.DONE,
    "raise lib.RuntimeError(1) from None": Use.DONE,
    "if store:\n    same(1, 2)": Use.DONE,
    "try:\n    raise RuntimeError\nfinally:\n    pass": Use.DONE,
    "try:\n    raise RuntimeError\nexcept Exception:\n    pass": Use.UNCLEAR,
    "return lib.go()": Use.UNCLEAR,
    "return store": Use.NONE,
    "'''raise RuntimeError'''": Use.NONE,
}


@pytest.mark.parametrize("body", RAISED)
def test_what_leaves_a_function(body: str) -> None:
    go, tree = function(body)
    assert raises(go, "RuntimeError", helpers_of(tree)).use is RAISED[body]


def test_calls_and_mentions() -> None:
    go, _ = function("'''tell()'''\nname = tell\nreturn [store.tell(a) for a in name]")
    assert (calls(go, "tell"), calls(go, "name"), calls(go, "gone")) == (
        NameUse(Use.DONE, 4),
        NameUse(Use.NAMED, 4),
        NameUse(Use.NONE, 1),
    )
    assert (mentions(go, "tell"), mentions(go, "gone")) == (NameUse(Use.DONE, 3), NameUse(Use.NONE, 1))
