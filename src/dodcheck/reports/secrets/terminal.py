"""The credentials for a terminal: what counts first, what was not looked at, what was let pass, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.phrasing import counted
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.secrets.report import SecretGroup, SecretsReport, groups, place, verdict
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import gate, heading, not_shown
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten
from dodcheck.secrets.reason import MEANINGS
from dodcheck.secrets.survey import SecretSurvey

SHOWN = 20
"""So many secrets and files are shown."""

PLACES = 3
"""So many places of a secret are shown."""


def lines(report: SecretsReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    survey = report.survey
    yield from _head(report)
    yield from _found_section(survey)
    yield from _skipped(survey)
    yield from _allowed(survey)
    yield BLANK
    yield from gate(verdict(report), passed=report.passed)
    if survey.found_count:
        yield from paragraph("Whoever can read the repository has them: make them invalid first, then remove them.", 0)


def _head(report: SecretsReport) -> Iterator[Line]:
    snapshot, survey = report.snapshot, report.survey
    yield from paragraph("Credentials in tracked files", 0, Style.STRONG)
    if report.range is not None:
        commits = counted(report.range.commits, "commit")
        yield from paragraph(f"{report.range.named}: {commits}, {counted(survey.files, 'content')}", 2, Style.DIM)
    else:
        at = revision(snapshot.commit, dirty=snapshot.dirty)
        yield from paragraph(f"{at}, {counted(survey.files, 'file')}", 2, Style.DIM)
    if survey.left_out:
        yield from paragraph(f"{counted(survey.left_out, 'file')} left out by --exclude", 2, Style.DIM)


def _found_section(survey: SecretSurvey) -> Iterator[Line]:
    if not survey.found_count:
        return
    yield from heading("FOUND", survey.found_count, Style.BAD)
    known = groups(survey.found)
    for group in known[:SHOWN]:
        yield from _group(group)
    yield from not_shown(len(known), SHOWN)


def _group(group: SecretGroup) -> Iterator[Line]:
    hit = group.findings[0].hit
    yield from paragraph(group.what, 2, Style.STRONG)
    yield from paragraph(f"{hit.shown}  {group.form}", 4)
    if hit.other:
        yield from paragraph(f"`{hit.other}` is meant for another tool: see dodcheck:allow-secret", 4, Style.WARN)
    for finding in group.findings[:PLACES]:
        yield indented(shorten(visible(place(finding)), COLUMNS - 4), 4, Style.DIM)
    if len(group.findings) > PLACES:
        yield indented(f"and {len(group.findings) - PLACES:,} more", 4, Style.DIM)


def _skipped(survey: SecretSurvey) -> Iterator[Line]:
    if not survey.skipped:
        return
    yield from heading("NOT LOOKED AT", len(survey.skipped), Style.BAD)
    for skipped in survey.skipped[:SHOWN]:
        yield from paragraph(place(skipped), 2, Style.DIM)
        yield from paragraph(skipped.why, 4)
    yield from not_shown(len(survey.skipped), SHOWN)


def _allowed(survey: SecretSurvey) -> Iterator[Line]:
    if not survey.reasons:
        return
    yield from heading("LET PASS", survey.allowed_count, Style.STRONG)
    for reason, count in sorted(survey.reasons.items()):
        first = next((finding for finding in survey.allowed if finding.hit.reason is reason), None)
        yield from paragraph(f"{count:,} {reason.said}: {MEANINGS[reason]}", 2)
        if first is not None:
            said = f"{'first ' if count > 1 else ''}{place(first)}: {first.hit.form}, {first.hit.why}"
            yield Line((Span("    "), Span(shorten(visible(said), COLUMNS - 5), Style.DIM)))
