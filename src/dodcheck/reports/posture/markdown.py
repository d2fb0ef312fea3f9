"""The posture as Markdown for a job's summary or an audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dodcheck.model.evidence import Outcome
from dodcheck.reports.markdown_text import cell, command_cell, prose
from dodcheck.reports.posture.report import WORDS, PostureReport, counts, stated_for_area, undecided, verdict
from dodcheck.reports.visible import visible
from dodcheck.rules.scorecard.card import AnsweredPoint, Scored, score_in_words

_WORDS, _COMMAND = 300, 160
_SIGNS: Final = {Outcome.HOLDS: "✅", Outcome.FAILS: "❌", Outcome.UNKNOWN: "❔", Outcome.ERROR: "❌"}


def render(report: PostureReport) -> str:
    """Return the report."""
    gate = "" if report.minimum is None else f", gate {'passed' if report.passed else 'blocked'}"
    blocks = [
        f"## dodcheck: security posture{gate}",
        f"**{prose(visible(verdict(report)))}.**",
        "\n".join(_overview(report)),
        *(block for area in report.card.areas for block in _area(area)),
    ]
    return "\n\n".join(blocks) + "\n"


def _overview(report: PostureReport) -> Iterator[str]:
    beside_document = report.document is not None
    name = prose(visible(report.document or ""))
    yield f"| Area | Evidence | Points |{f' {name} |' if beside_document else ''}"
    yield f"|---|--:|---|{'---|' if beside_document else ''}"
    for area in report.card.areas:
        own = "; ".join(
            f"{stated.words} ({stated.label}, line {stated.line})" for stated in stated_for_area(report, area)
        )
        extra = f" {cell(own, _WORDS)} |" if beside_document else ""
        yield f"| {area.area.title} | {score_in_words(area.score)} | {counts(area)} |{extra}"
    for stated in undecided(report):
        words = cell(stated.words, _WORDS)
        yield f"| {cell(stated.label, _WORDS)} | | not decided by evidence | {words} (line {stated.line}) |"


def _area(area: Scored) -> Iterator[str]:
    yield f"### {area.area.title}: {score_in_words(area.score)}"
    rows = ["| | Point | What was seen | To reproduce |", "|---|---|---|---|", *map(_row, area.answers)]
    yield "\n".join(rows)


def _row(answer: AnsweredPoint) -> str:
    evidence = answer.evidence
    command = command_cell(evidence.reproduce, _COMMAND) if evidence.reproduce else ""
    said = f"{_SIGNS[answer.outcome]} {WORDS[answer.outcome]}"
    return f"| {said} | {cell(answer.point.says, _WORDS)} | {cell(evidence.summary, _WORDS)} | {command} |"
