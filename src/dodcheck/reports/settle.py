"""The line that would settle an unknown: that of ``words`` with this criterion's own path and rule filled in."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from dodcheck.documents.human_statements import is_human_statement
from dodcheck.model.criterion import Form
from dodcheck.model.evidence import MAY_ALLOW, Evidence, Unknown
from dodcheck.model.report import AppliedRule, Judgement, Origin
from dodcheck.reports.of_milestones import milestone_way_out, plan_named
from dodcheck.reports.rule_line import (
    BARE,
    LEFT_TO_FIND,
    LONGEST,
    UNSAFE,
    as_in_rules_file,
    covering_the_rest,
    flow,
    rule_line,
    with_file_named,
)
from dodcheck.reports.words import (
    ATTEST,
    BY_EYE,
    BY_PEOPLE,
    FETCHED,
    HANDED_OVER,
    MAY_MEAN_LESS,
    NO_BOXES,
    NOT_UNDERSTOOD,
    ONLY_CITED,
    SPOKEN_OF,
    TOO_LITTLE,
    UNKNOWNS,
    WayOut,
)

_SPACED = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_./ -]*")
_FETCHED = re.compile(r"> ([A-Za-z0-9_-]+)\.json$")
_NOT_HANDED_OVER = re.compile(r"handed over(?:;| with) `(--evidence [A-Za-z0-9_-]+=[A-Za-z0-9_.-]+)`,? would show it")
_HOLLOW = re.compile(r" is there, but (?!the rest )[^,]*(?:\(and \d+ more\))?$")
_ONCE = re.compile(r", but .* (?:was there|stood) once\b")
_SPOKEN_OF = re.compile(r", but (?:in a comment|only in a text, not used,) in ")


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
        return plan_named(document, judgement)
    if option := _to_hand_over(judgement.evidence):
        return HANDED_OVER._replace(line=option)
    general = _way_out_of_reason(judgement.evidence, unknown)
    return general._replace(line=_line(judgement, unknown, general))


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
    if unknown is Unknown.PARTIAL and _asks_for_more(evidence):
        return MAY_MEAN_LESS
    return TOO_LITTLE if hollow and unknown is Unknown.PARTIAL else UNKNOWNS[unknown]


def _asks_for_more(evidence: Evidence) -> bool:
    """Return whether the rule asks for more than its statement says, so that it does not refute it."""
    return MAY_ALLOW in evidence.summary or _ONCE.search(evidence.summary) is not None


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
    return milestone_way_out(judgement)


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
    return ATTEST if UNSAFE.search(line.replace("--", "")) or len(line) > LONGEST else f"{line}{signed}"


def _fetch_command(evidence: Evidence) -> str:
    """Return the command that fetches the answer of the platform that leaves the evidence unknown, if one does."""
    seen = (part for part in evidence.flattened() if part.kind == "platform" and part.unknown is evidence.unknown)
    return next((part.reproduce for part in seen if part.reproduce and not UNSAFE.search(part.reproduce)), "")


def _line(judgement: Judgement, unknown: Unknown, general: WayOut) -> str:
    asked = judgement.rule if general is not TOO_LITTLE else None
    return (_line_of_rule(judgement, unknown, asked) if asked else None) or _filled_in(general.line, judgement)


def _line_of_rule(judgement: Judgement, unknown: Unknown, rule: AppliedRule) -> str | None:
    """Return the line that settles it by the rule that was asked, ``None`` where it has none or can't be pasted."""
    match unknown:
        case Unknown.EMPTY_SCOPE:
            return rule_line(with_file_named(rule, "PATH"), {})
        case Unknown.AMBIGUOUS if told := _rule_with_reading(judgement, rule):
            return rule_line(told, {})
        case Unknown.PARTIAL:
            return rule_line(rule if _asks_for_more(judgement.evidence) else covering_the_rest(rule), {})
        case Unknown.SKIPPED if rule.kind != "text":
            return f"dodcheck rules {rule.kind}"
        case Unknown.STATED_ONLY:
            return rule_line(rule, {"accept_stated": True})
        case _:
            return None


def _rule_with_reading(judgement: Judgement, rule: AppliedRule) -> AppliedRule | None:
    """Return a rule that says which of several readings is meant, ``None`` where that can't be filled in."""
    if _SPOKEN_OF.search(judgement.evidence.summary):
        return as_in_rules_file(rule)
    return with_file_named(rule, _path(judgement, "")) if rule.kind in LEFT_TO_FIND else None


def _filled_in(line: str, judgement: Judgement) -> str:
    at = judgement.criterion.location
    if line == MAY_MEAN_LESS.line and at.line is not None and at.path != "-":
        return line.replace("FILE:LINE", shlex.quote(f"{at.path}:{at.line}"))
    return line.replace("PATH", _path(judgement, line)).replace(
        "{criterion: ID,", f"{{criterion: {flow(judgement.criterion.id)},"
    )


def _path(judgement: Judgement, line: str) -> str:
    """Return the path that was seen, else that which the rule names, as it may stand in the line; ``PATH`` if none."""
    named = judgement.rule.options.get("path") if judgement.rule else None
    seen = judgement.evidence.places[0].path if judgement.evidence.places else named
    if not isinstance(seen, str) or UNSAFE.search(seen) or len(seen) > LONGEST:
        return "PATH"
    if BARE.fullmatch(seen):
        return seen
    return shlex.quote(seen) if line.startswith("git ") and _SPACED.fullmatch(seen) else "PATH"
