"""The report as Markdown for the comment on a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.model.notice import Notice
from dodcheck.model.report import Gate, Judgement, Report, harm
from dodcheck.model.verdict import Verdict
from dodcheck.reports import summary
from dodcheck.reports.changes import ASKED, DEBT_LISTED, debt, harm_groups, reason, weakening_groups
from dodcheck.reports.markdown_room import COMMENT, Room, fitted_table
from dodcheck.reports.markdown_text import cell, code_cell, command_cell, marked_cell, prose
from dodcheck.reports.next_step import next_step, repair_command
from dodcheck.reports.order import sections
from dodcheck.reports.settle import way_out
from dodcheck.reports.statement import excuse, place, statement
from dodcheck.reports.words import VERDICTS, WayOut

_MEANT_FOR_LATER: Final = frozenset({Verdict.DEFERRED, Verdict.WAIVED, Verdict.ATTESTED, Verdict.PROVED})
_TABLE: Final = "| Where | Statement | Why |\n|---|---|---|\n"
_NO_WORD = re.compile(r"[^A-Za-z0-9]+")
_PLACE, _WORDS, _REASON, _LINE = 160, 240, 400, 400


def render(report: Report) -> str:
    """Return the report after a line that no reader sees and that a program finds its comment by, to write it anew."""
    return f"{marker(report)}\n{body(report, COMMENT)}"


def marker(report: Report) -> str:
    """Return the first line of a comment: an HTML comment that is the same for every report on a scope."""
    return f"<!-- dodcheck comment: {_NO_WORD.sub('-', report.scope[:_WORDS]).strip('-').lower()} -->"


def body(report: Report, room: Room) -> str:
    """Return the report; where there is no room for all of it, the least urgent rows are only counted."""
    blocks = [_head(report)]
    room = room.room_after(blocks[0])
    for group in _groups(report):
        blocks.append(_section(group, room))
        room = room.room_after(blocks[-1])
    if report.notices:
        blocks.append(_notices(report.notices, room))
    if report.gate is Gate.MERGE:
        blocks.extend(_beside_the_change(report))
    return "\n".join(blocks)


def _head(report: Report) -> str:
    lines = [
        f"## dodcheck: {cell(report.scope, _WORDS)}, gate {summary.gate_word(report)}",
        f"**{'✅' if report.passed else '❌'} {prose(summary.gate(report))}.**",
        *_next_step(report),
        *(() if report.gate is Gate.MERGE else (_tally(report), _judged(report))),
    ]
    return "\n\n".join(lines) + "\n"


def _judged(report: Report) -> str:
    return f"Judged: {prose(summary.judged(report))}; {summary.examined(report)}."


def _beside_the_change(report: Report) -> Iterator[str]:
    """Yield what stands behind all that a change does: what it leaves as it was, and what is asked of it at all."""
    if left := debt(report):
        yield f"{prose(left)} {code_cell(DEBT_LISTED, _PLACE)}.\n"
    yield _collapsed("All statements, by verdict", f"{_tally(report)}\n")
    yield f"{_judged(report)}\n"
    yield f"{ASKED}\n"


def _next_step(report: Report) -> Iterator[str]:
    step = next_step(report)
    if step:
        line = f"<br>{command_cell(step.line, _LINE)}" if step.line else ""
        yield f"**Next:** {cell(step.advice, _REASON)}{line}"


def _tally(report: Report) -> str:
    rows = [f"| {count.what} | {count.number:,}{count.bases} |" for count in summary.counts(report)]
    return "\n".join(["| Verdict | Criteria |", "|---|---|", *rows]) if rows else "No criterion."


class _Group(NamedTuple):
    """Criteria under one title, and what to do about all of them, if anything."""

    title: str
    found: Sequence[Judgement]
    advice: str = ""


def _groups(report: Report) -> Iterator[_Group]:
    groups = harm_groups(report)
    if report.gate is not Gate.MERGE:
        for verdict, found in sections(report):
            yield _Group(f"{verdict.value.capitalize()} ({len(found):,}): {VERDICTS[verdict]}", found)
        groups = weakening_groups(report)
    for part in groups:
        yield _Group(f"{part.name.capitalize()} ({len(part.found):,}): {part.meaning}", part.found, part.advice)


def _section(group: _Group, room: Room) -> str:
    title, found, _ = group
    common = [out for out, count in Counter(filter(None, map(_way_out, found))).items() if count > 1]
    advice = f"{group.advice}\n\n" if group.advice else ""
    advice += "".join(f"- {prose(out.meaning)}: {_advice(out)}\n" for out in common) + ("\n" if common else "")
    table = fitted_table(f"{advice}{_TABLE}", (_row(judgement, common) for judgement in found), len(found), room)
    return _collapsed(title, table) if all(map(_is_for_later, found)) else f"### {title}\n\n{table}"


def _is_for_later(judgement: Judgement) -> bool:
    """Return whether nothing is to be done now: it is good, or a change does it no harm."""
    harmless = judgement.change is not None and harm(judgement) is None
    return harmless or judgement.verdict in _MEANT_FOR_LATER


def _way_out(judgement: Judgement) -> WayOut | None:
    return way_out(judgement) if judgement.verdict in (Verdict.UNPROVEN, Verdict.UNOBSERVABLE) else None


def _advice(out: WayOut) -> str:
    return f"{marked_cell(out.advice, _REASON)}: {command_cell(out.line, _LINE)}"


def _row(judgement: Judgement, common: Sequence[WayOut]) -> str:
    criterion = judgement.criterion
    said = reason(judgement) if judgement.change else excuse(judgement)
    why = "<br>".join([cell(said, _REASON), *_help(judgement, common)])
    return f"| {code_cell(place(criterion.location), _PLACE)} | {cell(statement(criterion), _WORDS)} | {why} |\n"


def _help(judgement: Judgement, common: Sequence[WayOut]) -> Iterator[str]:
    """Yield what helps with one criterion; a way out that several share is told once, above the table."""
    out = _way_out(judgement)
    if out is not None:
        if out not in common:
            yield _advice(out)
    elif judgement.evidence.kind == "binding":
        yield command_cell(repair_command(judgement) or "", _LINE)
    elif (judgement.weakens or judgement.verdict in (Verdict.REFUTED, Verdict.BROKEN)) and judgement.evidence.reproduce:
        yield command_cell(judgement.evidence.reproduce, _LINE)


def _notices(notices: Sequence[Notice], room: Room) -> str:
    head = "| Notice | Where | What |\n|---|---|---|\n"
    table = fitted_table(head, (_notice_row(notice) for notice in notices), len(notices), room)
    return _collapsed(f"Notices ({len(notices):,}): they change no verdict", table)


def _notice_row(notice: Notice) -> str:
    where = code_cell(place(notice.location), _PLACE)
    return f"| {cell(notice.kind, _PLACE)} | {where} | {cell(notice.message, _REASON)} |\n"


def _collapsed(title: str, content: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{content}\n</details>\n"
