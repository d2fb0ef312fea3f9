"""What of an SPDX 3 document does not fit its official schema, object by object.

The schema says of each object that it is of one of 78 classes, and a validator says of one that is not only that. So
where a document does not fit, each object is held against its own class, with the objects within it left out: those
are held against theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.spdx3.classes import ReferenceTarget, classes, with_article
from dodcheck.supply.reading.spdx3.graph import GRAPH, Graph, GraphObject, is_extension
from dodcheck.supply.schemas.misfits import MAX_MISFITS, fits_schema, misfits_of
from dodcheck.supply.schemas.words import path_words, value_words

NAME = "SPDX-3.0.1"
CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
"""The only context of 3.0.1."""

_INSIDE = "_:inside"
"""Stands for an object within another while that one is held against its class."""


def misfits_in(value: dict[str, Any], graph: Graph) -> tuple[Problem, ...]:
    """Return what does not fit; something wherever the schema as a whole refuses the document."""
    if fits_schema(value, NAME):
        return ()
    found = dict.fromkeys(
        (*_outside(value), *(problem for thing in graph.things for problem in _misfits_of_object(thing)))
    )
    misfits = tuple(found)[:MAX_MISFITS]
    return misfits or (_problem((), "it does not fit the schema of SPDX 3.0.1"),)


def _outside(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong around the graph."""
    if value.get("@context") != CONTEXT:
        said = "the document has no `@context`"
        if "@context" in value:
            said = f"@context: {value_words(value['@context'])} is not {CONTEXT}"
        yield _problem(("@context",), said)
    if GRAPH not in value:
        return
    yield from (_problem((key,), f"`{key[:80]}` is not known here") for key in value if key not in ("@context", GRAPH))
    if not isinstance(value[GRAPH], list):
        yield _problem((GRAPH,), f"{GRAPH}: {value_words(value[GRAPH])} stands where a list has to")
        return
    for index, one in enumerate(value[GRAPH]):
        if not isinstance(one, dict):
            yield _problem(
                (GRAPH, index), f"{path_words((GRAPH, index))}: {value_words(one)} stands where an object has to"
            )


def _misfits_of_object(thing: GraphObject) -> Iterator[Problem]:
    if is_extension(thing.kind):
        return
    known = classes().keys.get(thing.kind)
    if known is None:
        yield _kind(thing)
        return
    hollow, wrong = _with_ids_for_objects(thing)
    yield from wrong
    clean = {key: one for key, one in hollow.items() if key in known}
    for key in hollow:
        if key not in known and (thing.at or key != "@context"):
            yield _problem((*thing.at, key), f"{_place(thing)}`{key[:80]}` is not a key of {thing.kind}")
    for problem in misfits_of(clean, f"{NAME}#{thing.kind}"):
        place = path_words((*thing.at, *problem.at))
        words = problem.message.removeprefix(f"{path_words(problem.at)}: ") if problem.at else problem.message
        yield _problem((*thing.at, *problem.at), f"{place}: {words}" if place else words)


def _kind(thing: GraphObject) -> Problem:
    said = thing.value.get("type")
    if said is None:
        return _problem(thing.at, f"{_place(thing)}has no `type`")
    return _problem((*thing.at, "type"), f"{_place(thing)}{value_words(said)} is no class of SPDX 3.0.1")


def _with_ids_for_objects(thing: GraphObject) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return an object with ids in the place of objects within it, and what is of the wrong class to be there."""
    made: dict[str, Any] = {}
    wrong: list[Problem] = []
    for key, said in thing.value.items():
        wanted = classes().wanted.get(key)
        if wanted is None:
            made[key] = said
        elif isinstance(said, list):
            parts = [_part(one, wanted, (*thing.at, key, index), wrong) for index, one in enumerate(said)]
            made[key] = parts
        else:
            made[key] = _part(said, wanted, (*thing.at, key), wrong)
    return made, tuple(wrong)


def _part(said: object, wanted: ReferenceTarget, at: Pointer, wrong: list[Problem]) -> object:
    if isinstance(said, dict):
        kind = said.get("type")
        if isinstance(kind, str) and kind in classes().keys and kind not in wanted.classes:
            wrong.append(
                _problem(at, f"{path_words(at)}: {with_article(kind)} stands where {with_article(wanted.base)} has to")
            )
        return _INSIDE
    if not isinstance(said, str | list) or said == "":
        wrong.append(
            _problem(
                at, f"{path_words(at)}: {value_words(said)} stands where {with_article(wanted.base)} or its id has to"
            )
        )
        return _INSIDE
    if isinstance(said, str) and said not in wanted.words and not _is_id(said):
        wrong.append(
            _problem(at, f"{path_words(at)}: {value_words(said)} is no id, which is an IRI, or `_:` and a name")
        )
        return _INSIDE
    return said


def _is_id(said: str) -> bool:
    start, colon, rest = said.partition(":")
    return bool(colon and start and rest)


def _place(thing: GraphObject) -> str:
    return f"{path_words(thing.at)}: " if thing.at else ""


def _problem(at: Pointer, words: str) -> Problem:
    return Problem("schema", Severity.ERROR, words, at)
