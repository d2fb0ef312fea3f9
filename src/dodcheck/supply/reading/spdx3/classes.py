"""The classes of SPDX 3.0.1, read from its schema: which keys each has, and of which class what they refer to is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from dodcheck.supply.schemas.spdx import schema_of_spdx

_REF = "#/$defs/"
_OBJECT = "_derived"


class ReferenceTarget(NamedTuple):
    """What a key refers to: the base class, every class that is one, and words that stand for what is built in."""

    base: str
    classes: frozenset[str]
    words: frozenset[str]


class Classes(NamedTuple):
    """``keys`` of each class that an element may be, ``type`` and its id too; ``wanted`` by key of what refers."""

    keys: Mapping[str, frozenset[str]]
    wanted: Mapping[str, ReferenceTarget]


@lru_cache(maxsize=1)
def classes() -> Classes:
    """Return what the schema of 3.0.1 says."""
    defs: dict[str, Any] = schema_of_spdx("SPDX-3.0.1")["$defs"]
    names = [one["$ref"].removeprefix(_REF) for one in defs["AnyClass"]["anyOf"]]
    wanted: dict[str, ReferenceTarget] = {}
    return Classes({name: frozenset(_keys(defs, name, wanted)) for name in names}, wanted)


def with_article(name: str) -> str:
    """Return the name of a class with its article."""
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _keys(defs: dict[str, Any], name: str, wanted: dict[str, ReferenceTarget]) -> set[str]:
    """Return the keys of a class and note what they refer to."""
    found: set[str] = set()
    todo: list[Any] = [defs[name].get("then", {})]
    while todo:
        one = todo.pop()
        if "$ref" in one:
            todo.append(defs[one["$ref"].removeprefix(_REF)])
        todo.extend(one.get("allOf", ()))
        for key, value in one.get("properties", {}).items():
            found.add(key)
            _note(defs, key, value, wanted)
    return found


def _note(defs: dict[str, Any], key: str, value: Any, wanted: dict[str, ReferenceTarget]) -> None:  # noqa: ANN401 - a schema
    while key not in wanted:
        if len(value.get("anyOf", ())) == 1:
            value = value["anyOf"][0].get("items", {})
        name = str(value.get("$ref", "")).removeprefix(_REF)
        if name.endswith(_OBJECT):
            wanted[key] = _wanted(name, defs[name]["anyOf"])
        if not name or name.endswith(_OBJECT):
            return
        value = defs[name]


def _wanted(name: str, forms: list[Any]) -> ReferenceTarget:
    inline = forms[0].get("anyOf", ())
    words = frozenset(form["const"] for form in forms if "const" in form)
    return ReferenceTarget(
        name.removesuffix(_OBJECT), frozenset(one["$ref"].removeprefix(_REF) for one in inline), words
    )
