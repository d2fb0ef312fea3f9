"""The line that would settle an unknown: that of ``words`` with this criterion's own path and rule filled in."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dodcheck.documents.human_statements import is_human_statement
from dodcheck.model.criterion import Form
from dodcheck.model.evidence import Evidence, Unknown
from dodcheck.model.report import AppliedRule, Judgement, Origin
from dodcheck.reports.of_ledgers import ledger_way_out
from dodcheck.reports.words import (
    ATTEST,
    BY_EYE,
    BY_PEOPLE,
    FETCHED,
    HANDED_OVER,
    NO_BOXES,
    NOT_UNDERSTOOD,
    ONLY_CITED,
    SPOKEN_OF,
    TOO_LITTLE,
    UNKNOWNS,
    WayOut,
)

_BARE = re.compile(r"[./]*[A-Za-z_][A-Za-z0-9_./-]*")
_SPACED = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_./ -]*")
_UNSAFE = re.compile(r"--|[^\x20-\x7e]")
_FETCHED = re.compile(r"> ([A-Za-z0-9_-]+)\.json$")
_NOT_HANDED_OVER = re.compile(r"was handed over; `(--evidence [A-Za-z0-9_-]+=[A-Za-z0-9_.-]+)` would show it")
_HOLLOW = re.compile(r" is there, but (?!the rest )[^,]*(?:\(and \d+ more\))?$")
_SPOKEN_OF = re.compile(r", but (?:in a comment|only in a text, not used,) in ")
_MOST = 200
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

_YAML_WORD = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)


def way_out(judgement: Judgement) -> WayOut:
    """Return why an unproven or unobservable criterion is unknown, and what settles it, with its own line."""
    unknown = judgement.evidence.unknown
    if unknown is None:
        return NOT_UNDERSTOOD
    if (fetch := _fetch_command(judgement.evidence)) and unknown in FETCHED:
        general = FETCHED[unknown]
        name = _FETCHED.search(fetch)
        advice = general.advice.replace("NAME=PATH", f"{name[1]}={name[1]}.json") if name else general.advice
        return WayOut(general.meaning, advice, fetch)
    if by_hand := _attestation_way_out(judgement):
        return WayOut(by_hand.meaning, by_hand.advice, _attesting(judgement))
    if document := _way_out_in_documents(judgement):
        return document
    if option := _to_hand_over(judgement.evidence):
        return HANDED_OVER._replace(line=option)
    general = _way_out_of_reason(judgement.evidence, unknown)
    return WayOut(general.meaning, general.advice, _line(judgement, unknown, general.line))


def general_way_out(judgement: Judgement) -> WayOut:
    """Return the same with nothing filled in, which holds for every criterion that is unknown for this reason."""
    unknown = judgement.evidence.unknown
    if unknown is None:
        return NOT_UNDERSTOOD
    handed_over = HANDED_OVER if _to_hand_over(judgement.evidence) else _way_out_of_reason(judgement.evidence, unknown)
    return _way_out_in_documents(judgement) or _attestation_way_out(judgement) or handed_over


def _way_out_of_reason(evidence: Evidence, unknown: Unknown) -> WayOut:
    """Return the way out for a reason; another one where all that is there holds too little or speaks of it."""
    lacking = [part for part in evidence.flattened() if part.unknown is Unknown.PARTIAL and not part.parts]
    if unknown is Unknown.AMBIGUOUS and any(_SPOKEN_OF.search(part.summary) for part in evidence.flattened()):
        return SPOKEN_OF
    hollow = bool(lacking) and all(part.kind == "file" and _HOLLOW.search(part.summary) for part in lacking)
    return TOO_LITTLE if hollow and unknown is Unknown.PARTIAL else UNKNOWNS[unknown]


def _to_hand_over(evidence: Evidence) -> str:
    """Return the option that hands over the file which alone is lacking; empty where anything else is."""
    lacking = [part for part in evidence.flattened() if part.unknown is Unknown.OUTSIDE and not part.parts]
    names = [_NOT_HANDED_OVER.search(part.summary) for part in lacking]
    options = {found[1] for found in names if found}
    return options.pop() if len(options) == 1 and all(names) and evidence.unknown is Unknown.OUTSIDE else ""


def asks_nothing(judgement: Judgement) -> bool:
    """Return whether it stands for a phase without a criterion."""
    derived = judgement.rule is None and judgement.criterion.form is Form.DERIVED
    return derived and judgement.evidence.unknown is Unknown.EMPTY_SCOPE


def _way_out_in_documents(judgement: Judgement) -> WayOut | None:
    """Return the way out where documents have to say something else than they do, or only cite what shows it."""
    if asks_nothing(judgement):
        return NO_BOXES
    rule = judgement.rule
    if rule is not None and rule.kind == "cited" and rule.origin is Origin.RECOGNISED:
        return ONLY_CITED
    return ledger_way_out(judgement)


def _attestation_way_out(judgement: Judgement) -> WayOut | None:
    """Return the way out where nothing but a person's word can settle it."""
    unknown = judgement.evidence.unknown
    if unknown is Unknown.NO_RULE and judgement.rule is None and is_human_statement(judgement.criterion.text):
        return BY_PEOPLE
    seen = (part for part in judgement.evidence.flattened() if part.unknown is unknown and not part.parts)
    return BY_EYE if unknown is Unknown.OUTSIDE and any(map(_is_for_the_eye, seen)) else None


def _is_for_the_eye(seen: Evidence) -> bool:
    return seen.kind == "attestation" or (seen.kind == "platform" and not seen.reproduce)


def _attesting(judgement: Judgement) -> str:
    at, options = judgement.criterion.location, judgement.rule.options if judgement.rule else {}
    if at.path == "-" or at.line is None:
        return ATTEST
    by, signed = options.get("by"), " --sign KEY" if options.get("signed") else ""
    who = by if isinstance(by, str) else by[0] if isinstance(by, Sequence) and by else "WHO"
    line = ATTEST.replace("FILE:LINE", shlex.quote(f"{at.path}:{at.line}")).replace("WHO", shlex.quote(str(who)))
    return ATTEST if _UNSAFE.search(line.replace("--", "")) or len(line) > _MOST else f"{line}{signed}"


def _fetch_command(evidence: Evidence) -> str:
    """Return the command that fetches the answer of the platform that leaves the evidence unknown, if one does."""
    seen = (part for part in evidence.flattened() if part.kind == "platform" and part.unknown is evidence.unknown)
    return next((part.reproduce for part in seen if part.reproduce and not _UNSAFE.search(part.reproduce)), "")


def _line(judgement: Judgement, unknown: Unknown, line: str) -> str:
    general = _filled_in(line, judgement)
    if judgement.rule is None:
        return general
    match unknown:
        case Unknown.EMPTY_SCOPE:
            return _rule_line(_with_file_named(judgement.rule, "PATH"), {}) or general
        case Unknown.AMBIGUOUS if told := _rule_with_reading(judgement, judgement.rule):
            return _rule_line(told, {}) or general
        case Unknown.SKIPPED if judgement.rule.kind != "text":
            return f"dodcheck rules {judgement.rule.kind}"
        case Unknown.STATED_ONLY:
            return _rule_line(judgement.rule, {"accept_stated": True}) or general
        case _:
            return general


def _rule_with_reading(judgement: Judgement, rule: AppliedRule) -> AppliedRule | None:
    """Return a rule that says which of several readings is meant, ``None`` where that can't be filled in."""
    if _SPOKEN_OF.search(judgement.evidence.summary):
        return _as_in_rules_file(rule)
    return _with_file_named(rule, _path(judgement, "")) if rule.kind in LEFT_TO_FIND else None


def rule_text(rule: AppliedRule) -> str:
    """Return a rule as it may stand in YAML, in one line, to be read: nothing in it is made safe to print."""
    return f"{rule.kind}: {_flow(_body(rule, {}))}"


def _with_file_named(rule: AppliedRule, path: str) -> AppliedRule:
    """Return a rule that was left to find its file with the option that names it; any other rule as it is."""
    option = LEFT_TO_FIND.get(rule.kind)
    return replace(rule, options={option: path, **rule.options}) if option else rule


def _as_in_rules_file(rule: AppliedRule) -> AppliedRule:
    """Return a rule of the kind `text` as a rules file has it: folders as globs, and no document that names them."""
    told = {key: value for key, value in rule.options.items() if key != "named_in"}
    places = told.get("in")
    if isinstance(places, Sequence) and not isinstance(places, str):
        told["in"] = [f"{one}**" if str(one).endswith("/") else one for one in places]
    return replace(rule, options=told)


def _filled_in(line: str, judgement: Judgement) -> str:
    return line.replace("PATH", _path(judgement, line)).replace(
        "{criterion: ID,", f"{{criterion: {_flow(judgement.criterion.id)},"
    )


def _path(judgement: Judgement, line: str) -> str:
    """Return the path that was seen, else that which the rule names, as it may stand in the line; ``PATH`` if none."""
    named = judgement.rule.options.get("path") if judgement.rule else None
    seen = judgement.evidence.places[0].path if judgement.evidence.places else named
    if not isinstance(seen, str) or _UNSAFE.search(seen) or len(seen) > _MOST:
        return "PATH"
    if _BARE.fullmatch(seen):
        return seen
    return shlex.quote(seen) if line.startswith("git ") and _SPACED.fullmatch(seen) else "PATH"


def _rule_line(rule: AppliedRule, more: Mapping[str, object]) -> str | None:
    # Where the rules file binds it, a comment in the document would not be asked.
    written = f"{rule.kind}: {_flow(_body(rule, more))}"
    if _UNSAFE.search(written) or len(written) > _MOST:
        return None
    return f"{written}  # in dodcheck.yml" if rule.origin is Origin.RULES_FILE else f"<!-- dodcheck {{{written}}} -->"


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


def _flow(value: object) -> str:
    match value:
        case str() if _BARE.fullmatch(value) and not _YAML_WORD.fullmatch(value):
            return value
        case Mapping():
            return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
        case Sequence() if not isinstance(value, str):
            return "[" + ", ".join(map(_flow, value)) + "]"
        case bool() | int() | float() | None:
            return _as_json(value)
        case _:
            return _as_json(str(value))


def _as_json(value: object) -> str:
    import json  # noqa: PLC0415 - lazy: most rules are shown without it

    return json.dumps(value)
