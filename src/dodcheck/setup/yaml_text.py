"""Plain values as YAML on one line, whatever characters they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dodcheck.binding.tree import Tree, as_data
from dodcheck.reports.visible import CI_COMMAND, EMOJI_STYLE, UNSEEN

_PLAIN = re.compile(r"[^\W\d_](?:[\w./~*()+'-]| (?=[\w(./]))*|[\w.](?:[\w.*-]|/(?=[\w.*-]))*")
_NUMBER = re.compile(r"[\d.+_eE-]*")
_WORDS = re.compile(r"(?:true|false|null|yes|no|on|off|y|n)", re.IGNORECASE)
_SPELLED_SIGN = r"#\\x23"
_BYTE, _BASIC = 0xFF, 0xFFFF


def scalar(text: str) -> str:
    r"""Return a text as one YAML scalar: bare where that can't be misread, else in double quotes.

    Characters that nobody sees are written as escapes (``\u202e``), so that nothing hides in the file.
    """
    if _PLAIN.fullmatch(text) and not (UNSEEN.search(text) or _WORDS.fullmatch(text) or _NUMBER.fullmatch(text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{CI_COMMAND.sub(_SPELLED_SIGN, UNSEEN.sub(_escape, escaped))}"'


def flow_value(value: object) -> str:
    """Return a value of strings, numbers, lists and mappings as YAML in flow style."""
    match value:
        case str():
            return scalar(value)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Mapping():
            return "{" + ", ".join(f"{flow_value(key)}: {flow_value(item)}" for key, item in value.items()) + "}"
        case Sequence():
            return "[" + ", ".join(map(flow_value, value)) + "]"
        case _:
            return str(value)


def rule_lines(tree: Tree) -> list[str]:
    """Return a rule as it stands in a rules file, from column 0: on one line, or an item of a list on each."""
    ((kind, body),) = rule_values(tree).items()
    if isinstance(body, list):
        return [f"{kind}:", *(f"  - {flow_value(item)[1:-1]}" for item in body)]
    return [f"{kind}: {flow_value(body)}"]


def rule_line(tree: Tree) -> str:
    """Return a rule on one line."""
    return flow_value(rule_values(tree))[1:-1]


def rule_values(tree: Tree) -> dict[str, object]:
    """Return a rule as the plain values that a rules file has for it."""
    return _plain_values(as_data(tree))


def _plain_values(data: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    ((kind, options),) = data.items()
    match kind:
        case "all" | "any":
            rules = options["rules"]
            return {kind: [_plain_values(rule) for rule in rules] if isinstance(rules, list) else []}
        case "not":
            rule = options["rule"]
            return {kind: _plain_values(rule) if isinstance(rule, dict) else {}}
        case _:
            return {kind: dict(options)}


def _escape(found: re.Match[str]) -> str:
    if EMOJI_STYLE.match(found.string, found.start()):
        return found[0]
    code = ord(found[0])
    return f"\\x{code:02x}" if code <= _BYTE else f"\\u{code:04x}" if code <= _BASIC else f"\\U{code:08x}"
