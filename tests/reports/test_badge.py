from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Gate, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.badge import render
from support.forge_reports import FORGE_REPORTS, change, excused, reports
from support.reports import criterion, every_verdict, fails, holds, judged, passed, report, unknown

GREEN, AMBER, RED = "#1a7f37", "#9a6700", "#c62839"
OPEN = judged(Verdict.OPEN, criterion(1, "x", claimed=False), fails("x"))
UNSHOWN = judged(Verdict.UNPROVEN, criterion(3, "x"), unknown(Unknown.NO_RULE, "no rule"))
FALSE = judged(Verdict.REFUTED, criterion(2, "x"), fails("x"))


def said(shown: Report) -> tuple[str, str]:
    """Return the title and the colour of a badge."""
    whole = ET.fromstring(render(shown))  # noqa: S314 - text of our own
    fills = [part.get("fill", "") for part in whole.iter() if part.tag.endswith("rect")]
    return whole.findtext("{http://www.w3.org/2000/svg}title") or "", fills[-1]


@pytest.mark.parametrize(
    ("shown", "title", "colour"),
    [
        (every_verdict(), "phase 1: 5 of 17 done, gate blocked", RED),
        (passed(), "phase 1: 12 of 12 done, gate passed", GREEN),
        (report(), "phase 1: 0 of 0 done, gate blocked", AMBER),
        (report(OPEN), "phase 1: 0 of 1 done, gate blocked", AMBER),
        (
            report(judged(Verdict.PROVED, criterion(1, "x"), holds("x")), excused(2)),
            "phase 1: 1 of 2 done, gate passed",
            GREEN,
        ),
        (report(OPEN, gate=Gate.HONEST), "phase 1: no false claim, gate passed", GREEN),
        (report(FALSE, gate=Gate.HONEST), "phase 1: 1 false or broken, gate blocked", RED),
        (report(FALSE, UNSHOWN, gate=Gate.STRICT), "phase 1: 2 blocking, gate blocked", RED),
        (change(), "pr: 4 blocking, gate blocked", RED),
        (report(gate=Gate.MERGE), "phase 1: may be merged, gate passed", GREEN),
    ],
)
def test_it_says_how_much_is_done_in_the_colour_of_the_gate(shown: Report, title: str, colour: str) -> None:
    assert said(shown) == (title, colour)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_it_is_small_and_well_formed_whatever_the_report_says(shown: Report) -> None:
    assert len(render(shown)) < 2_000
    assert said(shown)[0]


@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_screen_readers_are_told_what_others_see(name: str) -> None:
    whole = ET.fromstring(render(FORGE_REPORTS[name]()))  # noqa: S314 - text of our own
    assert (whole.get("role"), whole.get("aria-label")) == ("img", said(FORGE_REPORTS[name]())[0])
