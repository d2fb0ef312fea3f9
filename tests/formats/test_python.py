from __future__ import annotations

import tracemalloc

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse

LONG = "import " + ".".join(["a"] * 50_000)
REFUSED = "a name of more than 200 parts"


def said(source: bytes) -> str:
    with pytest.raises(FormatProblem) as caught:
        parse(source)
    return str(caught.value)


@pytest.mark.parametrize(
    "source",
    [
        LONG.encode(),
        LONG.replace(".", " . ").encode(),
        LONG.replace(".", ".\\\n").encode(),
        LONG.replace(".", "\\\r\n.").encode(),
        LONG.replace(".", ".\\\r").encode(),
        LONG.replace("a", "é·").encode(),
        f"# coding: latin-1\n{LONG.replace('a', 'é')}".encode("latin-1"),
        b"# coding: utf-7\n" + LONG.replace(".", "+AC4-").encode(),
        f"if x: y = 1; from {LONG.removeprefix('import ')} import b".encode(),
    ],
)
def test_a_name_that_would_take_gigabytes_is_refused_in_little_memory(source: bytes) -> None:
    tracemalloc.start()
    assert said(source) == REFUSED
    assert tracemalloc.get_traced_memory()[1] < 100 * len(source)
    tracemalloc.stop()


def test_a_name_of_so_many_parts_is_read_and_one_of_more_is_not() -> None:
    assert parse(f"import {'.'.join(['a'] * 200)}".encode()).body
    assert said(f"import {'.'.join(['a'] * 201)}".encode()) == REFUSED


@pytest.mark.parametrize(
    "source",
    [
        "x = [" + ",".join(["0.1"] * 1000) + "]",
        "x = [" + ", ".join(["a.b"] * 1000) + "]",
        "x = y" + ".z()" * 150,
        "# " + "." * 10_000,
        "import os",
    ],
)
def test_many_dots_are_no_long_name(source: str) -> None:
    assert parse(source.encode()) is not None


@pytest.mark.parametrize(
    "source", [b"# coding: rot13\nvzcbeg bf\n", b"# coding: nonsense\n", b"\xff", b"# coding: utf-7\n+"]
)
def test_an_encoding_that_python_can_not_read_is_told_as_that(source: bytes) -> None:
    assert said(source) == "the Python that runs dodcheck does not understand it"
