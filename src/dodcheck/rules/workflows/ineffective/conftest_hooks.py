"""Hooks of the repository that override pytest: they leave all tests out, or decide how the run ends."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.audit.whole import Whole

_MAX_BYTES, _MOST_FILES = 256 * 1024, 50
_REPLACING_HOOKS = frozenset(
    {"pytest_cmdline_main", "pytest_runtestloop", "pytest_runtest_protocol", "pytest_pyfunc_call"}
)
"""Hooks that do the work in place of pytest where they return something."""
_COLLECTING_HOOKS = frozenset({"pytest_ignore_collect", "pytest_collect_file"})
_FINAL_HOOKS = frozenset({"pytest_sessionfinish", "pytest_unconfigure", "pytest_terminal_summary"})
_EARLY_HOOKS = frozenset(
    {
        "pytest_configure",
        "pytest_sessionstart",
        "pytest_load_initial_conftests",
        "pytest_cmdline_parse",
        "pytest_collection",
        "pytest_collection_finish",
    }
)
"""Hooks that run before any test, and may end the run."""
_REPORTING_HOOKS = frozenset({"pytest_runtest_makereport", "pytest_runtest_logreport"})
_EXIT_FUNCTIONS = frozenset({"_exit", "exit"})
_SKIP_MARKS = frozenset({"skip", "xfail"})
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class OverridingLine(NamedTuple):
    """A line of a file, from 1, that overrides pytest, and what it does: a clause."""

    path: str
    line: int
    what: str


@lru_cache(maxsize=2)
def overriding_lines(whole: Whole) -> tuple[OverridingLine, ...]:
    """Return the lines of each `conftest.py` that override pytest, whatever the tests are; asked of each call of it."""
    snapshot = whole.snapshot
    return tuple(
        hook
        for path in snapshot.files_named("conftest.py")[:_MOST_FILES]
        for hook in overriding_lines_in(path, snapshot)
    )


def overriding_lines_in(path: str, snapshot: Snapshot) -> list[OverridingLine]:
    """Return the lines of a file that override pytest; none where it is missing, or too large."""
    data = bytes_of(snapshot, path)
    if data is None or len(data) > _MAX_BYTES:
        return []
    return [OverridingLine(path, line, what) for line, what in overriding_lines_of(data)]


@lru_cache(maxsize=64)
def overriding_lines_of(data: bytes) -> tuple[tuple[int, str], ...]:
    """Return the lines of a file that override pytest, from 1, with what each does; none where it does not parse."""
    try:
        return tuple(_lines_of_module(parse(data).body))
    except (FormatProblem, RecursionError):
        return ()


def _lines_of_module(body: Iterable[ast.stmt]) -> Iterator[tuple[int, str]]:
    for statement in body:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _lines_of_hook(statement)
            case ast.Expr(value=value) if _is_exit(value):
                yield statement.lineno, "ends the run before any test"
            case ast.Assign(targets=[ast.Name(id="collect_ignore" | "collect_ignore_glob")], value=value):
                if any(map(_is_wide, ast.walk(value))):
                    yield statement.lineno, "leaves test files out"
            case _:
                pass


def _lines_of_hook(hook: _Function) -> Iterator[tuple[int, str]]:
    plain = [*_unconditional_statements(hook.body)]
    if hook.name in _FINAL_HOOKS:
        yield from ((line, "decides how the run ends") for line in _lines_setting_the_end(plain, hook.lineno))
    elif hook.name in _EARLY_HOOKS:
        yield from ((line, "ends the run before any test") for line in _lines_that_exit(plain))
    elif hook.name == "pytest_collection_modifyitems":
        marks = {name for statement in plain for name in _names_of_skip_marks(statement)}
        yield from (
            (statement.lineno, "takes all tests out")
            for statement in plain
            if _drops_all_tests(statement, marks | _SKIP_MARKS)
        )
    elif hook.name in _COLLECTING_HOOKS:
        yield from ((line, "leaves all test files out") for line, value in _returned_constants(plain) if value)
    elif hook.name in _REPLACING_HOOKS:
        yield from ((line, "runs no test in the place of pytest") for line, _ in _returned_constants(plain))
    elif hook.name in _REPORTING_HOOKS:
        nodes = (node for node in ast.walk(hook) if _assigns(node, "outcome", "passed"))
        yield from ((getattr(node, "lineno", hook.lineno), "makes tests pass that have failed") for node in nodes)


def _lines_setting_the_end(plain: Iterable[ast.stmt], line: int) -> Iterator[int]:
    """Yield the lines that set how the run ends; ``line`` is where the hook begins."""
    for node in (node for statement in plain for node in ast.walk(statement)):
        if _assigns(node, "exitstatus", 0) or _is_exit(node):
            yield getattr(node, "lineno", line)


def _lines_that_exit(plain: Iterable[ast.stmt]) -> Iterator[int]:
    """Yield the lines that end the run whatever comes."""
    yield from (one.lineno for one in plain if isinstance(one, ast.Expr) and _is_exit(one.value))


def _is_exit(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _name_of(node.func) in _EXIT_FUNCTIONS


def _returned_constants(plain: Iterable[ast.stmt]) -> Iterator[tuple[int, object]]:
    """Yield what a hook returns where that is a constant other than `None`, with its line."""
    for statement in plain:
        if (
            isinstance(statement, ast.Return)
            and isinstance(statement.value, ast.Constant)
            and statement.value.value is not None
        ):
            yield statement.lineno, statement.value.value


def _unconditional_statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run whatever the tests and options are: those of loops too, of conditions none."""
    for statement in body:
        if isinstance(statement, ast.If):
            if any(isinstance(inner, ast.Return | ast.Continue | ast.Break) for inner in statement.body):
                return
            continue
        if isinstance(statement, ast.For | ast.With | ast.Try):
            yield from _unconditional_statements(statement.body)
        else:
            yield statement


def _names_of_skip_marks(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement gives to a mark that skips."""
    if isinstance(statement, ast.Assign) and _names_in(statement.value) & _SKIP_MARKS:
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))


def _names_in(node: ast.expr) -> set[str]:
    return {_name_of(inner) for inner in ast.walk(node) if isinstance(inner, ast.expr)}


def _drops_all_tests(statement: ast.stmt, marks: AbstractSet[str]) -> bool:
    """Return whether a statement empties the list of tests, or marks the one at hand as skipped."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="clear"))):
            return True
        case ast.Delete(targets=[ast.Subscript(slice=ast.Slice(lower=None, upper=None))]):
            return True
        case ast.Assign(targets=[ast.Subscript(slice=ast.Slice(lower=None, upper=None))], value=ast.List(elts=[])):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="add_marker"), args=[mark, *_])):
            return not marks.isdisjoint(_names_in(mark))
        case _:
            return False


def _assigns(node: ast.AST, attribute: str, value: object) -> bool:
    match node:
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=ast.Constant(value=told)):
            return name == attribute and told == value
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=ast.Attribute(attr="OK")):
            return name == attribute
        case _:
            return False


def _name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_wide(node: ast.AST) -> bool:
    """Return whether a pattern may take whole folders, or every test file."""
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and (text.endswith(("*", "*.py")) or text in ("tests", "test"))
