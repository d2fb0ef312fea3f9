from __future__ import annotations

import ast

import pytest

from dodcheck.formats.python_truth import truth


def told(source: str) -> bool | None:
    return truth(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize(
    "source",
    [
        "False",
        "0",
        "''",
        "()",
        "not True",
        "x and False",
        "1 > 2",
        "0 == 1",
        "sys.version_info < (2,)",
        "sys.version_info < (3,)",
        "sys.version_info[0] == 2",
        "sys.version_info[0] < 3",
        "sys.version_info.major < 3",
        "sys.version_info >= (4,)",
        "sys.version_info[:2] < (2, 7)",
        "not (1 or x)",
    ],
)
def test_what_is_never_met(source: str) -> None:
    assert told(source) is False


@pytest.mark.parametrize(
    "source", ["True", "1", "not 0", "x or True", "sys.version_info >= (3,)", "sys.version_info > (2, 7)", "2 > 1"]
)
def test_what_is_always_met(source: str) -> None:
    assert told(source) is True


@pytest.mark.parametrize(
    "source",
    [
        "x",
        "x and True",
        "sys.version_info < (3, 9)",
        "sys.version_info <= (3,)",
        "sys.version_info[0] == 3",
        "sys.version_info[1] < 2",
        "sys.version_info > (3,)",
        "version_info < (2,)",
        "x < 1",
        "1 < x < 0",
        "'a' == 'b'",
        "__debug__",
        "not " * 60 + "True",
    ],
)
def test_what_depends(source: str) -> None:
    assert told(source) is None
