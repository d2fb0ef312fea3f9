"""A rule as one line: to be read, or to be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dodcheck.model.report import AppliedRule, Origin

BARE = re.compile(r"[./]*[A-Za-z_][A-Za-z0-9_./-]*")
"""What YAML takes for a text as it is, but for a few words."""

UNSAFE = re.compile(r"--|[^\x20-\x7e]")
"""What would end a comment early, or print otherwise than it is."""

LONGEST = 200
"""A line to paste has at most so many characters."""

_IN_FILE = frozenset({Origin.RULES_FILE, Origin.BUILT_IN})
_YAML_WORD = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)

LEFT_TO_FIND = {
    "sbom": "path",
    "tool_log": "path",
    "dependabot": "path",
    "implemented": "path",
    "metric": "document",
    "third_party": "document",
    "invariants": "catalogue",
}
"""The option that names the file, of each kind that may find it by itself."""


def rule_text(rule: AppliedRule) -> str:
    """Return a rule as it may stand in YAML, in one line, to be read: nothing in it is made safe to print."""
    return f"{rule.kind}: {flow(_body(rule, {}))}"


def with_file_named(rule: AppliedRule, path: str) -> AppliedRule:
    """Return a rule that was left to find its file with the option that names it; any other rule as it is."""
    option = LEFT_TO_FIND.get(rule.kind)
    return replace(rule, options={option: path, **rule.options}) if option else rule


def as_in_rules_file(rule: AppliedRule) -> AppliedRule:
    """Return a rule of the kind `text` as a rules file has it: folders as globs, and no document that names them."""
    told = {key: value for key, value in rule.options.items() if key != "named_in"}
    places = told.get("in")
    if isinstance(places, Sequence) and not isinstance(places, str):
        told["in"] = [f"{one}**" if str(one).endswith("/") else one for one in places]
    return replace(rule, options=told)


def rule_line(rule: AppliedRule, more: Mapping[str, object]) -> str | None:
    """Return the line that binds a rule, with ``more`` options; ``None`` where it would be unsafe or too long to paste.

    A comment in the document is not asked where the rules file binds it, and not taken where the rule is built in for
    what stands there: the line then goes into that file.
    """
    written = f"{rule.kind}: {flow(_body(rule, more))}"
    if UNSAFE.search(written) or len(written) > LONGEST:
        return None
    return f"{written}  # in dodcheck.yml" if rule.origin in _IN_FILE else f"<!-- dodcheck {{{written}}} -->"


def covering_the_rest(rule: AppliedRule) -> AppliedRule:
    """Return a rule that decides only a part of a statement with room for another one beside it."""
    held = rule.options.get("rules") if rule.kind == "all" else None
    own = list(held) if isinstance(held, Sequence) else [{rule.kind: rule.options}]
    return AppliedRule("all", rule.origin, {"rules": [*own, {"file": {"path": "PATH"}}]})


def _body(rule: AppliedRule, more: Mapping[str, object]) -> object:
    """Return what stands behind a kind in YAML: its options, or the rules that it combines."""
    match rule.kind:
        case "all" | "any":
            return [{kind: _body(AppliedRule(kind, rule.origin, body), {})} for kind, body in _combined_rules(rule)]
        case "not":
            ((kind, body),) = _combined_rules(rule)
            return {kind: _body(AppliedRule(kind, rule.origin, body), {})}
        case _:
            return {**rule.options, **more}


def _combined_rules(rule: AppliedRule) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield kind and options of each rule that a combining one holds."""
    held = rule.options.get("rules", [rule.options.get("rule")])
    for one in held if isinstance(held, Sequence) else ():
        if isinstance(one, Mapping):
            yield from one.items()


def flow(value: object) -> str:
    """Return a value as YAML writes it in one line."""
    match value:
        case str() if BARE.fullmatch(value) and not _YAML_WORD.fullmatch(value):
            return value
        case Mapping():
            return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
        case Sequence() if not isinstance(value, str):
            return "[" + ", ".join(map(flow, value)) + "]"
        case bool() | int() | float() | None:
            return _as_json(value)
        case _:
            return _as_json(str(value))


def _as_json(value: object) -> str:
    import json  # noqa: PLC0415 - lazy: most rules are shown without it

    return json.dumps(value)
