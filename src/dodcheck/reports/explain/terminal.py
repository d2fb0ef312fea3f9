"""The explanation of one statement for a terminal: what it says, why its verdict is what it is, what would turn it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from dodcheck.judge.explanation import Explanation, Lines, Paste
from dodcheck.judge.reasons import days
from dodcheck.judge.turning import Turning
from dodcheck.model.criterion import Form
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.verdict import Verdict
from dodcheck.reports.entries import command_line
from dodcheck.reports.evidence_order import with_depth
from dodcheck.reports.explain import words
from dodcheck.reports.layout import BLANK, Line, Style, as_coloured, as_text, indented, paragraph, style_of
from dodcheck.reports.next_step import repair_command
from dodcheck.reports.notices import notice_lines
from dodcheck.reports.settle import way_out
from dodcheck.reports.statement import place, statement
from dodcheck.reports.terminal_lines import not_shown
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.words import VERDICTS

PARTS_SHOWN = 12
"""Of the rules that a rule combines, so many are shown."""

PLACES_SHOWN = 5
"""Of the places a rule saw, so many are shown."""

_LINES = 8
_SETTLED_BELOW = frozenset({Unknown.NO_RULE, Unknown.PARTIAL, Unknown.SUBMODULE, Unknown.OUTSIDE})
"""Reasons that another rule or a waiver settles; the lines for those come by themselves."""


def render(explanation: Explanation, paste: Paste) -> str:
    """Return the explanation as plain text."""
    return as_text(_lines(explanation, paste))


def render_coloured(explanation: Explanation, paste: Paste) -> str:
    """Return the same lines with ANSI styles."""
    return as_coloured(_lines(explanation, paste))


def _lines(explanation: Explanation, paste: Paste) -> Iterator[Line]:
    yield from _statement(explanation)
    yield from _verdict(explanation)
    yield from _rule(explanation, paste)
    yield from _examined_lines(explanation)
    yield from _turning_lines(explanation)
    yield from _settling_lines(explanation, paste)
    yield from _binding_lines(explanation, paste)
    if paste.attest and not _needs_person(explanation):
        yield from _heading("TO SIGN IT OFF", words.ATTESTING)
        yield command_line(paste.attest, 2)
    if paste.waive:
        yield from _heading("TO EXCUSE IT FOR A WHILE", words.where_waiver_goes(paste.waive))
        yield from _lines_to_copy(paste.waive)
    yield from notice_lines(explanation.notices)


def _heading(head: str, rest: str, style: Style = Style.STRONG) -> Iterator[Line]:
    yield BLANK
    yield from paragraph(f"{head}: {rest}" if rest else head, 0, style, most=_LINES)


def _statement(explanation: Explanation) -> Iterator[Line]:
    criterion = explanation.judgement.criterion
    yield indented(line_start(place(criterion.location)), 0, Style.DIM)
    yield from paragraph(statement(criterion), 2, Style.STRONG, most=_LINES)
    yield from paragraph(words.form_and_claim(criterion), 2)
    yield command_line(f"id: {visible(criterion.id)}", 2)


def _verdict(explanation: Explanation) -> Iterator[Line]:
    judgement = explanation.judgement
    style = Style.BAD if judgement.verdict in (Verdict.REFUTED, Verdict.BROKEN) else Style.WARN
    good = judgement.verdict.good
    yield from _heading(judgement.verdict.value.upper(), VERDICTS[judgement.verdict], Style.GOOD if good else style)
    yield from paragraph(judgement.reason, 2, most=_LINES)
    age = judgement.age
    if age and age.since and age.commit:
        since = f"excused since {age.since} ({days(age.as_of - age.since)}), by commit {age.commit[:12]}"
        yield from paragraph(since, 2)


def _rule(explanation: Explanation, paste: Paste) -> Iterator[Line]:
    if explanation.turns is None:
        return
    yield from _heading("RULE", words.origin(explanation.binding))
    for line in paste.rule:
        yield command_line(line, 2)


def _examined_lines(explanation: Explanation) -> Iterator[Line]:
    if explanation.binding is None and explanation.turns is not None:
        return
    seen = explanation.judgement.evidence
    parts = list(with_depth(seen))
    yield from _heading("EXAMINED", "")
    before = ""
    for evidence, depth in parts[:PARTS_SHOWN]:
        yield from _evidence_lines(evidence, depth, explanation.judgement.reason)
        if evidence.reproduce not in ("", before) and not evidence.parts:
            yield command_line(f"$ {evidence.reproduce}", 4 + 2 * depth)
            before = evidence.reproduce
    yield from not_shown(len(parts), PARTS_SHOWN)


def _evidence_lines(seen: Evidence, depth: int, shown: str) -> Iterator[Line]:
    """Yield what one rule saw; a combined rule's words are those of its parts, and come with them."""
    indent = 2 + 2 * depth
    again = seen.parts or (not depth and seen.summary in shown)
    outcome = f"{seen.kind} {words.OUTCOMES[seen.outcome]}"
    yield from paragraph(
        outcome if again else f"{outcome}: {seen.summary}", indent, style_of(seen.outcome), most=_LINES
    )
    yield from paragraph(words.counts_in_words(seen), indent + 2)
    for one in () if seen.parts else seen.places[:PLACES_SHOWN]:
        yield indented(words.place_in_words(one), indent + 2, Style.DIM)
    if not seen.parts and len(seen.places) > PLACES_SHOWN:
        yield indented(f"and {len(seen.places) - PLACES_SHOWN:,} more places", indent + 2, Style.DIM)


def _turning_lines(explanation: Explanation) -> Iterator[Line]:
    turning = explanation.turns
    if turning is None or explanation.binding is None:
        return
    yield from _heading("WHAT WOULD TURN IT", "")
    for line in _turning_sentences(turning, explanation.judgement.evidence.outcome):
        yield from paragraph(line, 2, most=_LINES)


def _turning_sentences(turning: Turning, outcome: Outcome) -> Iterator[str]:
    if outcome is not Outcome.HOLDS:
        yield f"It holds when {turning.holds}."
    if outcome is not Outcome.FAILS:
        yield f"It fails when {turning.fails}."


def _needs_person(explanation: Explanation) -> bool:
    """Return whether nothing but a person's word settles it."""
    judgement = explanation.judgement
    return judgement.verdict.undecided and way_out(judgement).line.startswith("dodcheck attest ")


def _settling_lines(explanation: Explanation, paste: Paste) -> Iterator[Line]:
    """Yield the line that settles an unknown, where it is neither a rule nor a waiver: those come by themselves."""
    judgement = explanation.judgement
    unknown = judgement.evidence.unknown
    if judgement.verdict is Verdict.OPEN and judgement.evidence.outcome is Outcome.HOLDS:
        yield from _heading("TO SETTLE IT", words.TICK)
    if judgement.criterion.form is Form.POLICY:
        yield from _heading("TO SETTLE IT", words.ORPHAN)
        yield command_line(repair_command(judgement) or "", 2)
    if not judgement.verdict.undecided:
        return
    out = way_out(judgement)
    if _needs_person(explanation):
        yield from _heading("TO SETTLE IT", f"{out.meaning}; {out.advice}")
        yield command_line(paste.attest or out.line, 2)
        return
    if unknown in _SETTLED_BELOW and not out.line.startswith("gh "):
        return
    yield from _heading("TO SETTLE IT", out.advice)
    yield command_line(out.line, 2)


def _binding_lines(explanation: Explanation, paste: Paste) -> Iterator[Line]:
    if paste.bind or paste.comment:
        yield from _heading(*words.binding_heading(explanation, paste.bind))
    if explanation.binding and explanation.binding.strength is None:
        at = explanation.judgement.criterion.location
        yield command_line(f"dodcheck rebind {shlex.quote(f'{at.path}:{at.line}')}", 2)
    if paste.bind:
        yield from _lines_to_copy(paste.bind)
    if paste.bind and paste.comment:
        yield indented(f"or {words.where_comment_goes(explanation)}:", 0)
    if paste.comment:
        yield command_line(paste.comment, 2)


def _lines_to_copy(lines: Lines) -> Iterator[Line]:
    """Yield lines to copy as they stand: one more space before them could make them another YAML."""
    yield from (command_line(line, 0) for line in lines.lines)
