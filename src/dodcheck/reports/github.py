"""The report as workflow commands of GitHub Actions, which become annotations on the lines that they name.

GitHub shows ten annotations of a kind from one step, so the worst stand first, and what is left out is counted in the
last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Gate, Report
from dodcheck.phrasing import counted
from dodcheck.reports import summary, terminal
from dodcheck.reports.findings import steps_to_take, whereabouts, why_in_words
from dodcheck.reports.severity import Level, RatedJudgement, worst_first
from dodcheck.reports.statement import place, statement
from dodcheck.reports.visible import line_start, verbatim, visible
from dodcheck.reports.width import shorten

MOST: Final = 10
"""Annotations of a kind that GitHub shows of one step."""

_TITLE, _WHERE, _REMARK, _PATH = 120, 400, 1_000, 1_000
_DATA: Final = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_VALUE: Final = (*_DATA, (":", "%3A"), (",", "%2C"))


class Annotation(NamedTuple):
    """A command with its place; ``lines`` are the message."""

    command: str
    title: str
    lines: tuple[str, ...]
    location: Location | None = None


def render(report: Report) -> str:
    """Return the commands, one to a line."""
    return "".join(f"{_command_text(annotation)}\n" for annotation in shown_annotations(report))


def render_log(report: Report, *, quiet: bool) -> str:
    """Return the commands and after them, for whoever reads the log, the report as text, in which none is obeyed."""
    told = terminal.render_quiet if quiet else terminal.render
    return render(report) + _with_commands_stopped(told(report))


def shown_annotations(report: Report) -> list[Annotation]:
    """Return the annotations that are shown, and one more that counts the others where there are any."""
    found = worst_first(report)
    errors, warnings = (_of_level(found, level) for level in (Level.ERROR, Level.WARNING))
    notices = () if report.gate is Gate.MERGE else report.notices
    left = [*_counts_left_out(errors, "error"), *_counts_left_out(warnings, "warning")]
    room = MOST if len(notices) <= MOST and not left else MOST - 1
    told = [
        *map(_annotation_of, errors[:MOST]),
        *map(_annotation_of, warnings[:MOST]),
        *map(_notice_annotation, notices[:room]),
    ]
    if not (report.passed or errors or warnings):
        told.insert(0, Annotation("error", "dodcheck: gate blocked", (summary.gate(report),)))
    left += _counts_left_out(notices, "notice", room)
    return (
        [*told, Annotation("notice", "dodcheck: more than GitHub shows", (_left_out_sentence(left),))] if left else told
    )


def _of_level(found: Sequence[RatedJudgement], level: Level) -> list[RatedJudgement]:
    return [rated for rated in found if rated.level is level]


def _counts_left_out(found: Sequence[object], what: str, most: int = MOST) -> Iterator[str]:
    if len(found) > most:
        yield counted(len(found) - most, f"more {what}")


def _left_out_sentence(left: Sequence[str]) -> str:
    return f"{', '.join(left)}: the summary and the other formats have them all."


def _annotation_of(found: RatedJudgement) -> Annotation:
    judgement = found.judgement
    kind = "weakened" if judgement.weakens else judgement.verdict.value
    title = f"{kind}: {statement(judgement.criterion)}"
    lines = (why_in_words(judgement), *steps_to_take(judgement))
    return Annotation(found.level.value, title, lines, whereabouts(judgement))


def _notice_annotation(notice: Notice) -> Annotation:
    return Annotation("notice", notice.kind, (shorten(visible(notice.message), _REMARK),), notice.location)


def _command_text(annotation: Annotation) -> str:
    values = dict(_properties(annotation.location)) if annotation.location else {}
    values["title"] = shorten(visible(annotation.title), _TITLE)
    properties = ",".join(f"{key}={_escaped(value, _VALUE)}" for key, value in values.items())
    where = () if "file" in values or not annotation.location else (shorten(place(annotation.location), _WHERE),)
    said = "\n".join(line_start(verbatim(line)) for line in (*where, *annotation.lines))
    return f"::{annotation.command} {properties}::{_escaped(said, _DATA)}"


def _properties(location: Location) -> Iterator[tuple[str, str]]:
    """Yield the place as properties; none where the path could not be printed as it is, or is standard input."""
    if location.path in ("", "-") or visible(location.path) != location.path or len(location.path) > _PATH:
        return
    yield "file", location.path
    if location.line is not None:
        yield "line", str(location.line)
        if location.column is not None:
            yield "col", str(location.column)


def _escaped(text: str, signs: Sequence[tuple[str, str]]) -> str:
    for sign, code in signs:
        text = text.replace(sign, code)
    return text


def _with_commands_stopped(text: str) -> str:
    """Return a text between commands that stop and resume commands; its digest, which resumes them, is not in it."""
    token = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    return f"::stop-commands::{token}\n{text}::{token}::\n"
