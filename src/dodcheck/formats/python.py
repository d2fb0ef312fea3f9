"""Python source, parsed and never run."""

from __future__ import annotations

import ast
import posixpath
import warnings

from dodcheck.formats.problem import FormatProblem

MAX_SOURCE = 5 * 1024 * 1024
"""Longer source is refused: its syntax tree would take some hundred times its size in memory."""

_CHECKS = frozenset({"raises", "fail", "warns", "assume", "approx", "deprecated_call"})


def parse(text: str) -> ast.Module:
    """Return the syntax tree of a Python source. Raises ``FormatProblem``."""
    if len(text) > MAX_SOURCE:
        raise FormatProblem(f"more than {MAX_SOURCE // 1024 // 1024} MB of source")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text.removeprefix("\ufeff"))
    except SyntaxError as problem:
        raise FormatProblem(problem.msg, problem.lineno, problem.offset) from None
    except (RecursionError, MemoryError):
        raise FormatProblem("nested too deep") from None
    except ValueError as problem:
        raise FormatProblem(str(problem)) from None


def is_test_file(path: str) -> bool:
    """Return whether pytest would look for tests in a file of that name."""
    name = posixpath.basename(path)
    return name.endswith(".py") and (name.startswith("test_") or name.endswith("_test.py"))


def has_assertion(data: bytes) -> bool:
    """Return whether a test module has at least one test function with something in it that can fail the test."""
    try:
        tree = parse(data.decode("utf-8", "replace"))
    except FormatProblem:
        return False
    tests = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return any(_asserts(test) for test in tests if test.name.startswith("test"))


def _asserts(test: ast.AST) -> bool:
    return any(isinstance(node, ast.Assert | ast.Raise) or _checks(node) for node in ast.walk(test))


def _checks(node: ast.AST) -> bool:
    """Return whether a node calls something by a name that says it checks: `self.assertEqual`, `pytest.raises` …."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name.lower().lstrip("_").startswith(("assert", "check", "expect", "verify")) or name in _CHECKS
