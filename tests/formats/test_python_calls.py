from __future__ import annotations

import pytest

from dodcheck.formats.python_calls import calls_of


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("print(1)\nf(print(2),\n  print(3))\n", (1, 2, 3)),
        ("def f(out):\n    out.print(1)\n    if out:\n        print(2)\n", (4,)),
        ("x = [print(a) for a in b]\nf'{print(1)}'\n", (1, 2)),
        ("class A:\n    @print\n    def a(self): self.b = print\n", ()),
        ("'print(1)'\n# print(2)\np = print\np(3)\n", ()),
        ("f(print=1)\nx.print = 2\nprint(3)\n", (3,)),
        # The name may be another one.
        ("print = f\nprint(1)\n", ()),
        ("print(1)\ndel print\n", ()),
        ("def print(): pass\nprint(1)\n", ()),
        ("async def print(): pass\nprint(1)\n", ()),
        ("class print: pass\nprint(1)\n", ()),
        ("def f(print): print(1)\n", ()),
        ("def f(*print): print(1)\n", ()),
        ("x = lambda print: print(1)\n", ()),
        ("import print\nprint(1)\n", ()),
        ("import a as print\nprint(1)\n", ()),
        ("import print.a\nprint(1)\n", ()),
        ("from rich import print\nprint(1)\n", ()),
        ("from a import b as print\nprint(1)\n", ()),
        ("from a import *\nprint(1)\n", ()),
        ("for print in a: print(1)\n", ()),
        ("with a as print: print(1)\n", ()),
        ("if print := a: print(1)\n", ()),
        ("try: a\nexcept E as print: print(1)\n", ()),
        ("match a:\n    case print: print(1)\n", ()),
        ("match a:\n    case [*print]: print(1)\n", ()),
        ("match a:\n    case {**print}: print(1)\n", ()),
        ("def f():\n    global print\n    print(1)\n", ()),
        # Another one is brought in under that name.
        ("import a as b, print.c as d\nfrom a import print as p\nprint(1)\n", (3,)),
        ("print 1\n", ()),
        ("print(1\n", ()),
    ],
)
def test_the_lines_that_call_a_name_of_pythons_own(source: str, lines: tuple[int, ...]) -> None:
    assert calls_of(source.encode(), "print") == lines


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from api import old\nold(1)\n", (2,)),
        ("def old(): pass\nold(1)\n", (2,)),
        ("from api import *\nold(1)\n", (2,)),
        ("from api import new as old\nold(1)\n", ()),
        ("from api import old as old\nold(1)\n", (2,)),
        ("old = new\nold(1)\n", ()),
        ("import api\napi.old(1)\n", ()),
    ],
)
def test_another_name_is_the_one_that_is_defined_or_imported(source: str, lines: tuple[int, ...]) -> None:
    assert calls_of(source.encode(), "old") == lines
