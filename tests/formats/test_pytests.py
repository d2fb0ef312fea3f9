from __future__ import annotations

import pytest

from dodcheck.formats.pytests import has_assertion, runs_itself, skips_all

CAN_FAIL = [
    "def test_a():\n    assert f()",
    "async def test_a():\n    assert await f()",
    "class TestA:\n    def test_a(self):\n        assert f()",
    "class A(Base):\n    def test_a(self):\n        self.assertTrue(f())",
    "def test_a():\n    with pytest.raises(ValueError):\n        f()",
    "def test_a():\n    torch.testing.assert_close(a, b)",
    "def test_a():\n    _verify_output()",
    "def test_a():\n    if f():\n        raise RuntimeError('no')",
    "def same(a, b):\n    assert a == b\n\ndef test_a():\n    same(1, 2)",
    "def test_a():\n    assert False",
    "def test_a():\n    if linux:\n        pytest.skip('x')\n    assert f()",
    "@pytest.mark.skipif(sys.platform == 'win32', reason='x')\ndef test_a():\n    assert f()",
    "try:\n    import x\nexcept ImportError:\n    x = None\nif x:\n    def test_a():\n        assert f()",
]
CAN_NOT = [
    "",
    "x = 1",
    "assert f()",
    "def test_a():\n    pass",
    "def test_a():\n    '''It asserts.'''",
    "def test_a():\n    assert True",
    "def test_a():\n    assert 'always'",
    "def test_a():\n    assert (f(), 'a tuple is true')",
    "def test_a():\n    self.assertTrue(True)",
    "def helper():\n    assert f()",
    "class Helper:\n    def test_a(self):\n        assert f()",
    "def outer():\n    def test_a():\n        assert f()",
    "if __name__ == '__main__':\n    def test_a():\n        assert f()",
    "if False:\n    def test_a():\n        assert f()",
    "@pytest.mark.skip\ndef test_a():\n    assert f()",
    "@unittest.skip('later')\ndef test_a():\n    assert f()",
    "@pytest.mark.skipif(True, reason='x')\ndef test_a():\n    assert f()",
    "@pytest.mark.xfail(reason='x')\ndef test_a():\n    assert f()",
    "@unittest.skip('x')\nclass TestA:\n    def test_a(self):\n        assert f()",
    "class TestA:\n    __test__ = False\n\n    def test_a(self):\n        assert f()",
    "pytestmark = pytest.mark.skip\n\ndef test_a():\n    assert f()",
    "pytest.skip('x', allow_module_level=True)\n\ndef test_a():\n    assert f()",
    "def test_a():\n    pytest.skip('x')\n    assert f()",
    "def test_a(self):\n    raise unittest.SkipTest('x')",
    "def test_a(:\n",
]


@pytest.mark.parametrize("source", CAN_FAIL)
def test_a_test_that_can_fail(source: str) -> None:
    assert has_assertion(source.encode())


@pytest.mark.parametrize("source", CAN_NOT)
def test_no_test_that_can_fail(source: str) -> None:
    assert not has_assertion(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "def test_a():\n    assert f()\nif __name__ == '__main__':\n    test_a()",
        "def test_a():\n    assert f()\ntest_a()",
        "import unittest\nunittest.main()",
        "import x\nassert x.version",
        "for one in f():\n    check(one)",
        "def (",
    ],
)
def test_a_module_that_python_alone_runs_may_start_its_tests(source: str) -> None:
    assert runs_itself(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "def test_a():\n    assert f()",
        "import unittest\nclass A(unittest.TestCase):\n    def test_a(self):\n        self.fail()",
        "import sys\nsys.path.insert(0, '.')\nX = f()",
        "try:\n    import x\nexcept ImportError:\n    x = None",
    ],
)
def test_a_module_that_python_alone_runs_may_only_define_its_tests(source: str) -> None:
    assert not runs_itself(source.encode())


def test_a_condition_of_very_many_branches_is_read() -> None:
    branches = "if a:\n  pass\n" + "elif a:\n  pass\n" * 2_000
    assert not runs_itself(branches.encode())
    assert runs_itself(f"{branches}else:\n  main()\n".encode())


@pytest.mark.parametrize(
    ("source", "skipped"),
    [
        ("import pytest\npytestmark = pytest.mark.skip\ndef test_a(): pass\n", True),
        ("import pytest\n@pytest.mark.skip\ndef test_a(): pass\n@pytest.mark.xfail\ndef test_b(): pass\n", True),
        ("import pytest\n@pytest.mark.skip\ndef test_a(): pass\ndef test_b(): pass\n", False),
        ("class TestA:\n    @skip\n    def test_a(self): pass\n", True),
        ("class TestA:\n    def test_a(self): pass\n", False),
        ("x = 1\n", False),
        ("def (\n", False),
    ],
)
def test_a_module_that_skips_all_of_its_tests(source: str, *, skipped: bool) -> None:
    assert skips_all(source.encode()) is skipped
