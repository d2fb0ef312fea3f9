"""What a definition takes and does: its parameters, and whether its body is more than a stub."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from dodcheck.formats.python_flow import last_name
from dodcheck.formats.python_scope import Function, bindings, parameters
from dodcheck.formats.python_stub import Body, FunctionBody, body_of, has_fields, methods
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.code.answers import at
from dodcheck.rules.code.definitions import Definition
from dodcheck.rules.code.sources import Sources
from dodcheck.rules.finding import Finding

_KEEPING = frozenset(
    {"staticmethod", "classmethod", "abstractmethod", "override", "final", "overload", "cache", "lru_cache"}
)
"""Decorators that leave the parameters of a function as they are."""


def takes(definitions: Sequence[Definition], name: str, parameter: str) -> Finding:
    """Return whether every definition is a function with that parameter; of a class, `__init__` counts."""
    functions = [(definition, function) for definition in definitions for function in _functions(definition)]
    if not functions:
        message = f"{name} is no function whose parameters are seen in {at(definitions[0].place)}"
        return Finding(Outcome.UNKNOWN, message, _places(definitions), unknown=Unknown.PARTIAL)
    having = [
        Place(definition.place.path, function.lineno)
        for definition, function in functions
        if parameter in parameters(function)
    ]
    lacking = [(definition, function) for definition, function in functions if parameter not in parameters(function)]
    if not lacking:
        return Finding(Outcome.HOLDS, f"{name} takes {parameter} in {at(having[0])}", tuple(having))
    definition, function = lacking[0]
    place = Place(definition.place.path, function.lineno)
    if having:
        message = f"{name} takes {parameter} in {at(having[0])} and does not in {at(place)}"
        return Finding(Outcome.UNKNOWN, message, (*having, place), unknown=Unknown.AMBIGUOUS)
    taken = ", ".join(parameters(function)) or "nothing"
    if any(parameter.startswith("**") for parameter in parameters(function)):
        message = f"{name} takes {taken} in {at(place)}, and {parameter} may be among them"
        return Finding(Outcome.UNKNOWN, message, (place,), unknown=Unknown.PARTIAL)
    if any(last_name(mark) not in _KEEPING for mark in function.decorator_list):
        message = f"{name} takes {taken} in {at(place)}, and its decorator may add {parameter}"
        return Finding(Outcome.UNKNOWN, message, (place,), unknown=Unknown.PARTIAL)
    return Finding(Outcome.FAILS, f"{name} takes {taken} in {at(place)}, not {parameter}", (place,))


def is_implemented(definitions: Sequence[Definition], name: str, sources: Sources) -> Finding:
    """Return whether the bodies of definitions do something; some that do and some that don't leave it open."""
    bodies = [(definition.place, _body(definition, sources)) for definition in definitions]
    stubs = [place for place, body in bodies if body is Body.STUB]
    real = [place for place, body in bodies if body is Body.REAL]
    if real and len(real) == len(bodies):
        return Finding(Outcome.HOLDS, f"{name} has a body that does something in {at(real[0])}", tuple(real))
    if stubs and len(stubs) == len(bodies):
        return Finding(Outcome.FAILS, f"{name} is a stub in {at(stubs[0])}", tuple(stubs))
    if stubs:
        message = f"{name} is partly a stub, or one of several, in {at(stubs[0])}"
        return Finding(Outcome.UNKNOWN, message, tuple(stubs), unknown=Unknown.PARTIAL)
    why = "it is abstract, a value, of a language not read, or returns nothing"
    message = f"{name} in {at(bodies[0][0])} has no body to judge: {why}"
    return Finding(Outcome.UNKNOWN, message, (bodies[0][0],), unknown=Unknown.PARTIAL)


def without_overloads(definitions: Sequence[Definition]) -> list[Definition]:
    """Return the definitions without those that only tell types, where there are others."""
    kept = [
        definition
        for definition in definitions
        if not isinstance(definition.node, Function)
        or not any(last_name(mark) == "overload" for mark in definition.node.decorator_list)
    ]
    return kept or list(definitions)


def _functions(definition: Definition) -> Iterator[Function]:
    match definition.node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() as function:
            yield function
        case ast.ClassDef(body=body):
            made = [named.node for named in bindings(body, of_class=True) if named.name == "__init__"]
            yield from (statement for statement in made if isinstance(statement, Function))
        case _:
            pass


def _body(definition: Definition, sources: Sources) -> Body | None:
    """Return what the body of a definition holds, ``None`` where some of it is a stub or nothing can be told."""
    source = sources.data(definition.place.path) or b""
    match definition.node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() as function:
            return body_of(function, source)
        case ast.ClassDef() as class_:
            return _of_class(class_, methods(class_, source))
        case _:
            return None


def _of_class(class_: ast.ClassDef, inside: Sequence[FunctionBody]) -> Body | None:
    bodies = {seen.body for seen in inside if seen.body is not Body.EXEMPT}
    if len(bodies) == 1:
        return next(iter(bodies))
    if bodies or inside:
        return None
    if has_fields(class_):
        return Body.REAL
    return None if class_.bases else Body.STUB


def _places(definitions: Sequence[Definition]) -> tuple[Place, ...]:
    return tuple(definition.place for definition in definitions)
