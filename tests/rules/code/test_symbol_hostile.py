from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.code.definitions import As
from dodcheck.rules.implemented import ImplementedRule
from dodcheck.rules.symbol import SymbolRule
from dodcheck.snapshot.memory import MemorySnapshot

RULES = (
    SymbolRule(symbol="go"),
    SymbolRule(symbol="go", max=0),
    SymbolRule(symbol="Foo.go"),
    SymbolRule(symbol="go", implemented=True),
    SymbolRule(symbol="go", parameter="a"),
    SymbolRule(symbol="go", uses_in="run", as_=As.COMPARISON),
    SymbolRule(symbol="go", uses_in="run", as_=As.RAISE),
)
PIECES = (
    *(
        "go",
        " ",
        "\n",
        "\n    ",
        "\n        ",
        "def go(a):",
        "def run():",
        "class Foo(Base):",
        "class Foo:",
        "if go == a:",
    ),
    *("raise go", "try:", "except go:", "import go", "from . import *", "from a import go", "go = 1", "return", "pass"),
    *("...", "@x", "#", '"', "'''", "(", ")", "{", "}", ";", "/*", "*/", "//", "`", "\\", "\0", "\r", "é", "lambda"),
    *("int go(int a) {", "del go", "if False:", "else:", "go: int", "match go:", "case 1:", "*", "=", ":", ","),
)


def seen(content: bytes, path: str) -> list[Evidence]:
    page = MemorySnapshot({path: content, "pkg/__init__.py": b"from .a import *\n"})
    return [*(rule.examine(page) for rule in RULES), ImplementedRule(path=path).examine(page)]


@pytest.mark.parametrize("path", ["a.py", "pkg/a.py", "a.c", "a.ts", "a.rb", "a.ipynb"])
@settings(max_examples=40, deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=200), st.lists(st.sampled_from(PIECES)).map(lambda all_: "".join(all_).encode())
    )
)
@example(content=b"def go():\n  if " + b"go<" * 3000 + b"a: raise X\n")
@example(content=b"class Foo(Foo): pass\n")
@example(content=b"from a import go\nfrom .a import go\nimport a as go\n")
def test_anything_gives_evidence(path: str, content: bytes) -> None:
    assert all(one.summary for one in seen(content, path))


@pytest.mark.parametrize(
    "unit",
    [
        "go = 1\n", "def go(): pass\n", "class Foo:\n  go = 1\n", "if go == 1: raise X\n", "go(", "-", "(", "if go:\n ",
        "from x import *\n", "x.go.", "go + ", "class Foo(Foo):\n pass\n", "from a import go\n", "@go\n",
    ],
)  # fmt: skip
def test_much_python_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    seen(unit.encode() * (20_000 // len(unit)) + b"\n", "a.py")
    assert time.process_time() - start < 20


@pytest.mark.parametrize("path", ["a.c", "a.ts", "a.sh", "a.rb"])
@pytest.mark.parametrize(
    "unit", ["go ", "int go(", "/*", '"', "'", "go(){", "const ", "class go ", "`", "\\", "x<", "go\n"]
)
def test_much_of_other_languages_takes_linear_time(path: str, unit: str) -> None:
    start = time.process_time()
    seen(unit.encode() * (40_000 // len(unit)) + b" go", path)
    assert time.process_time() - start < 10


def test_a_chain_of_imports_that_never_ends() -> None:
    chain = {f"pkg/m{n}.py": f"from .m{n + 1} import go\n".encode() for n in range(3000)}
    page = MemorySnapshot({"pkg/__init__.py": b"from .m0 import go\n", **chain})
    told = SymbolRule(symbol="pkg.go").examine(page)
    assert (told.outcome, told.summary) == (
        Outcome.UNKNOWN,
        "pkg.go is imported over too many steps to be followed",
    )
