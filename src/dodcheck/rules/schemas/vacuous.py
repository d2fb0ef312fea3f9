"""Whether a schema takes whatever it is given: `{}`, `true`, and what comes to the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

_DEEPEST = 40
_MOST = 5_000
_EVERY_TYPE = frozenset({"array", "boolean", "null", "number", "object", "string"})
_ALL_OF_THEM = frozenset({"allOf", "extends"})
_ONE_EACH = frozenset({"properties", "patternProperties", "dependentSchemas"})
_OF_PARTS = frozenset({"additionalItems", "additionalProperties", "items", "prefixItems", "propertyNames"})
_OF_PARTS |= {"unevaluatedItems", "unevaluatedProperties"}
_BRANCHES = frozenset({"if", "then", "else"})
_LEAST = frozenset({"minItems", "minLength", "minProperties"})


def takes_anything(schema: object, keywords: Collection[str]) -> bool:
    """Return whether a schema surely takes every value; ``keywords`` are those that its draft looks at."""
    return _Looking(schema, keywords).vacuous(schema, 0)


@dataclass(slots=True)
class _Looking:
    """Looks through one schema; ``left`` is how many parts of it are still looked at."""

    root: object
    keywords: Collection[str]
    left: int = _MOST

    def vacuous(self, schema: object, depth: int) -> bool:
        self.left -= 1
        if schema is True:
            return True
        if not isinstance(schema, dict) or depth > _DEEPEST or self.left < 0:
            return False
        return all(
            self._says_nothing(name, value, schema, depth) for name, value in schema.items() if name in self.keywords
        )

    def _says_nothing(self, name: str, value: object, schema: Mapping[str, Any], depth: int) -> bool:
        def each(one: object) -> bool:
            return self.vacuous(one, depth + 1)

        if name in _BRANCHES:
            return all(each(schema.get(branch, True)) for branch in ("then", "else"))
        if name == "$ref":
            found = self._referred(value)
            return found is not None and each(found)
        return _of_keyword(name, value, each)

    def _referred(self, name: object) -> object | None:
        """Return the part of the schema itself that a reference means, ``None`` for anything else."""
        if not isinstance(name, str) or not name.startswith("#/"):
            return None
        found = self.root
        for part in name[2:].split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(found, dict) or key not in found:
                return None
            found = found[key]
        return found


def _of_keyword(name: str, value: object, each: Callable[[object], bool]) -> bool:
    """Return whether a keyword with its value keeps nothing out; ``each`` tells it of a schema within."""
    parts = value if isinstance(value, list) else [value]
    if name == "anyOf":
        return any(map(each, parts))
    if name in _ALL_OF_THEM or name in _OF_PARTS or (name == "oneOf" and len(parts) == 1):
        return all(map(each, parts))
    if name in _ONE_EACH:
        return isinstance(value, dict) and all(map(each, value.values()))
    if name == "type":
        return {part for part in parts if isinstance(part, str)} >= _EVERY_TYPE
    return _is_idle(name, value)


def _is_idle(name: str, value: object) -> bool:
    """Return whether a keyword has the value that asks for nothing."""
    if name in _LEAST:
        return value == 0
    if name == "required":
        return value in ([], False)
    return (name == "uniqueItems" and value is False) or (name == "not" and value is False)
