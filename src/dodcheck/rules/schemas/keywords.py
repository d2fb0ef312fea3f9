"""The keywords of JSON Schema, bounded: no pattern backtracks, and no schema can ask for ever."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dodcheck.model.evidence import Unknown
from dodcheck.rules.options import OptionError
from dodcheck.rules.searching.patterns import Pattern, compile_pattern

MAX_STEPS = 1_500_000
"""What one rule may cost: a step is a keyword looked at, or eight entries of what it looks at; about ten µs."""
MAX_FILE_STEPS = 300_000
"""What one file may cost."""

_ENTRIES = 8
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SIGNS = 16
_SQUARE = frozenset({"unevaluatedItems", "unevaluatedProperties"})
"""Keywords that compare every entry with every other."""
_WHOLE = frozenset({"const", "enum", "uniqueItems"})
"""Keywords that compare values with all that is in them."""

_TRYING = frozenset({"additionalProperties", "patternProperties"})
"""Keywords that try every pattern of `patternProperties` on every key."""


class UnsureError(Exception):
    """Raised where a schema can't be evaluated: the words say why, ``unknown`` gives the reason."""

    def __init__(self, message: str, unknown: Unknown = Unknown.SKIPPED) -> None:
        super().__init__(message)
        self.unknown = unknown


class Budget:
    """What is left of the steps for all files and for this one."""

    def __init__(self) -> None:
        self.left = MAX_STEPS
        self._least = MAX_STEPS - MAX_FILE_STEPS
        self._sizes: dict[int, tuple[object, int]] = {}

    def whole(self, value: object) -> int:
        """Return how many values are in a value, itself included; each collection is counted once."""
        if not isinstance(value, list | dict):
            return _size(value)
        known = self._sizes.get(id(value))
        if known is None:
            parts = value.values() if isinstance(value, dict) else value
            known = self._sizes[id(value)] = value, len(value) + sum(map(self.whole, parts))
        return known[1]

    def next_file(self) -> None:
        """Begin another file."""
        self._least = max(0, self.left - MAX_FILE_STEPS)

    def take(self, steps: int) -> None:
        """Take steps away. Raises ``UnsureError`` where none are left."""
        self.left = max(0, self.left - steps)
        if self.left <= self._least:
            raise UnsureError("evaluating it takes too long")


Keyword = Callable[[Any, Any, Any, Any], Iterator[Any]]
"""A keyword of jsonschema: validator, the keyword's value, the instance, the schema around it."""


def bounded(keywords: Mapping[str, Keyword], budget: Budget) -> dict[str, Keyword]:
    """Return a draft's keywords with each of them counted, and ours in place of those that could run away."""
    ours = {name: keyword for name, keyword in _OURS.items() if name in keywords}
    return {name: _counted(name, keyword, budget) for name, keyword in {**keywords, **ours}.items()}


def _counted(name: str, keyword: Keyword, budget: Budget) -> Keyword:
    def look(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:  # noqa: ANN401 - any JSON value
        budget.take(1 + _entries(name, value, instance, budget) // _ENTRIES + _tries(name, instance, schema))
        yield from keyword(validator, value, instance, schema) or ()

    return look


def _entries(name: str, value: object, instance: object, budget: Budget) -> int:
    """Return how many entries a keyword looks at."""
    if name in _WHOLE:
        return budget.whole(value) + budget.whole(instance)
    size = _size(instance)
    return _size(value) + (size * size if name in _SQUARE else size)


def _tries(name: str, instance: object, schema: object) -> int:
    """Return how often a keyword tries a pattern on a key."""
    if name not in _TRYING or not isinstance(instance, dict) or not isinstance(schema, dict):
        return 0
    return _size(schema.get("patternProperties")) * len(instance)


def _size(value: object) -> int:
    """Return how many entries a value has; of a text, its sixteenth part counts."""
    if isinstance(value, str):
        return len(value) // _SIGNS
    return len(value) if isinstance(value, list | dict) else 0


def pattern_of(source: str) -> Pattern:
    """Return a pattern of a schema. Raises ``UnsureError`` where RE2 does not know it."""
    try:
        return compile_pattern(_UNICODE.sub(r"\\x{\1}", source))
    except OptionError:
        raise UnsureError(f"the pattern {source[:80]} is not known to RE2") from None


def _finds(source: str, text: str) -> bool:
    try:
        return pattern_of(source).search(text) is not None
    except UnicodeEncodeError:
        raise UnsureError("a text holds half a character") from None


def _pattern(validator: Any, source: str, instance: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    if validator.is_type(instance, "string") and not _finds(source, instance):
        yield _error(f"{instance!r} does not match {source[:80]}")


def _pattern_properties(validator: Any, patterns: Any, instance: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    if validator.is_type(instance, "object"):
        for source, subschema in patterns.items():
            for key, value in instance.items():
                if _finds(source, key):
                    yield from validator.descend(value, subschema, path=key, schema_path=source)


def _additional_properties(validator: Any, rest: Any, instance: Any, schema: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    if not validator.is_type(instance, "object"):
        return
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    others = [key for key in instance if key not in known and not any(_finds(source, key) for source in patterns)]
    for key in others:
        if rest is False:
            error = _error(f"the key {key!r} is not known here")
            error.path.append(key)
            yield error
        else:
            yield from validator.descend(instance[key], rest, path=key)


def _unique_items(validator: Any, wanted: Any, instance: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    if wanted and validator.is_type(instance, "array"):
        seen: set[str] = set()
        for item in instance:
            spelled = json.dumps(item, sort_keys=True)
            if spelled in seen:
                yield _error(f"{instance!r} has an item twice")
                return
            seen.add(spelled)


def _error(words: str) -> Any:  # noqa: ANN401 - jsonschema's error, which is imported late
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 - lazy: 75 ms of start-up

    return ValidationError(words)


_OURS: Mapping[str, Keyword] = {
    "pattern": _pattern,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "uniqueItems": _unique_items,
}
