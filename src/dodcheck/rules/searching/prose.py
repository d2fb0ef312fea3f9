"""What the kind `text` finds of a text that prose names: hits where it is only spoken of leave it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.text import decode
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.searching.other_case import places_in_other_case
from dodcheck.rules.searching.other_names import places_by_other_names
from dodcheck.rules.searching.scan import View, scan_files
from dodcheck.rules.searching.script_comments import all_in_comments
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.text import TextRule

_NAME = re.compile(r"[.$@]?[A-Za-z_]\w*(?:(?:\.|::|->)\w+)*[!(]?(?:\(\))?|(?:import|from|#include) .+")
"""A name of code, or what brings one in: a docstring or a message that holds it only speaks of it."""


def evidence_for_prose(rule: TextRule, snapshot: Snapshot, named_in: str) -> Evidence:
    """Return the evidence for a text from prose: hits in comments, in texts or in names of folders leave it open.

    Where the document ``named_in`` only quotes a text that it forbids, it is not looked at.
    """
    seen = rule.examine(snapshot)
    if rule.max is None:
        return _evidence_of_required(rule, snapshot, seen)
    if rule.max == 0:
        quoted = _only_quotes(rule, snapshot, seen, named_in)
        asked = replace(rule, exclude=(*rule.exclude, named_in)) if quoted else rule
        return _evidence_of_forbidden(asked, snapshot, asked.examine(snapshot) if quoted else seen)
    return seen


def _evidence_of_required(rule: TextRule, snapshot: Snapshot, seen: Evidence) -> Evidence:
    if seen.outcome is Outcome.FAILS and (rule.code_only or rule.parsed):
        raw = replace(rule, code_only=False, parsed=False).examine(snapshot)
        where = raw.places[:1] if raw.outcome is Outcome.HOLDS else ()
        return _left_open(seen, "in a comment in", where)
    if seen.outcome is Outcome.HOLDS and rule.parsed:
        lines = replace(rule, parsed=False).examine(snapshot).places
        return _left_open(seen, "in a comment in", lines[:1] if all_in_comments(snapshot, lines) else ())
    return seen


def _evidence_of_forbidden(rule: TextRule, snapshot: Snapshot, seen: Evidence) -> Evidence:
    if seen.outcome is Outcome.HOLDS and rule.code_only:
        raw = replace(rule, code_only=False, calls=False).examine(snapshot)
        seen = _left_open(seen, "in a comment in", raw.places[:1] if raw.outcome is Outcome.FAILS else ())
    if seen.outcome is Outcome.HOLDS:
        so_named = [Place(path) for path in rule.files(snapshot) if rule.literal in path.split("/")]
        seen = _left_open(seen, "it is a part of the name", so_named[:1])
    if seen.outcome is Outcome.HOLDS:
        seen = _left_open(seen, "in another spelling in", places_in_other_case(rule, snapshot)[:1])
    if seen.outcome is Outcome.HOLDS and rule.code_only:
        return _left_open(seen, "by another name in", places_by_other_names(rule, snapshot)[:1])
    if seen.outcome is Outcome.FAILS and rule.code_only and _names_code(rule):
        used = scan_files(snapshot, rule.files(snapshot), rule.search(), View.BARE)
        only_told = not (used.matched or used.skipped or used.broken)
        return _left_open(seen, "only in a text, not used, in", seen.places[:1] if only_told else ())
    return seen


def _only_quotes(rule: TextRule, snapshot: Snapshot, seen: Evidence, document: str) -> bool:
    """Return whether a document holds the text, and on each line only as code: it tells others not to write it."""
    lines = [place.line for place in seen.places if place.path == document and place.line]
    if not lines or seen.matched > len(seen.places) or rule.literal is None or rule.grep_lines:
        return False
    raw = decode(snapshot.read(document)).raw
    plain = (part.text for line in lines for part in spans(raw[line - 1]) if part.kind is not SpanKind.CODE)
    return not any(rule.literal in text for text in plain)


def _names_code(rule: TextRule) -> bool:
    """Return whether what is looked for is a name of code or an assignment, not words such as a text has."""
    return rule.literal is None or bool(_NAME.fullmatch(rule.literal))


def _left_open(seen: Evidence, why: str, places: Sequence[Place]) -> Evidence:
    if not places:
        return seen
    message = f"{seen.summary}, but {why} {places[0].path}{f':{places[0].line}' if places[0].line else ''}"
    return replace(seen, outcome=Outcome.UNKNOWN, unknown=Unknown.AMBIGUOUS, summary=message, places=tuple(places))
