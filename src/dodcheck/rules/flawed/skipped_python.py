"""Tests of Python that are skipped whatever happens, and those that may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.text import decode
from dodcheck.formats.python import parse
from dodcheck.formats.python_flow import last_name
from dodcheck.formats.python_scope import Function
from dodcheck.rules.flawed.flaw import Reason, Seen, Sighting, Standing

_SKIPS = frozenset({"skip"})
_MAY_SKIP = frozenset({"skipif", "skipIf", "skipUnless", "xfail", "expectedFailure", "skip_if", "skip_unless"})
_CALLS = frozenset({"skipTest", "importorskip", "xfail"})
_OWNERS = frozenset({"mark", "pytest", "unittest", "nose", "marks"})
_RAISED = frozenset({"SkipTest", "Skipped"})
_COMMENT = re.compile(r"#|//|/\*|^\s*\*")
_MARKED = "pytestmark"
_RENAMED = re.compile(r"(?:x|no_?|dont_?|skip_?|skipped_?|disabled_?|off_?|_)_?test_\w+")
_KEPT_BACK = frozenset({"collect_ignore", "collect_ignore_glob", "__test__"})


_ABOUT = re.compile(rb"^[ \t]*(?:import|from)[ \t]+(?:pytest|unittest|_pytest)\b", re.MULTILINE)


def may_hold_tests(data: bytes) -> bool:
    """Return whether a module takes in what tests are written with."""
    return _ABOUT.search(data) is not None


def of_python(data: bytes) -> Seen | None:
    """Return the tests of a module that are skipped; ``None`` for a module without tests and marks."""
    tree = parse(data)
    tests = sum(isinstance(node, Function) and node.name.startswith("test") for node in ast.walk(tree))
    raw = decode(data).raw
    found = tuple(sorted(set(_found(tree, raw)), key=lambda one: one.line or 0))
    return Seen(tests, found) if tests or found else None


def beside(raw: Sequence[str], number: int) -> Reason:
    """Return whether a comment on a line or right above it may give a reason."""
    near = raw[max(number - 2, 0) : number]
    return Reason.PERHAPS if any(map(_COMMENT.search, near)) else Reason.NONE


def _found(tree: ast.Module, raw: Sequence[str]) -> Iterator[Sighting]:
    sure = {id(node): (node, name) for node, name in _sure(tree)}
    within = {id(part) for node, _ in sure.values() for part in ast.walk(node)}
    for node, name in sure.values():
        line = getattr(node, "lineno", 0)
        yield Sighting(line, name, Standing.BAD, _reason(node, raw, line))
    for node in ast.walk(tree):
        if id(node) not in within and _may_skip(node):
            within |= {id(part) for part in ast.walk(node)}
            line = getattr(node, "lineno", 0)
            yield Sighting(line, "a test may be skipped", Standing.OPEN, _reason(node, raw, line))


def _sure(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield what skips a test whatever happens: a mark of it, of its class or module, and its own first statement."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield from ((mark, f"`{node.name}` is skipped") for mark in node.decorator_list if _is_skip(mark))
                if not isinstance(node, ast.ClassDef) and node.name.startswith("test"):
                    yield from _first(node)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == _MARKED and _is_skip(value):
                yield value, "every test of the module is skipped"
            case _:
                pass


def _first(test: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[ast.AST, str]]:
    doing = [one for one in test.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    match doing[:1]:
        case [ast.Expr(value=ast.Call() as call)] if last_name(call) in ("skip", "skipTest"):
            yield call, f"`{test.name}` is skipped"
        case [ast.Raise(exc=ast.expr() as thrown)] if last_name(thrown) in _RAISED:
            yield thrown, f"`{test.name}` is skipped"
        case _:
            pass


def _is_skip(mark: ast.expr) -> bool:
    """Return whether a mark skips always: `pytest.mark.skip`, `unittest.skip("…")`; not `skip` of anything else."""
    called = mark.func if isinstance(mark, ast.Call) else mark
    if last_name(called) not in _SKIPS:
        return False
    match called:
        case ast.Attribute(value=ast.Attribute(attr="mark")) | ast.Attribute(value=ast.Name(id="mark" | "unittest")):
            return True
        case _:
            return False


def _may_skip(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute() | ast.Name() as called):
            return _is_of_tests(called)
        case ast.Attribute() | ast.Name():
            return _is_of_tests(node)
        case ast.FunctionDef(name=name, args=ast.arguments(args=own)):
            return bool(_RENAMED.fullmatch(name)) and all(one.arg == "self" for one in own)
        case ast.alias(name=name, asname=by):
            return name in _SKIPS | _MAY_SKIP | _RAISED or (name in _OWNERS and by not in (None, name))
        case _:
            return False


def _is_of_tests(node: ast.Attribute | ast.Name) -> bool:
    """Return whether a name is that of something that skips tests; a `skip` of other things is none."""
    match node:
        case ast.Attribute(attr="skip", value=owner):
            return last_name(owner) in _OWNERS
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in _MAY_SKIP | _CALLS | _RAISED | _KEPT_BACK
        case _:
            return False


def _reason(node: ast.AST, raw: Sequence[str], line: int) -> Reason:
    match node:
        case ast.Call(args=args, keywords=keywords):
            words = [*args, *(one.value for one in keywords if one.arg in ("reason", "msg"))]
            if any(isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.strip() for one in words):
                return Reason.GIVEN
        case _:
            pass
    return beside(raw, line)
