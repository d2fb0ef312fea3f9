"""Which file an import means, told by the edges that come of it."""

from __future__ import annotations

from typing import Any

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.structure.graph import Reach
from dodcheck.structure.python.survey import survey_python

CASES: list[tuple[str, dict[str, str], list[str]]] = [
    ("a submodule", {"p/__init__.py": "", "p/a.py": "from p import b", "p/b.py": ""}, ["p.a → p.b"]),
    ("a name of a package", {"p/__init__.py": "", "p/a.py": "from p import X"}, ["p.a → p"]),
    ("all of a package", {"p/__init__.py": "", "p/a.py": "from p import *"}, ["p.a → p"]),
    (
        "one level up",
        {"p/__init__.py": "", "p/q/__init__.py": "", "p/q/a.py": "from .. import b", "p/b.py": ""},
        ["p.q.a → p.b"],
    ),
    ("too many levels up", {"p/__init__.py": "", "p/a.py": "from ... import b"}, ["! ..."]),
    ("its own package", {"p/__init__.py": "from . import a\nfrom .a import X", "p/a.py": ""}, ["p → p.a"]),
    ("itself", {"p/__init__.py": "from p import X"}, []),
    ("several at once", {"a.py": "import b, c as d", "b.py": "", "c.py": ""}, ["a → b", "a → c"]),
    ("a library", {"a.py": "import yaml\nfrom os import path"}, []),
    (
        "a module called like one of the standard library, beside it",
        {"a.py": "import json", "json.py": ""},
        ["a → json"],
    ),
    ("one of the standard library elsewhere", {"a.py": "import logging", "x/logging/__init__.py": ""}, []),
    ("a package before a module of its name", {"a.py": "import p", "p.py": "", "p/__init__.py": ""}, ["a → p"]),
    ("below src", {"src/p/__init__.py": "", "src/p/a.py": "", "tests/t.py": "import p.a"}, ["tests.t → p.a"]),
    ("another project's package", {"one/p/__init__.py": "", "two/main.py": "import p"}, ["two.main → p"]),
    (
        "the nearer of two of one name",
        {"one/p/__init__.py": "", "two/p/__init__.py": "", "two/main.py": "import p"},
        ["two.main → two/p"],
    ),
    ("a namespace", {"n/a.py": "from n import b", "n/b.py": ""}, ["n.a → n.b"]),
    (
        "a namespace over several projects",
        {"x/src/n/a/__init__.py": "import n.b.c", "y/src/n/b/__init__.py": "", "y/src/n/b/c.py": ""},
        ["n.a → n.b.c"],
    ),
    ("a namespace that is a library's too", {"g/own/__init__.py": "import g.other"}, []),
    ("a missing module", {"p/__init__.py": "", "p/a.py": "import p.gone"}, ["! p.gone"]),
    ("a module inside a module", {"a.py": "import six.moves", "six.py": ""}, ["! six.moves", "a → six"]),
    (
        "a stub alone",
        {"p/__init__.py": "", "p/a.py": "import p.c", "p/c.pyi": "import p.a"},
        ["p.a → p.c", "p.c → p.a"],
    ),
    ("a script with a dash", {"my-tool.py": "import a", "a.py": ""}, ["my-tool → a"]),
    ("fixtures of a package", {"p/__init__.py": "", "p/fixtures/__init__.py": "import p"}, ["p.fixtures → p"]),
]


def edges(files: dict[str, str], packages: tuple[str, ...] = ()) -> list[str]:
    seen = survey_python(MemorySnapshot({path: text.encode() for path, text in files.items()}), packages)
    assert seen.skipped == ()
    missing = [f"! {one.name}" for one in seen.untracked]
    return sorted([*missing, *(f"{edge.source} → {edge.target}" for edge in seen.graph.edges)])


@pytest.mark.parametrize(("files", "expected"), [pytest.param(case[1], case[2], id=case[0]) for case in CASES])
def test_what_an_import_means(files: dict[str, str], expected: list[str]) -> None:
    assert edges(files) == expected


REACHES: list[tuple[str, Reach]] = [
    ("import b", Reach.LOADED),
    ("try:\n    import b\nexcept ImportError:\n    b = None", Reach.LOADED),
    ("try:\n    pass\nexcept* ValueError:\n    import b", Reach.LOADED),
    ("class A:\n    import b", Reach.LOADED),
    ("with x:\n    for y in z:\n        while y:\n            import b", Reach.LOADED),
    ("match x:\n    case 1:\n        import b", Reach.LOADED),
    ("if x:\n    pass\nelif y:\n    import b", Reach.LOADED),
    ("def f():\n    class A:\n        import b", Reach.LAZY),
    ("class A:\n    async def f(self):\n        import b", Reach.LAZY),
    ("if __name__ == '__main__':\n    import b", Reach.LAZY),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import b", Reach.TYPING),
    ("import typing as t\nif t.TYPE_CHECKING:\n    import b", Reach.TYPING),
    ("if not TYPE_CHECKING:\n    pass\nelse:\n    import b", Reach.TYPING),
    ("if not TYPE_CHECKING:\n    import b", Reach.LOADED),
    ("if TYPE_CHECKING:\n    pass\nelse:\n    import b", Reach.LOADED),
    ("def f():\n    if TYPE_CHECKING:\n        import b", Reach.TYPING),
    ("def f():\n    import b\nimport b", Reach.LOADED),
]


@pytest.mark.parametrize(("source", "reach"), REACHES)
def test_when_an_import_takes_effect(source: str, reach: Reach) -> None:
    (edge,) = survey_python(MemorySnapshot({"a.py": source.encode(), "b.py": b""})).graph.edges
    assert (edge.source, edge.target, edge.reach) == ("a", "b", reach)


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        (("p",), ["p.a → p.q.b"]),
        (("src/p/",), ["p.a → p.q.b"]),
        (("p.q",), []),
        (("p", "t"), ["p.a → p.q.b"]),
        (("p.*",), ["p.a → p.q.b"]),
        (("p", "tests/"), ["p.a → p.q.b", "tests.t → p.a"]),
    ],
)
def test_only_the_packages_that_are_named_count(packages: tuple[str, ...], expected: list[str]) -> None:
    files = {"src/p/__init__.py": "", "src/p/a.py": "import p.q.b", "src/p/q/__init__.py": "", "src/p/q/b.py": ""}
    assert edges({**files, "tests/t.py": "import p.a"}, packages) == expected


UNREAD: list[tuple[str, bytes, str]] = [
    ("a syntax error", b"x = 1\ndef (\n", "bad.py:2 the Python that runs dodcheck does not understand it"),
    ("NUL bytes", b"x\0", "bad.py:1 it holds NUL bytes"),
    ("deep expressions", b"x = " + b"(" * 5000 + b")" * 5000, "bad.py"),
    ("deep attributes", b"x = y" + b".z" * 200_000, "bad.py"),
    ("a huge file", b"x = 1\n" * 400_000, "bad.py:None more than 2 MB of source"),
    ("an encoding that there is not", b"# coding: klingon\n", "bad.py"),
]


@pytest.mark.parametrize(("data", "expected"), [pytest.param(case[1], case[2], id=case[0]) for case in UNREAD])
def test_a_file_that_is_not_read_does_not_hide_the_others(data: bytes, expected: str) -> None:
    seen = survey_python(MemorySnapshot({"a.py": b"import b", "b.py": b"", "bad.py": data}))
    (skipped,) = seen.skipped
    assert f"{skipped.path}:{skipped.line} {skipped.why}".startswith(expected)
    assert (seen.files, [(edge.source, edge.target) for edge in seen.graph.edges]) == (2, [("a", "b")])


def test_each_file_is_read_once() -> None:
    class Counting(MemorySnapshot):
        read_so_far: list[str]

        def __init__(self, *told: Any) -> None:  # noqa: ANN401 - whatever the snapshot takes
            super().__init__(*told)
            self.read_so_far = []

        def read(self, path: str) -> bytes:
            self.read_so_far.append(path)
            return super().read(path)

    snapshot = Counting({"a.py": b"import b", "b.py": b"import a", "c.md": b""})
    survey_python(snapshot)
    assert snapshot.read_so_far == ["a.py", "b.py"]
