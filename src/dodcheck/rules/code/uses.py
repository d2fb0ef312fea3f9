"""Whether functions do something with a name: compare it so that it can raise, call it, raise it, use it at all."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import assert_never

from dodcheck.formats.python_scope import Function, bindings
from dodcheck.formats.python_uses import NameUse, Use, calls, compares, helpers_of, mentions, raises
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.code.definitions import As, Definition
from dodcheck.rules.code.sources import Sources
from dodcheck.rules.finding import Finding


def uses(definitions: Sequence[Definition], function: str, name: str, as_: As, sources: Sources) -> Finding:
    """Return whether every definition of a function does that with a name; definitions that differ leave it open."""
    last = name.rpartition(".")[2]
    seen: list[tuple[Place, Use]] = []
    for definition in definitions:
        body = _function(definition)
        tree = sources.tree(definition.place.path) if body else None
        if body is None or tree is None:
            message = f"what {function} does in {definition.place.path}:{definition.place.line or 1} is not read"
            return Finding(Outcome.UNKNOWN, message, (definition.place,), unknown=Unknown.PARTIAL)
        use = _use(body, tree, last, as_)
        seen.append((Place(definition.place.path, use.line), use.use))
    place, worst = min(seen, key=lambda one: one[1])
    if max(use for _, use in seen) is not worst:
        message = f"{len(seen)} definitions of {function} differ in what they do with {last}"
        return Finding(Outcome.UNKNOWN, message, tuple(place for place, _ in seen), unknown=Unknown.AMBIGUOUS)
    return _answer(worst, as_, function, last, place)


def _use(function: Function, tree: ast.Module, name: str, as_: As) -> NameUse:
    match as_:
        case As.COMPARISON:
            return compares(function, name, helpers_of(tree))
        case As.CALL:
            return calls(function, name)
        case As.RAISE:
            return raises(function, name, helpers_of(tree))
        case As.ANY:
            seen = mentions(function, name)
            calling = any(isinstance(node, ast.Call) for node in ast.walk(function))
            return seen._replace(use=Use.UNCLEAR) if seen.use is Use.NONE and calling else seen
        case _:
            assert_never(as_)


def _answer(use: Use, as_: As, function: str, name: str, place: Place) -> Finding:
    at = f"{place.path}:{place.line}"
    match use:
        case Use.DONE:
            return Finding(Outcome.HOLDS, f"{function} {as_.words} {name} in {at}", (place,))
        case Use.UNCLEAR:
            why = _UNCLEAR[as_].format(name=name)
            return Finding(Outcome.UNKNOWN, f"{function} in {at} {why}", (place,), unknown=Unknown.PARTIAL)
        case Use.COMPARED:
            return Finding(
                Outcome.FAILS, f"{function} compares {name} in {at}, but nothing raises when it differs", (place,)
            )
        case Use.NAMED:
            return Finding(Outcome.FAILS, f"{function} names {name} in {at}, but {_NEVER[as_]}", (place,))
        case Use.NONE:
            return Finding(Outcome.FAILS, f"{function} in {at} does nothing with {name}", (place,))
        case _:
            assert_never(use)


_NEVER = {
    As.ANY: "does not use it",
    As.COMPARISON: "never compares it",
    As.CALL: "never calls it",
    As.RAISE: "never raises it",
}
_UNCLEAR = {
    As.ANY: "does not use {name} itself, and what it calls is not followed",
    As.COMPARISON: "has a {name} of its own, or hands it to something that is not followed",
    As.CALL: "calls {name} where it can't be followed",
    As.RAISE: "does not raise {name} itself, and what it calls is not followed",
}


def _function(definition: Definition) -> Function | None:
    """Return the function of a definition; of a class, its `__init__`."""
    match definition.node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() as function:
            return function
        case ast.ClassDef(body=body):
            made = [named.node for named in bindings(body, of_class=True) if named.name == "__init__"]
            return made[0] if len(made) == 1 and isinstance(made[0], Function) else None
        case _:
            return None
