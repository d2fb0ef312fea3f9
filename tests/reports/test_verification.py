from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dodcheck.model.report import Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.formats import VERIFY
from dodcheck.reports.verify.json import verification_schema
from dodcheck.reports.width import width
from dodcheck.trust.saved.compare import differences
from dodcheck.trust.saved.saved import Kind, of_report, of_statement
from dodcheck.trust.saved.verify import Verification
from dodcheck.trust.saved.ways import Way
from support.hostile import hostile
from support.reports import AS_OF, DOCUMENT, REPORTS, criterion, every_verdict, fails, judged, report, waived
from support.verifying import PLAIN

PUBLISHED = Path(__file__).resolve().parents[2] / "schemas" / "verification.v1.schema.json"
LATER = date(2026, 5, 1)
VERSION = "0.1.0"


def told(then: Report, found: Report, kind: Kind = Kind.REPORT, today: Report | None = None) -> Verification:
    """The verification of what one report says where another one is found."""
    value: dict[str, Any] = dict(PLAIN[kind](then))
    saved = (of_report if kind is Kind.REPORT else of_statement)("r.json", value, then.as_of)
    found_values = differences(value, PLAIN[kind](found))
    return Verification(saved, VERSION, LATER, found, Way(lambda _: found), found_values, today)


def lapsed() -> Verification:
    found = waived()
    expired = {Verdict.WAIVED: Verdict.OPEN}
    late = (replace(one, verdict=expired.get(one.verdict, one.verdict), waiver=None) for one in found.judgements)
    return told(found, found, today=replace(found, as_of=LATER, judgements=tuple(late)))


def many() -> Verification:
    rows = [criterion(line, f"`{line}.md` created") for line in range(1, 60)]
    both = (Verdict.PROVED, Verdict.REFUTED)
    then, now = (report(*(judged(verdict, row, fails("a")) for row in rows)) for verdict in both)
    return told(then, now)


ALL = {
    "holds": lambda: told(every_verdict(), every_verdict()),
    "lapsed": lapsed,
    "nothing alike": lambda: told(every_verdict(), hostile()),
    "hostile": lambda: told(hostile(), every_verdict()),
    "hostile Statement": lambda: told(hostile(), every_verdict(), Kind.STATEMENT),
    "many": many,
}


@pytest.mark.parametrize("name", ALL)
def test_every_verification_satisfies_the_schema(name: str) -> None:
    read = json.loads(VERIFY["json"](ALL[name]()))
    found = jsonschema.Draft202012Validator(verification_schema()).iter_errors(read)
    assert [error.message for error in found] == []


def test_the_published_schema_is_what_the_code_says() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == verification_schema()
    jsonschema.Draft202012Validator.check_schema(verification_schema())


@pytest.mark.parametrize("name", ALL)
def test_no_line_is_too_wide_and_nothing_is_obeyed(name: str) -> None:
    shown = VERIFY["terminal"](ALL[name]())
    assert max(map(width, shown.splitlines())) <= 80
    assert [char for char in shown if not (char.isprintable() or char == "\n")] == []
    assert [line for line in shown.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


def test_of_many_differences_some_are_shown_and_all_are_counted() -> None:
    shown = VERIFY["terminal"](many()).splitlines()
    assert (len(shown), shown[-1]) == (54, "DOES NOT HOLD: 63 values differ, 59 verdicts among them")
    assert shown[-9:-2] == [
        "  and 39 more criteria; to see all: --format json",
        "  the report as a whole",
        "      tally.proved: then 59, now 0",
        "      tally.refuted: then 0, now 59",
        "      gate.passed: then true, now false",
        '      gate.blocking: then [], now ["phase-1/line-1", "phase-1/line-2",',
        '      "phase-1/lin…',
    ]


def test_of_two_long_texts_the_part_that_differs_is_shown() -> None:
    then, now = (judged(Verdict.OPEN, criterion(1, "x"), fails(f"{'long ' * 20}{end}")) for end in ("a", "b"))
    assert VERIFY["terminal"](told(report(then), report(now))).splitlines()[6:9] == [
        "      reason: then “…g long long a is missing”, now “…g long long b is",
        "      missing”",
        "      evidence[0].summary: then “…g long long a is missing”, now “…g long",
    ]


def test_what_has_run_out_is_told_with_its_day() -> None:
    assert VERIFY["terminal"](lapsed()).splitlines()[4:] == [
        "SINCE THEN (2): the same files, judged as of 2026-05-01",
        f"  {DOCUMENT}:2  b.md created",
        "      waived → open: its waiver expired on 2026-03-31",
        f"  {DOCUMENT}:3  c.md created",
        "      waived → open: its waiver expired on 2026-02-20",
        "",
        "HOLDS at its own date: every value is the same, gate passed",
        "Since then 2 verdicts have changed: as of 2026-05-01, gate blocked",
    ]


def test_colour_changes_no_word() -> None:
    coloured = VERIFY.coloured(many())
    assert coloured.startswith("\x1b[1mreport r.json: phase 1\x1b[0m\n")
    assert "\x1b[1;31mDOES NOT HOLD" in coloured


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_holds_beside_itself(name: str) -> None:
    for kind in Kind:
        assert told(REPORTS[name](), REPORTS[name](), kind).holds
    assert AS_OF < LATER
