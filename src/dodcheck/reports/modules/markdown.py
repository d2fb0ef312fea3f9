"""The graphs as Markdown for a job's summary or an audit."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.modules.report import (
    Language,
    ModulesReport,
    counts_in_words,
    edge_in_words,
    gaps_in_words,
    instability,
    verdict,
)
from dodcheck.reports.visible import visible
from dodcheck.structure.cycles import Cycle

_NAME, _WAY, _PLACES = 80, 300, 400
_MOST = 200
"""So many rows of a table are written: the summary of a job has no room for more."""


def render(report: ModulesReport) -> str:
    """Return the report."""
    gate = f", gate {'passed' if report.passed else 'blocked'}" if report.can_block else ""
    blocks = [f"## dodcheck: modules{gate}", f"**{prose(visible(verdict(report)))}.**"]
    blocks += [block for language in report.languages if language.present for block in _language(language)]
    return "\n\n".join(blocks) + "\n"


def _language(language: Language) -> Iterator[str]:
    yield f"### {language.tongue.title}: {counts_in_words(language)}"
    yield from ("\n".join([f"- {check.outcome}: {prose(visible(check.summary))}"]) for check in language.checks)
    yield "\n".join(_shortened([*_parts(language)]))
    if language.cycles:
        head = ["| Cycle | Where | Knot |", "|---|---|--:|"]
        rows = [
            f"| {cell(cycle.way, _WAY)} | {cell(_witness(cycle), _PLACES)} | {len(cycle.modules)} |"
            for cycle in language.cycles
        ]
        yield "\n".join(_shortened([*head, *rows]))
    missing = gaps_in_words(language)
    if missing:
        yield "\n".join(_shortened([f"- {prose(visible(one))}" for one in missing]))


def _parts(language: Language) -> Iterator[str]:
    unit = language.tongue.unit.capitalize()
    yield f"| Part | {unit}s | Used by | Uses | Instability |"
    yield "|---|--:|--:|--:|--:|"
    for part in language.parts.parts:
        numbers = f"{part.modules:,} | {part.afferent:,} | {part.efferent:,} | {instability(part)}"
        yield f"| {code_cell(part.name, _NAME)} | {numbers} |"


def _shortened(rows: list[str]) -> list[str]:
    left = len(rows) - _MOST
    return rows if left <= 0 else [*rows[:_MOST], "", f"and {left:,} more"]


def _witness(cycle: Cycle) -> str:
    return ", ".join(map(edge_in_words, cycle.witness))
