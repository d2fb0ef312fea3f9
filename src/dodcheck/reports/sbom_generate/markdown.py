"""The table of vendored code that people read: the same bytes for the same code, whatever the commit."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.markdown_text import address_cell, cell, code_cell
from dodcheck.reports.sbom_generate.report import UNKNOWN, GenerateReport, pieces_by_sort
from dodcheck.supply.making.component import place_of
from dodcheck.supply.vendoring.vendored import Fact, Vendored

_WORDS = 200
_PATH = 300
_HEAD = "| Name | Version | Commit | Licence | Path | Source | Confidence |\n|---|---|---|---|---|---|---|"


def render(report: GenerateReport) -> str:
    """Return the page."""
    blocks = [
        "# Third-party code in this repository",
        f"Made by `dodcheck sbom generate` ({pieces_by_sort(report)}). `{UNKNOWN}`: the tree does not say.",
        *_table(report),
        *_contradictions(report),
        *_skipped(report),
    ]
    return "\n\n".join(blocks) + "\n"


def _table(report: GenerateReport) -> Iterator[str]:
    if report.code:
        yield "\n".join([_HEAD, *map(_row, report.code)])


def _row(vendored: Vendored) -> str:
    cells = (
        cell(vendored.name.value, _WORDS),
        _fact_cell(vendored.version),
        code_cell(vendored.commit.value, _WORDS) if vendored.commit else UNKNOWN,
        _fact_cell(vendored.licence),
        code_cell(vendored.path, _PATH),
        address_cell(vendored.url.value, _PATH) if vendored.url else UNKNOWN,
        cell(_confidence(vendored), _WORDS),
    )
    return f"| {' | '.join(cells)} |"


def _fact_cell(fact: Fact | None) -> str:
    return cell(fact.value, _PATH) if fact else UNKNOWN


def _confidence(vendored: Vendored) -> str:
    """Return how sure the facts of a row are, those that are equally sure together."""
    facts = (
        ("version", vendored.version),
        ("commit", vendored.commit),
        ("licence", vendored.licence),
        ("source", vendored.url),
    )
    words: dict[str, list[str]] = {}
    for name, fact in facts:
        if fact is not None:
            words.setdefault(fact.confidence.value, []).append(name)
    return "; ".join(f"{word}: {', '.join(names)}" for word, names in words.items()) or "nothing known"


def _contradictions(report: GenerateReport) -> Iterator[str]:
    rows = [
        f"| {code_cell(code.path, _PATH)} | {name} | {cell(fact.value, _WORDS)} | {code_cell(place_of(fact), _PATH)} |"
        for code in report.code
        for name, fact in code.also
    ]
    if rows:
        yield "## What also stands there"
        yield "\n".join(["| Path | Fact | Value | Where |\n|---|---|---|---|", *rows])


def _skipped(report: GenerateReport) -> Iterator[str]:
    skipped = report.made.survey.skipped
    if skipped:
        yield "## What could not be looked at"
        yield "\n".join(
            f"- {code_cell(skipped_place.place.path, _PATH)} {cell(skipped_place.why, _WORDS)}"
            for skipped_place in skipped
        )
