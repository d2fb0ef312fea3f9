"""The past of one statement for a terminal."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import counted
from dodcheck.reports.entries import command_line
from dodcheck.reports.explain.words import form_and_claim
from dodcheck.reports.history.terminal import SHORT
from dodcheck.reports.layout import BLANK, Line, Style, indented, paragraph
from dodcheck.reports.statement import place, statement
from dodcheck.reports.visible import line_start, visible
from dodcheck.trust.past.blame import Blame, TurningCommit
from dodcheck.trust.past.history import DatedCommit, Ending

_LINES = 4
_PATHS = 5
_CUT = "this clone has no older history: git fetch --unshallow brings it (in CI: fetch-depth: 0)"


def lines(blame: Blame) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield indented(line_start(place(blame.criterion.location)), 0, Style.DIM)
    yield from paragraph(statement(blame.criterion), 2, Style.STRONG, most=_LINES)
    yield from paragraph(form_and_claim(blame.criterion), 2)
    yield BLANK
    yield from _present_lines(blame)
    if blame.broke:
        yield from _event("BROKEN BY", blame.broke)
    if blame.made:
        yield from _event("MADE TRUE BY" if blame.made.certain else "TRUE SINCE, or earlier", blame.made)
    if blame.ticked:
        yield from _event("TICKED BY" if blame.ticked.certain else "TICKED SINCE, or earlier", blame.ticked, brief=True)
    yield BLANK
    yield from paragraph(_commits_looked_at(blame), 0, Style.DIM)


def _present_lines(blame: Blame) -> Iterator[Line]:
    match blame.now.outcome:
        case Outcome.HOLDS:
            yield from _heading("IT HOLDS", blame.now, Style.GOOD)
        case Outcome.FAILS:
            yield from _heading("IT DOES NOT HOLD", blame.now, Style.BAD)
        case _:
            yield from _heading("NOBODY CAN TELL", blame.now, Style.WARN)
    if blame.made is None:
        yield from paragraph(_never_held(blame), 0)


def _heading(head: str, evidence: Evidence, style: Style) -> Iterator[Line]:
    yield from paragraph(f"{head}: {evidence.summary}", 0, style, most=_LINES)


def _never_held(blame: Blame) -> str:
    commits = counted(blame.commits, "commit")
    if blame.ending is Ending.SHALLOW:
        return f"It held in none of the {commits} that are here, and may have held before: {_CUT}"
    return f"It never held, in {commits} back to the first of all."


def _event(head: str, event: TurningCommit, *, brief: bool = False) -> Iterator[Line]:
    yield BLANK
    yield from paragraph(head, 0, Style.STRONG)
    yield from paragraph(_commit_line(event.at), 2)
    if not event.certain:
        yield from paragraph(_CUT, 4, Style.WARN)
    if not brief:
        if event.before:
            yield from paragraph(f"before: {event.before.summary}", 4, most=_LINES)
        yield from paragraph(f"since: {event.since.summary}", 4, most=_LINES)
    yield command_line(f"$ {show_command(event, brief=brief)}", 4)


def show_command(event: TurningCommit, *, brief: bool = False) -> str:
    """Return the command that shows a commit: what it did to the files of the evidence, where it changed any."""
    paths = () if brief else event.paths[:_PATHS]
    files = f" -- {shlex.join(paths)}" if paths else ""
    return f"git show {event.at.commit[:SHORT]}{files}"


def _commit_line(at: DatedCommit) -> str:
    return f"{at.commit[:SHORT]}  {at.day.isoformat() if at.day else '?'}  {visible(at.subject) or '(no subject)'}"


def _commits_looked_at(blame: Blame) -> str:
    commits = counted(blame.commits, "commit")
    back = f"{commits} back from {blame.head.commit[:SHORT]}"
    return (
        f"Looked at {back} along first parents, each by the rule of today. Dates are those of the committers' clocks."
    )
