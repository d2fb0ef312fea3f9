"""The credentials as Markdown for a pull request's comment or a job's summary."""

from __future__ import annotations

from typing import Final

from dodcheck.reports.markdown_table import titled_table
from dodcheck.reports.markdown_text import cell, code_cell, prose
from dodcheck.reports.secrets.report import SecretGroup, SecretsReport, groups, place, verdict
from dodcheck.reports.visible import visible
from dodcheck.secrets.reason import MEANINGS
from dodcheck.secrets.survey import SecretSurvey

SHOWN: Final = 60
"""So many rows a table has: GitHub refuses comments of more than 65,536 characters."""

PLACES: Final = 4
"""So many places of a row are shown."""

_PLACE, _WORDS = 160, 300


def render(report: SecretsReport) -> str:
    """Return the report."""
    survey = report.survey
    passed = report.passed
    blocks = [
        f"## dodcheck: credentials in tracked files, gate {'passed' if passed else 'blocked'}",
        f"**{'✅' if passed else '❌'} {prose(visible(verdict(report)))}.**",
        *titled_table("Found", "| What | Shown | Where |\n|---|---|---|", _rows(survey), SHOWN, survey.found_count),
        *titled_table("Not looked at", "| File | Why |\n|---|---|", _unread(survey), SHOWN),
        *titled_table(
            "Let pass", "| Why | Number | First |\n|---|--:|---|", _allowed(survey), SHOWN, survey.allowed_count
        ),
    ]
    return "\n\n".join(blocks) + "\n"


def _rows(survey: SecretSurvey) -> list[str]:
    return [_row(group) for group in groups(survey.found)]


def _row(group: SecretGroup) -> str:
    where = ", ".join(code_cell(place(finding), _PLACE) for finding in group.findings[:PLACES])
    more = f" and {len(group.findings) - PLACES:,} more" if len(group.findings) > PLACES else ""
    hit = group.findings[0].hit
    other = f", marked {code_cell(hit.other, _PLACE)} for another tool" if hit.other else ""
    return f"| {cell(group.what, _WORDS)}{other} | {code_cell(str(hit.shown), _PLACE)} | {where}{more} |"


def _unread(survey: SecretSurvey) -> list[str]:
    return [f"| {code_cell(place(skipped), _PLACE)} | {cell(skipped.why, _WORDS)} |" for skipped in survey.skipped]


def _allowed(survey: SecretSurvey) -> list[str]:
    rows = []
    for reason, count in sorted(survey.reasons.items()):
        first = next(
            (code_cell(place(finding), _PLACE) for finding in survey.allowed if finding.hit.reason is reason), ""
        )
        rows.append(f"| {cell(f'{reason.said}: {MEANINGS[reason]}', _WORDS)} | {count:,} | {first} |")
    return rows
