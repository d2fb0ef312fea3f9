"""What options take: each type checks a value and knows its fragment of the schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dodcheck.model.milestone import Status, leading_mention
from dodcheck.rules.options import OptionError, OptionType
from dodcheck.snapshot.paths import normalise

MAX_PATTERN = 1000
"""A pattern of more characters than this is refused."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise OptionError("takes words")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise OptionError("takes a number from 0")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise OptionError("takes true or false")
    return value


def _path(value: object) -> str:
    text = _text(value)
    path = normalise(text)
    if path is None or path == ".":
        raise OptionError(f"takes a path inside the repository, which `{text[:200]}` is not")
    return path


def _list_of(read: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def several(value: object) -> tuple[Any, ...]:
        values = value if isinstance(value, list) else [value]
        if not values:
            raise OptionError("takes at least one value")
        return tuple(read(one) for one in values)

    return several


def _pattern(value: object) -> str:
    from dodcheck.rules.patterns import compiled  # noqa: PLC0415 - lazy: only a rules file with patterns needs the engine

    text = _text(value)
    if len(text) > MAX_PATTERN:
        raise OptionError(f"takes a pattern of at most {MAX_PATTERN} characters")
    compiled(text)
    return text


def _milestones(value: object) -> str:
    text = _text(value).strip()
    named = leading_mention(text)
    if named is None or named.end != len(text):
        raise OptionError(f"takes milestones such as M03 or M00-M02, which `{text[:80]}` is not")
    return text


def _status(value: object) -> Status:
    try:
        return Status(_text(value).lower())
    except ValueError:
        raise OptionError(f"takes one of: {', '.join(Status)}") from None


def _excuse(value: object) -> tuple[str, str]:
    if not isinstance(value, dict) or set(value) != {"path", "reason"}:
        raise OptionError("takes a list of {path: …, reason: …}")
    return _path(value["path"]), _text(value["reason"])


def _listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


_WORDS = {"type": "string", "minLength": 1}

TEXT = OptionType(_WORDS, _text)
TEXTS = OptionType(_listed(_WORDS), _list_of(_text))
COUNT = OptionType({"type": "integer", "minimum": 0}, _count)
FLAG = OptionType({"type": "boolean"}, _flag)
PATH = OptionType(_WORDS, _path)
GLOBS = OptionType(_listed(_WORDS), _list_of(_path))
PATTERN = OptionType({"type": "string", "minLength": 1, "maxLength": MAX_PATTERN}, _pattern)
MILESTONES = OptionType(_listed(_WORDS), _list_of(_milestones))
STATUS = OptionType({"enum": [str(status) for status in Status]}, _status)
EXCUSES = OptionType(
    {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "properties": {"path": _WORDS, "reason": _WORDS},
            "required": ["path", "reason"],
            "additionalProperties": False,
        },
    },
    _list_of(_excuse),
)
