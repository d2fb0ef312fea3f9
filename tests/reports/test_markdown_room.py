from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.model.report import Gate
from dodcheck.model.verdict import Verdict
from dodcheck.reports import github_summary, markdown
from support.forge_reports import change
from support.reports import criterion, every_verdict, fails, judged, report, rule

COMMENT, SUMMARY = 65_536, 1_024 * 1_024
LONG = [
    judged(Verdict.REFUTED, criterion(at, f"Part {at} " + "🚀" * 90), fails("語" * 300), rule())
    for at in range(1, 6_000)
]


@pytest.mark.parametrize("gate", Gate)
def test_the_longest_report_fits_into_a_comment_and_into_a_summary(gate: Gate) -> None:
    shown = report(*LONG, gate=gate)
    assert len(markdown.render(shown).encode("utf-16-le")) // 2 < COMMENT
    assert len(github_summary.render(shown).encode("utf-8")) < SUMMARY


def test_what_has_no_room_is_counted() -> None:
    shown = report(*LONG)
    for text in (markdown.render(shown), github_summary.render(shown)):
        rows = text.count("| <code>")
        assert rows > 50
        assert f"\n{len(LONG) - rows:,} more: the JSON report has them all.\n" in text


def test_a_summary_has_room_for_more_than_a_comment() -> None:
    assert github_summary.render(report(*LONG)).count("| <code>") > 4 * markdown.render(report(*LONG)).count("| <code>")


def test_a_comment_begins_with_what_a_program_finds_it_by() -> None:
    assert markdown.render(change()).split("\n")[:2] == [
        "<!-- dodcheck comment: pr -->",
        "## dodcheck: pr, gate blocked",
    ]
    assert markdown.marker(every_verdict()) == "<!-- dodcheck comment: phase-1 -->"
    assert markdown.marker(replace(report(), scope="x --> <b> @me")) == "<!-- dodcheck comment: x-b-me -->"


def test_a_summary_is_the_comment_without_it() -> None:
    for shown in (change(), every_verdict()):
        assert markdown.render(shown) == f"{markdown.marker(shown)}\n{github_summary.render(shown)}"
