"""What a Python function does with a name: compares it, calls it, raises it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from dodcheck.formats.python_flow import ANYTHING, ReachedStatement, expressions, is_name, last_name, live, statements
from dodcheck.formats.python_scope import Function

MAX_HELPERS = 50
"""Functions of the same module that are looked into for one question."""

_CHECKING = ("check", "validate", "assert", "verify", "ensure", "require", "enforce")
_THROUGH = frozenset({"str", "int", "tuple", "Version", "parse", "float", "list", "repr", "get", "getattr"})
_LEAVING = frozenset({"exit", "_exit", "abort", "fail"})


class Use(IntEnum):
    """How far a function goes with a name, from nothing to what was asked for."""

    NONE = 0
    NAMED = 1
    COMPARED = 2
    UNCLEAR = 3
    DONE = 4


class NameUse(NamedTuple):
    """The furthest use of a name, and its 1-based line, that of the function where there is none."""

    use: Use
    line: int


class Helpers(NamedTuple):
    """The functions and methods of a module by their name; a name that stands for several stands for none."""

    by_name: Mapping[str, Function]


def helpers_of(tree: ast.Module) -> Helpers:
    """Return the functions and methods of a module that one of its functions may call."""
    found: dict[str, list[Function]] = {}
    for node in ast.walk(tree):
        if isinstance(node, Function):
            found.setdefault(node.name, []).append(node)
    return Helpers({name: same[0] for name, same in found.items() if len(same) == 1})


def compares(function: Function, name: str, helpers: Helpers) -> NameUse:
    """Return how far a function, or a helper that it calls itself, gets to comparing a name and raising.

    ``DONE``: a comparison with the name decides about a `raise` that leaves the function, or is asserted.
    ``COMPARED``: nothing raises. ``UNCLEAR``: it is handed to something that says it checks, or is a name of the
    function's own. ``NAMED``: it is used in code otherwise.
    """
    if name in _own_names(function):
        return NameUse(Use.UNCLEAR, function.lineno)
    best = _ComparisonSearch(frozenset({name}), helpers).furthest_use(function)
    for call, handed in _helper_calls(function, name, helpers):
        inner = _ComparisonSearch(handed | {name}, helpers).furthest_use(helpers.by_name[last_name(call)])
        if inner.use is Use.DONE:
            best = max(best, NameUse(Use.DONE, call.lineno), key=lambda seen: seen.use)
    if best.use is Use.NONE and any(_says_it_checks(node, helpers) for node in _live_expressions(function)):
        return best._replace(use=Use.UNCLEAR)
    return best


def raises(function: Function, name: str, helpers: Helpers) -> NameUse:
    """Return whether a function, or a helper that it calls itself, raises that exception out of itself.

    ``UNCLEAR``: it does not itself, but calls what might.
    """
    line = _line_raising(function, name)
    if line is None:
        onward = _helper_calls(function, name, helpers)
        line = next((call.lineno for call, _ in onward if _raises(call, name, helpers)), None)
    if line is not None:
        return NameUse(Use.DONE, line)
    calling = any(isinstance(node, ast.Call | ast.Raise | ast.Subscript | ast.BinOp) for node in ast.walk(function))
    return NameUse(Use.UNCLEAR if calling else Use.NONE, function.lineno)


def calls(function: Function, name: str) -> NameUse:
    """Return whether a function calls that name in code that can run."""
    for node in _live_expressions(function):
        if isinstance(node, ast.Call) and last_name(node) == name:
            return NameUse(Use.DONE, node.lineno)
    named = mentions(function, name)
    return NameUse(min(named.use, Use.NAMED), named.line)


def mentions(function: Function, name: str) -> NameUse:
    """Return whether a function uses that name in code that can run: strings and comments are none."""
    for node in _live_expressions(function):
        if is_name(node, {name}):
            return NameUse(Use.DONE, getattr(node, "lineno", function.lineno))
    return NameUse(Use.NONE, function.lineno)


class _ComparisonSearch:
    """Looks through one function for comparisons with a name and what is made of it."""

    def __init__(self, names: frozenset[str], helpers: Helpers) -> None:
        self._names = set(names)
        self._outcomes: set[str] = set()
        self._helpers = helpers

    def furthest_use(self, function: Function) -> NameUse:
        """Return the furthest use in the function."""
        best = NameUse(Use.NONE, function.lineno)
        for reached in live(function.body):
            best = max(best, self._use_in(reached, function), key=lambda seen: seen.use)
        return best

    def _use_in(self, reached: ReachedStatement, function: Function) -> NameUse:
        statement = reached.node
        self._follow(statement)
        use = Use.NAMED if any(is_name(node, self._names) for node in expressions(statement)) else Use.NONE
        match statement:
            case ast.If(test=test) if self._decides(test):
                use = Use.DONE if self._raises_out_of(statement, reached, function) else Use.COMPARED
            case ast.Assert(test=test) if self._decides(test):
                use = Use.COMPARED if reached.caught & {ANYTHING, "AssertionError"} else Use.DONE
            case _:
                if any(self._compares(node) for node in expressions(statement)):
                    use = Use.COMPARED
                elif any(self._hands_over(node) for node in expressions(statement)):
                    use = Use.UNCLEAR
        return NameUse(use, statement.lineno)

    def _follow(self, statement: ast.stmt) -> None:
        """Keep what a plain assignment makes of the name, or of a comparison with it."""
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=value):
                if self._decides(value):
                    self._outcomes.add(target)
                elif self._stands_for(value):
                    self._names.add(target)
            case _:
                pass

    def _decides(self, test: ast.expr) -> bool:
        nodes = list(ast.walk(test))
        outcome = any(isinstance(node, ast.Name) and node.id in self._outcomes for node in nodes)
        return outcome or any(self._compares(node) for node in nodes)

    def _compares(self, node: ast.AST) -> bool:
        if not isinstance(node, ast.Compare):
            return False
        sides = [node.left, *node.comparators]
        about = [side for side in sides if any(is_name(part, self._names) for part in ast.walk(side))]
        others = [side for side in sides if side not in about]
        told = any(not (isinstance(side, ast.Constant) and side.value is None) for side in others)
        itself = all(isinstance(side, ast.Name) for side in about) and len({last_name(side) for side in about}) == 1
        return bool(about) and (told or (not others and not itself))

    def _stands_for(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Call) and last_name(value) in _THROUGH:
            return any(is_name(argument, self._names) for argument in value.args)
        return is_name(value, self._names)

    def _hands_over(self, node: ast.AST) -> bool:
        """Return whether the name is handed to a call that says it checks, and that is not known here."""
        if not isinstance(node, ast.Call) or not _says_it_checks(node, self._helpers):
            return False
        return any(is_name(part, self._names) for value in _values(node) for part in ast.walk(value))

    def _raises_out_of(self, one: ast.If, reached: ReachedStatement, function: Function) -> bool:
        """Return whether a side of the condition raises something that leaves the function, itself or by a helper."""
        behind: list[ast.stmt] = []
        if one in function.body and isinstance(one.body[-1], ast.Return):
            behind = [each for each in function.body[function.body.index(one) + 1 :] if isinstance(each, ast.Raise)]
        sides = (*live(one.body), *live(one.orelse), *live(behind[:1]))
        return any(self._throws(each, reached.caught | each.caught, function) for each in sides)

    def _throws(self, each: ReachedStatement, caught: frozenset[str], function: Function) -> bool:
        match each.node:
            case ast.Raise(exc=thrown):
                return not caught & {ANYTHING, last_name(thrown)}
            case ast.Expr(value=ast.Call() as call) | ast.Return(value=ast.Call() as call):
                helper = self._helpers.by_name.get(last_name(call))
                leaves = last_name(call) in _LEAVING or (helper not in (None, function) and _can_raise(helper))
                return leaves and ANYTHING not in caught
            case _:
                return False


def _says_it_checks(node: ast.AST, helpers: Helpers) -> bool:
    """Return whether something that is not of this module is called by a name that says it checks."""
    if not isinstance(node, ast.Call) or last_name(node) in helpers.by_name:
        return False
    return last_name(node).lower().lstrip("_").startswith(_CHECKING)


def _live_expressions(function: Function) -> Iterator[ast.AST]:
    return (node for reached in live(function.body) for node in expressions(reached.node))


def _can_raise(function: Function | None) -> bool:
    return any(isinstance(statement.node, ast.Raise) for statement in live(function.body if function else []))


def _own_names(function: Function) -> set[str]:
    """Return the parameters and variables of a function: a name among them is not the module's."""
    arguments = function.args
    own = {argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    for reached in statements(function.body):
        if isinstance(reached.node, ast.Assign):
            own.update(target.id for target in reached.node.targets if isinstance(target, ast.Name))
    shared = (statement.node.names for statement in statements(function.body) if isinstance(statement.node, ast.Global))
    return own.difference(*shared)


def _values(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _helper_calls(function: Function, name: str, helpers: Helpers) -> Iterator[tuple[ast.Call, frozenset[str]]]:
    """Yield the calls of helpers that nothing around them catches, and the parameters that the name is handed to."""
    seen = 0
    for reached in live(function.body):
        for node in expressions(reached.node) if ANYTHING not in reached.caught else ():
            helper = helpers.by_name.get(last_name(node)) if isinstance(node, ast.Call) else None
            if not isinstance(node, ast.Call) or helper is None or helper is function or seen >= MAX_HELPERS:
                continue
            seen += 1
            yield node, frozenset(_parameters_given(node, helper, name))


def _parameters_given(call: ast.Call, helper: Function, name: str) -> Iterator[str]:
    names = [argument.arg for argument in (*helper.args.posonlyargs, *helper.args.args)]
    places = names[1:] if isinstance(call.func, ast.Attribute) and names[:1] in (["self"], ["cls"]) else names
    yield from (place for place, value in zip(places, call.args, strict=False) if is_name(value, {name}))
    yield from (keyword.arg for keyword in call.keywords if keyword.arg and is_name(keyword.value, {name}))


def _raises(call: ast.Call, name: str, helpers: Helpers) -> bool:
    return _line_raising(helpers.by_name[last_name(call)], name) is not None


def _line_raising(function: Function, name: str) -> int | None:
    for reached in live(function.body):
        thrown = reached.node.exc if isinstance(reached.node, ast.Raise) else None
        if last_name(thrown) == name and not reached.caught & {ANYTHING, name}:
            return reached.node.lineno
    return None
