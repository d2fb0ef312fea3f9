from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from dodcheck.model.verdict import Verdict
from dodcheck.reports.formats import HISTORY
from dodcheck.reports.history.terminal import TURNS
from dodcheck.reports.width import width
from dodcheck.trust.past.history import DatedCommit, Ending, History, HistoryPoint
from support.hostile import HOSTILE_TEXTS

SVG = "{http://www.w3.org/2000/svg}"


def point(number: int, tally: Mapping[Verdict, int] | None, subject: str = "Work", problem: str = "") -> HistoryPoint:
    whole = None if tally is None else {verdict: tally.get(verdict, 0) for verdict in Verdict}
    return HistoryPoint(DatedCommit(f"{number:040x}", date(2026, 1, 1 + number % 28), subject), whole, problem)


def told(*points: HistoryPoint, scope: str = "phase 1", ending: Ending = Ending.ROOT) -> History:
    return History(scope, date(2026, 2, 8), points, ending)


GROWING = told(
    *(point(n, {Verdict.PROVED: n // 10, Verdict.OPEN: 12 - n // 10, Verdict.REFUTED: n % 50 == 0}) for n in range(120))
)
BROKEN = told(
    point(0, {Verdict.OPEN: 3}),
    point(1, None, problem="dodcheck.yml:1:1: no YAML"),
    point(2, {Verdict.PROVED: 2, Verdict.WAIVED: 1, Verdict.BROKEN: 1}),
)


@pytest.mark.parametrize("one", [GROWING, BROKEN], ids=["growing", "broken"])
def test_the_picture_is_well_formed_and_has_every_part(one: History) -> None:
    picture = HISTORY["svg"](one)
    root = ET.fromstring(picture)  # noqa: S314 - our own output
    texts = ["".join(found.itertext()) for found in root.iter(f"{SVG}text")]
    assert root.findtext(f"{SVG}title") == "Burn-up of phase 1"
    assert {"criteria, by verdict", "commits along first parents, in order of ancestry"} <= set(texts)
    assert picture == HISTORY["svg"](one)
    assert "prefers-color-scheme:dark" in picture


def test_areas_are_stacked_on_each_other_and_stop_at_a_gap() -> None:
    root = ET.fromstring(HISTORY["svg"](BROKEN))  # noqa: S314 - our own output
    assert {found.get("class"): found.get("d") for found in root.iter(f"{SVG}path")} == {
        "b0 edge": "M64,388 L554.67,388 L554.67,240 L800,240 L800,388 L64,388 Z",
        "b1 edge": "M64,388 L554.67,388 L554.67,166 L800,166 L800,240 L554.67,240 L554.67,388 L64,388 Z",
        "b3 edge": "M64,166 L309.33,166 L309.33,388 L554.67,388 L554.67,166 L800,166 L800,166 L554.67,166 "
        "L554.67,388 L64,388 Z",
        "b4 edge": "M64,166 L309.33,166 L309.33,388 L554.67,388 L554.67,92 L800,92 L800,166 L554.67,166 "
        "L554.67,388 L309.33,388 L309.33,166 L64,166 Z",
    }
    assert [found.get("class") for found in root.iter(f"{SVG}rect")].count("gap") == 1


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_nothing_that_a_stranger_wrote_is_alive(name: str) -> None:
    text = HOSTILE_TEXTS[name]
    hostile = told(
        point(0, {Verdict.OPEN: 1}, text), point(1, None, problem=text), point(2, {Verdict.PROVED: 1}, text), scope=text
    )
    root = ET.fromstring(HISTORY["svg"](hostile))  # noqa: S314 - our own output
    assert {found.tag.removeprefix(SVG) for found in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "text", "tspan", "line", "path"),
    }
    lines = HISTORY["terminal"](hostile).splitlines()
    assert max(map(width, lines)) <= 80
    assert not any("\x1b" in line or line.startswith("::") for line in lines)
    rows = list(csv.reader(io.StringIO(HISTORY["csv"](hostile))))
    assert [len(row) for row in rows] == [14] * 4
    assert not rows[2][-1].startswith(("=", "+", "-", "@"))


def test_what_is_claimed_falsely_shows_however_little_it_is() -> None:
    one = told(point(0, {Verdict.PROVED: 500, Verdict.REFUTED: 1}), point(1, {Verdict.PROVED: 501}))
    picture = HISTORY["terminal"](one).splitlines()
    assert picture[4] == "  501 ┤" + "×" * 33 + "█" * 33


def test_of_many_turns_the_first_and_the_last_are_listed() -> None:
    many = told(*(point(n, {Verdict.OPEN: n}) for n in range(1, 40)), ending=Ending.LAST)
    lines = HISTORY["terminal"](many).splitlines()
    assert lines[2] == "  there are older commits: --last N shows more of them"
    at = next(number for number, line in enumerate(lines) if line.startswith("  commit"))
    assert lines[at + 2] == "  … 15 commits change the tally in between; all of them: --format csv"
    assert len(lines) == at + 1 + TURNS + 1


def test_a_table_of_numbers_for_spreadsheets() -> None:
    rows = HISTORY["csv"](told(*BROKEN.points[1:])).splitlines()
    assert rows == [
        "commit,date,proved,ready,attested,waived,deferred,refuted,open,unproven,unobservable,broken,total,problem",
        f"{1:040x},2026-01-02,,,,,,,,,,,,dodcheck.yml:1:1: no YAML",
        f"{2:040x},2026-01-03,2,0,0,1,0,0,0,0,0,1,4,",
    ]
