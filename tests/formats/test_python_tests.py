from __future__ import annotations

import pytest

from dodcheck.formats.python_tests import defined_tests, may_define_tests


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ('"""Tests, one day."""\nimport app\nVALUE = 1\n', False),
        ("def helper():\n    return 1\n", False),
        ("class Helper:\n    def run(self): ...\n", False),
        ("def test_one():\n    assert f()\n", True),
        ("class Anything(Base):\n    pass\n", True),
        ("class Plain:\n    def test_one(self): ...\n", True),
        ("from other import *\n", True),
        ("from other import test_one\n", True),
        ("from other import TestOne\n", True),
        ("from other import help_out\n", False),
        ("test_one = make()\n", True),
        ("TestOne = Machine.TestCase\n", True),
        ("globals().update(made())\n", True),
        ("def load_tests(loader, tests, pattern): ...\n", True),
        ("def broken(:\n", True),
    ],
)
def test_whether_a_module_may_define_tests(text: str, expected: bool) -> None:  # noqa: FBT001 - what is expected
    assert may_define_tests(text.encode()) is expected


def test_names_may_be_patterns() -> None:
    module = b"def check_it(): ...\n"
    assert may_define_tests(module) is False
    assert may_define_tests(module, ("check_*",)) is True
    assert may_define_tests(module, ("check",)) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import app\n\ndef test_one(): ...\n\ndef helper(): ...\n", ("test_one",)),
        ("class TestOne:\n    def test_a(self): ...\n    def b(self): ...\n", ("TestOne::test_a",)),
        ("class One(Base):\n    def test_a(self): ...\n", None),
        ("if MORE:\n    def test_a(): ...\n", None),
        ("def broken(:\n", None),
    ],
)
def test_the_tests_of_a_module(text: str, expected: tuple[str, ...] | None) -> None:
    assert defined_tests(text.encode()) == expected
