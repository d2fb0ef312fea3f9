"""Ways through plain JSON values that are there or not, of the right type or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import NotRead

MAX_DEPTH = 200
"""Deeper values are not read."""


def objects_in(value: object) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yield every object in a value with its place, each before what is in it, in their order.

    Raises ``NotRead`` for nesting beyond ``MAX_DEPTH``.
    """
    stack: list[tuple[Pointer, object]] = [((), value)]
    while stack:
        at, one = stack.pop()
        if len(at) > MAX_DEPTH:
            raise NotRead(f"it is nested deeper than {MAX_DEPTH} levels", unsure=True)
        if isinstance(one, dict):
            yield at, one
            parts = [((*at, key), part) for key, part in one.items() if isinstance(part, dict | list)]
        elif isinstance(one, list):
            parts = [((*at, index), part) for index, part in enumerate(one) if isinstance(part, dict | list)]
        else:
            parts = []
        stack.extend(reversed(parts))


def text_at(value: Mapping[str, Any], key: str) -> str | None:
    """Return a text, ``None`` where there is none or something else."""
    found = value.get(key)
    return found if isinstance(found, str) else None


def object_at(value: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return an object, an empty one where there is none or something else."""
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def objects_at(value: Mapping[str, Any], key: str, at: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yield the objects of a list with their places; ``at`` is the place of what holds it."""
    found = value.get(key)
    if isinstance(found, list):
        yield from (((*at, key, index), one) for index, one in enumerate(found) if isinstance(one, dict))


def texts_at(value: Mapping[str, Any], key: str, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Yield the texts of a list, or the one text that stands in its place, with their places."""
    found = value.get(key)
    if isinstance(found, str):
        yield (*at, key), found
    elif isinstance(found, list):
        yield from (((*at, key, index), one) for index, one in enumerate(found) if isinstance(one, str))
