"""Whether a Python module holds a test that can fail, as pytest and unittest would collect it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.formats.python_scope import Function
from dodcheck.formats.python_truth import truth

_CHECKING_CALLS = frozenset({"raises", "fail", "warns", "deprecated_call"})
_SKIP_MARKS = frozenset({"skip", "xfail", "expectedFailure"})
_NO_FAILURES = frozenset({"SkipTest", "Skipped"})
_RUNNER_NAMES = frozenset({"main", "run", "run_tests", "exit"})
"""Names of functions that run the tests of a module."""


def has_assertion(data: bytes) -> bool:
    """Return whether a test module has a test that runs and has something in it that can fail it.

    A test is a function `test…` of the module or of a class that begins with `Test` or has a base. One that is marked
    as skipped or expected to fail, asserts only constants, or begins by skipping itself does not count. Functions of
    the module that a test calls count as a part of it.
    """
    try:
        tree = parse(data)
    except FormatProblem:
        return False
    if _is_off(tree.body):
        return False
    helpers = {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, Function) and _can_fail_anywhere(function, frozenset())
    }
    try:
        return any(_can_fail_anywhere(test, frozenset(helpers)) for test in _collected_tests(tree.body))
    except RecursionError:
        return False


def skips_all(data: bytes) -> bool:
    """Return whether a test module defines tests, and each of them is skipped or expected to fail."""
    try:
        tree = parse(data)
    except FormatProblem:
        return False
    if not any(isinstance(node, Function) and node.name.startswith("test") for node in ast.walk(tree)):
        return False
    try:
        return _is_off(tree.body) or next(_collected_tests(tree.body), None) is None
    except RecursionError:
        return False


def runs_itself(data: bytes) -> bool:
    """Return whether a module does more than define its tests when Python alone runs it, or can't be read.

    It asks whether it is `__main__`, asserts something, or calls a function of its own or one that runs tests.
    """
    try:
        body = parse(data).body
    except FormatProblem:
        return True
    own = {function.name for function in body if isinstance(function, Function)}
    return any(_does_more_than_define(statement, own | _RUNNER_NAMES) for statement in _branches(body))


def _branches(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a body and of what it branches into; of many `elif` each stands in the one before."""
    todo = list(body)
    while todo:
        statement = todo.pop()
        yield statement
        if isinstance(statement, ast.If | ast.Try):
            todo.extend((*statement.body, *statement.orelse))


def _does_more_than_define(statement: ast.stmt, names: AbstractSet[str]) -> bool:
    match statement:
        case ast.Expr(value=ast.Call() as call):
            return _name(call) in names
        case ast.If():
            return any(_name(node) == "__name__" for node in _subexpressions(statement.test))
        case ast.Assert() | ast.For() | ast.While() | ast.With() | ast.Raise():
            return True
        case _:
            return False


def _subexpressions(test: ast.expr) -> Iterator[ast.expr]:
    return (node for node in ast.walk(test) if isinstance(node, ast.expr))


def _collected_tests(body: Iterable[ast.stmt]) -> Iterator[Function]:
    """Yield the tests that would be collected from the body of a module or class."""
    for statement in body:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                if (
                    statement.name.startswith("test")
                    and not _marked_off(statement.decorator_list)
                    and not _skips(statement.body)
                ):
                    yield statement
            case ast.ClassDef():
                if (statement.name.startswith("Test") or statement.bases) and not _marked_off(statement.decorator_list):
                    yield from _collected_tests(() if _is_off(statement.body) else statement.body)
            case ast.If(test=condition):
                yield from _collected_tests(
                    statement.orelse if _is_never(condition) else [*statement.body, *statement.orelse]
                )
            case ast.Try() | ast.With():
                yield from _collected_tests(statement.body)
            case _:
                pass


def _is_off(body: Iterable[ast.stmt]) -> bool:
    """Return whether a module or class as a whole is skipped: `pytestmark`, `__test__ = False`, a skip on its own."""
    return _skips(body) or any(_switched_off(assignment) for assignment in body if isinstance(assignment, ast.Assign))


def _switched_off(assignment: ast.Assign) -> bool:
    names = {target.id for target in assignment.targets if isinstance(target, ast.Name)}
    marks = assignment.value.elts if isinstance(assignment.value, ast.List | ast.Tuple) else [assignment.value]
    return ("pytestmark" in names and _marked_off(marks)) or ("__test__" in names and _is_false(assignment.value))


def _marked_off(marks: Iterable[ast.expr]) -> bool:
    return any(_name(mark) in _SKIP_MARKS or _is_true_skip(mark) for mark in marks)


def _is_true_skip(mark: ast.expr) -> bool:
    skips = isinstance(mark, ast.Call) and _name(mark) in ("skipif", "skipIf")
    return skips and isinstance(mark, ast.Call) and bool(mark.args) and _is_true(mark.args[0])


def _skips(body: Iterable[ast.stmt]) -> bool:
    """Return whether one of the statements itself, not one below it, skips the test or fails on purpose to do so."""
    calls = (expr.value for expr in body if isinstance(expr, ast.Expr))
    raised = (statement.exc for statement in body if isinstance(statement, ast.Raise) and statement.exc)
    skipping = any(isinstance(call, ast.Call) and _name(call) in {"skip", "skipTest", "xfail"} for call in calls)
    return skipping or any(_name(expression) in _NO_FAILURES for expression in raised)


def _can_fail_anywhere(test: Function, helpers: frozenset[str]) -> bool:
    return any(_can_fail(node, helpers) for node in ast.walk(test))


def _can_fail(node: ast.AST, helpers: frozenset[str]) -> bool:
    match node:
        case ast.Assert(test=condition):
            return not _is_true(condition)
        case ast.Raise(exc=exception):
            return exception is None or _name(exception) not in _NO_FAILURES
        case ast.Call():
            return _is_check_call(node, helpers)
        case _:
            return False


def _is_check_call(call: ast.Call, helpers: frozenset[str]) -> bool:
    """Return whether a call is of something by a name that says it checks: `self.assertEqual`, `pytest.raises` …."""
    name = _name(call)
    says_so = name.lower().lstrip("_").startswith(("assert", "check", "expect", "verify")) or name in _CHECKING_CALLS
    constant = bool(call.args) and all(isinstance(argument, ast.Constant) for argument in call.args)
    return (says_so and name not in _SKIP_MARKS and not (constant and name.startswith("assert"))) or name in helpers


def _name(node: ast.expr) -> str:
    """Return the last name of an expression such as `a.b.c` or `a.b.c(…)`, else an empty text."""
    called = node.func if isinstance(node, ast.Call) else node
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _is_true(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return bool(node.elts)
    return isinstance(node, ast.Constant) and bool(node.value)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _is_never(condition: ast.expr) -> bool:
    """Return whether code behind a condition never runs under a test runner."""
    as_script = isinstance(condition, ast.Compare) and _name(condition.left) == "__name__"
    return as_script or truth(condition) is False or _name(condition) == "TYPE_CHECKING"
