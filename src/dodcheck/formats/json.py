"""JSON, bounded."""

from __future__ import annotations

import json
import re

from dodcheck.formats.nesting import MAX_LEVELS, find_too_deep
from dodcheck.formats.problem import FormatProblem, UnreadProblem

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
"""A string, or the rest of the text where it does not end: a search never begins again inside one."""

_ASIDE = re.compile(rf"({_STRING})|//[^\n]*|/\*(?s:.*?)(?:\*/|\Z)")
_LAST_COMMA = re.compile(rf"({_STRING})|,(?=[ \t\r\n]*[}}\]])")


def load(text: str) -> object:
    """Return the value of a JSON text.

    Raises ``FormatProblem``; `NaN` and its like are no JSON. Raises ``UnreadProblem`` where a key stands twice in one
    object, because readers differ in which value they take, and beyond the limits of depth and digits.
    """
    if find_too_deep(text) is not None:
        raise UnreadProblem(f"nested deeper than {MAX_LEVELS} levels")
    try:
        value: object = json.loads(
            text.removeprefix("\ufeff"), parse_constant=refuse_constant, object_pairs_hook=_object_of_unique_keys
        )
    except json.JSONDecodeError as problem:
        raise FormatProblem(problem.msg[:1].lower() + problem.msg[1:], problem.lineno, problem.colno) from None
    except FormatProblem:
        raise
    except ValueError:
        raise UnreadProblem("it holds a number with too many digits") from None
    return value


def load_commented(text: str) -> object:
    """Return the value of a JSON text that may hold comments and last commas. Raises as ``load`` does."""
    return load(strip_comments(text))


def strip_comments(text: str) -> str:
    """Return a text without the comments and last commas that JSON has not; lines stay where they are."""
    bare = _ASIDE.sub(_blank_comment, text.removeprefix("\ufeff"))
    return _LAST_COMMA.sub(lambda found: found[1] or " ", bare)


def _blank_comment(found: re.Match[str]) -> str:
    """Return a string as it is, and as many line ends as a comment has."""
    return found[1] or " " + "\n" * found[0].count("\n")


def _object_of_unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise UnreadProblem(f"the key “{key[:80]}” stands twice in one object")
        seen.add(key)
    return value


def refuse_constant(constant: str) -> object:
    """Refuse `NaN` and the infinities, which Python would take. Raises ``FormatProblem``."""
    raise FormatProblem(f"{constant} is no JSON value")
