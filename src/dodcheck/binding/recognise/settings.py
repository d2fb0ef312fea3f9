"""Keys and values of data files as documents write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.literals import stands_for_itself
from dodcheck.documents.paths import is_path
from dodcheck.formats.trees import language_of
from dodcheck.rules.values.query import written
from dodcheck.snapshot.paths import name_of

_KEY = re.compile(r"[\w@$/-]+(?:\.[\w@$/-]+)*")
_TABLE = re.compile(r"\[\[?(?P<key>[\w@$/-]+(?:\.[\w@$/-]+)*)\]?\]")
_PAIR = re.compile(r"(?P<key>[\w@$/.-]+|\"[^\"]+\") ?(?P<sign>=|==|:|>=|<=|≥|≤) ?(?P<value>\S(?:.*\S)?)")
_QUOTED = re.compile(r"\"(?P<double>[^\"\\]+)\"|'(?P<single>[^'\\]+)'")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_BOUND = re.compile(r"[<>≥≤]=? ?\d+(?:\.\d+)?")
_COLLECTION = re.compile(r"[\[{].*")
_WITH_BOUNDS = frozenset({"requires-python", "python", "python_requires", "node", "npm", "pnpm", "yarn", "php", "go"})
"""Keys whose value is itself a bound such as `>=3.11`."""
_NOTHING = frozenset({"null", "none", "~", "unset", "empty", "undefined"})
_OFF = frozenset({"false", "0", "no", "off"})

_ABOUT_ITSELF = frozenset({"name", "version", "description", "license", "private", "type", "main", "edition"})
_TOP = {
    "package.json": ((),),
    "pyproject.toml": (("project",), ("tool", "poetry")),
    "Cargo.toml": (("package",), ("workspace", "package")),
}
"""Where a file says of itself what it is called, and the like."""


class Value(NamedTuple):
    """A value as a document gives it: the option of the kind `data`, and what it takes."""

    option: str
    value: str | int | float

    @property
    def off(self) -> bool:
        """Return whether a setting that is left out commonly has this value."""
        return str(self.value).lower() in _OFF


class Pair(NamedTuple):
    """A key with its value, as in `strict = true`."""

    key: str
    value: Value


def is_data(path: str) -> bool:
    """Return whether a thing is the path of a JSON, YAML or TOML file."""
    return is_path(path) and not path.endswith("/") and language_of(path) is not None


def queries(path: str, key: str) -> Sequence[str]:
    """Return where a key that a document names may stand in a file: nothing where it is no key.

    A table in brackets is named from the top; another key may stand at any depth, and one with dots may be one key.
    """
    table = _TABLE.fullmatch(key)
    if table:
        return (table["key"],)
    if not _KEY.fullmatch(key) or is_path(key):
        return ()
    if key in _ABOUT_ITSELF and name_of(path) in _TOP:
        return tuple(written((*above, key)) for above in _TOP[name_of(path)])
    whole = f"**.{written([key])}"
    return (whole,) if "." not in key else (f"**.{key}", whole)


def value_of(text: str, key: str) -> Value | None:
    """Return the value that a code span gives; ``None`` for a placeholder, nothing, a bound and a collection."""
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return Value("equals", quoted["double"] or quoted["single"])
    bound = _BOUND.fullmatch(text) and key.rpartition(".")[2] not in _WITH_BOUNDS
    if bound or text.lower() in _NOTHING or _COLLECTION.fullmatch(text) or not stands_for_itself(text):
        return None
    return Value("reads", text)


def bound_of(sign: str, text: str) -> Value | None:
    """Return the bound that a sign or its words give; ``None`` where no number stands behind it."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text) if "." in text else int(text)
    return Value("at_least" if sign in (">=", "≥", "at least", "no less than") else "at_most", number)


def pair_of(text: str) -> Pair | None:
    """Return the key and the value of a code span such as `strict = true`, `"a": 1` or `fail_under >= 85`."""
    found = _PAIR.fullmatch(text)
    if not found or is_path(text):
        return None
    key, sign = found["key"].strip('"'), found["sign"]
    value = value_of(found["value"], key) if sign in ("=", ":", "==") else bound_of(sign, found["value"])
    return Pair(key, value) if value else None
