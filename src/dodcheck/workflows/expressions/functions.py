"""What the functions of GitHub return for known and unknown arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dodcheck.workflows.expressions.coercion import begins_with_text, contains_text, ends_with_text
from dodcheck.workflows.expressions.convert import are_equal, as_text
from dodcheck.workflows.expressions.data import MAX_TEXT, DisputedError, from_json, to_json
from dodcheck.workflows.expressions.values import RISKY, UNKNOWN, Array, Known, Object, Unknown, Value, failing

_PIECE = re.compile(r"([^{}]+)|(\{\{|\}\})|\{([0-9]{1,10})\}")


def function_value(function: str, arguments: Sequence[Value]) -> Value:
    """Return the value of a function, given by its name in lower case; what only a run can tell is unknown."""
    if function == "case":
        return _case(arguments)
    if failing(*arguments):
        return RISKY
    known = _KNOWN.get(function)
    return RISKY if known is None else known(*arguments)


def _case(arguments: Sequence[Value]) -> Value:
    if failing(*arguments):
        return RISKY
    for number in range(0, len(arguments) - 1, 2):
        asked = arguments[number]
        if isinstance(asked, Unknown):
            return RISKY
        if not isinstance(asked, bool):
            return Unknown.ERROR
        if asked:
            return arguments[number + 1]
    return arguments[-1]


def _contains(text: Value, part: Value) -> Value:
    if isinstance(text, Array):
        return _among(text, part)
    return False if isinstance(text, Object) else _beside(contains_text, text, part)


def _among(items: Array, item: Value) -> Value:
    if isinstance(item, Unknown):
        return UNKNOWN if items.items else False
    answers = {are_equal(item, member) for member in items.items}
    return True if True in answers else _answer(None if None in answers else False)


def _beside(ask: Callable[[str, str], bool | None], text: Value, part: Value) -> Value:
    if isinstance(text, Array | Object) or isinstance(part, Array | Object):
        return False
    if isinstance(text, Unknown) or isinstance(part, Unknown):
        return UNKNOWN
    one, other = as_text(text), as_text(part)
    return UNKNOWN if one is None or other is None else _answer(ask(one, other))


def _answer(answer: bool | None) -> Value:  # noqa: FBT001 - an answer, not an option
    return UNKNOWN if answer is None else answer


def _format(pattern: Value, *arguments: Value) -> Value:
    written = None if isinstance(pattern, Unknown) else as_text(pattern)
    if written is None:
        return RISKY
    texts: list[str | None] = []
    at = 0
    while at < len(written):
        piece = _PIECE.match(written, at)
        if piece is None:
            return RISKY if _disputed(written) else Unknown.ERROR
        at = piece.end()
        if piece[3] is not None and int(piece[3]) >= len(arguments):
            return Unknown.ERROR
        texts.append(_text(arguments[int(piece[3])]) if piece[3] is not None else piece[1] or piece[2][0])
    return _put_together(texts)


def _disputed(written: str) -> bool:
    """Return whether a pattern has a number with something behind it, which one reader takes and another refuses."""
    return re.search(r"\{[0-9]+[^0-9}]", written) is not None or re.search(r"\{[0-9]{11}", written) is not None


def _text(value: Value) -> str | None:
    return None if isinstance(value, Unknown) else as_text(value)


def _put_together(texts: Sequence[str | None]) -> Value:
    """Return a text of parts of which some are not known: with one that is not empty, it is not empty itself."""
    known = [text for text in texts if text is not None]
    if sum(map(len, known)) > MAX_TEXT:
        return Unknown.TRUTHY | Unknown.ERROR
    if len(known) == len(texts):
        return "".join(known)
    return Unknown.TRUTHY if any(known) else UNKNOWN


def _join(items: Value, separator: Value = ",") -> Value:
    if isinstance(items, Unknown):
        return UNKNOWN
    if isinstance(items, Object):
        return ""
    if not isinstance(items, Array):
        text = as_text(items)
        return Unknown.TRUTHY if text is None else text
    between = "," if isinstance(separator, Array | Object) else _text(separator)
    texts: list[str | None] = []
    for number, member in enumerate(items.items):
        texts += [between, as_text(member)] if number else [as_text(member)]
    return _put_together(texts)


def _to_json(value: Value) -> Value:
    if isinstance(value, Unknown):
        return Unknown.TRUTHY
    try:
        return to_json(value)
    except DisputedError:
        return Unknown.TRUTHY


def _from_json(value: Value) -> Value:
    text = _text(value)
    if text is None:
        return RISKY
    if not text.strip(" \t\r\n"):
        return Unknown.ERROR
    try:
        return from_json(text)
    except DisputedError:
        return RISKY


_KNOWN: Mapping[str, Callable[..., Value]] = {
    "contains": _contains,
    "startswith": partial(_beside, begins_with_text),
    "endswith": partial(_beside, ends_with_text),
    "format": _format,
    "join": _join,
    "tojson": _to_json,
    "fromjson": _from_json,
}


def filtered_items(value: Value) -> Sequence[Known] | None:
    """Return what `*` takes out of a known value, ``None`` where it is not known."""
    match value:
        case Unknown():
            return None
        case Array():
            return value.items
        case Object():
            return tuple(value.members.values())
        case _:
            return ()
