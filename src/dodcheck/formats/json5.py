"""JSON5, turned into JSON: comments, last commas, keys without quotes, single quotes."""

from __future__ import annotations

import re

from dodcheck.formats.json_nodes import load_nodes as load_json_nodes
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Node

# No possessive group holds a choice: before Python 3.11.5 such a group may match too little.
_COMMENT = r"//[^\n]*+|/\*[^*]*+(?:\*+(?!/)[^*]*+)*(?:\*/|\Z)"
_TOKEN = re.compile(
    r"\"(?P<double>[^\"\\]*+(?:\\(?s:.)[^\"\\]*+)*+)(?P<double_end>\")?|"
    r"'(?P<single>[^'\\]*+(?:\\(?s:.)[^'\\]*+)*+)(?P<single_end>')?|"
    rf"(?P<aside>{_COMMENT})|"
    r"(?P<word>[A-Za-z_$][\w$]*+)(?=(?P<colon>[ \t\r\n]*+:)?)|"
    rf"(?P<last>,(?=(?:[ \t\r\n]++|{_COMMENT})*[}}\]]))",
)
"""Each part ends at the end of the text where it does not end before, so that no search begins again inside one."""

_SIGN = re.compile(r"\\(?:x([0-9a-fA-F]{2})|(.))|\"", re.DOTALL)
_SHORT = {"v": r"\u000b", "0": r"\u0000"}


def load_nodes(text: str) -> Node:
    """Return the value of a JSON5 text as nodes with their lines.

    Raises ``FormatProblem`` where it is none, and ``UnreadProblem`` where it may be one: its numbers are those of JSON,
    its keys are ASCII, and no string goes on in the next line.
    """
    plain = _TOKEN.sub(_as_json, text.removeprefix("\ufeff"))
    try:
        return load_json_nodes(plain)
    except UnreadProblem:
        raise
    except FormatProblem as problem:
        raise UnreadProblem(f"it is no JSON, and JSON5 is read in part: {problem}", problem.line) from None


def _as_json(found: re.Match[str]) -> str:
    if found["aside"]:
        return " " + "\n" * found[0].count("\n")
    if found["word"]:
        return f'"{found[0]}"' if found["colon"] else found[0]
    if found["last"]:
        return " "
    inner = found["double"] if found["double_end"] else found["single"]
    if "\n" in found[0] or not (found["double_end"] or found["single_end"]):
        return found[0]
    return f'"{_SIGN.sub(_as_json_sign, inner)}"'


def _as_json_sign(found: re.Match[str]) -> str:
    """Return an escape, or a double quote in single ones, as JSON writes it."""
    if found[0] == '"':
        return r"\""
    if found[1]:
        return rf"\u00{found[1]}"
    return found[0] if found[2] in '"\\/bfnrtu' else _SHORT.get(found[2], found[2])
