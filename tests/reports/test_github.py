from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports import terminal
from dodcheck.reports.github import render, render_log
from support.forge_reports import FORGE_REPORTS, change, reports
from support.reports import DOCUMENT, criterion, every_verdict, fails, judged, passed, report, rule
from support.workflow_commands import Command, obeyed, parsed

KINDS = {"error", "warning", "notice"}
PLACES = {"file", "line", "col", "title"}


def told(shown: Report) -> list[Command]:
    return obeyed(render(shown))


def test_an_annotation_says_what_is_wrong_and_what_to_do_on_the_line_of_the_box() -> None:
    assert told(every_verdict())[0] == Command(
        "error",
        {"file": DOCUMENT, "line": "13", "col": "3", "title": "refuted: SBOM validates with schema"},
        "docs/refactor/SBOM.json is missing\n"
        "Reproduce: git ls-files docs/refactor/SBOM.json\n"
        f"More: dodcheck explain {DOCUMENT}:13",
    )


def test_what_blocks_a_change_is_an_error_and_older_debt_is_none() -> None:
    assert [(one.name, one.properties.get("line"), one.properties["title"]) for one in told(change())] == [
        ("error", "10", "refuted: Statement 10"),
        ("error", "11", "refuted: Statement 11"),
        ("error", "30", "broken: Says what nothing can judge"),
        ("error", None, "weakened: “Promise 40” asks for less"),
    ]
    assert told(change())[0].message.split("\n")[1] == (
        "The change claims what no evidence shows. Add the evidence to the change, or take the claim back."
    )


def test_a_passed_gate_says_nothing_and_an_empty_scope_says_why_it_is_shut() -> None:
    assert render(FORGE_REPORTS["passed"]()) == ""
    assert [(one.name, one.properties) for one in told(report())] == [
        ("error", {"title": "dodcheck: gate blocked"}),
    ]


def test_ten_of_a_kind_are_told_and_the_others_counted() -> None:
    found = [judged(Verdict.REFUTED, criterion(at, f"Part {at}"), fails("x"), rule()) for at in range(1, 13)]
    found += [judged(Verdict.OPEN, criterion(at, f"Part {at}", claimed=False), fails("x")) for at in range(20, 1_031)]
    notices = tuple(Notice("odd", Location("a.md", at), "odd") for at in range(1, 15))
    shown = report(*found, notices=notices)
    names = [one.name for one in told(shown)]
    assert {name: names.count(name) for name in KINDS} == {"error": 10, "warning": 10, "notice": 10}
    assert told(shown)[-1].message == (
        "2 more errors, 1,001 more warnings, 5 more notices: the summary and the other formats have them all."
    )


@pytest.mark.parametrize(("number", "last"), [(10, "10"), (11, "2 more notices: the summary and the other formats")])
def test_ten_notices_have_room_where_nothing_has_to_be_counted(number: int, last: str) -> None:
    notices = tuple(Notice("odd", Location("a.md", at), str(at)) for at in range(1, number + 1))
    found = [one.message for one in told(replace(passed(), notices=notices))]
    assert len(found) == 10
    assert found[-1].startswith(last)


def test_no_notice_is_told_of_a_change() -> None:
    assert [one for one in told(change()) if one.name == "notice"] == []


@pytest.mark.parametrize("path", ["-", "two\nlines.md", "##[error]x.md", " space.md", "esc\x1b.md", "x" * 2_000])
def test_a_place_that_no_annotation_can_have_is_told_in_words(path: str) -> None:
    (one,) = told(report(judged(Verdict.REFUTED, criterion(7, "x", path=path), fails("y"))))
    assert set(one.properties) == {"title"}
    assert one.message.split("\n")[0].endswith(("7", "…"))


def test_signs_of_commands_are_escaped_in_places_and_titles() -> None:
    (one,) = told(report(judged(Verdict.REFUTED, criterion(7, "50%, a::b", path="a,b:50%.md"), fails("100%0A"))))
    assert (one.properties["file"], one.properties["title"]) == ("a,b:50%.md", "refuted: 50%, a::b")
    assert one.message.split("\n")[0] == "100%0A is missing"


@settings(max_examples=100, deadline=None)
@given(reports())
def test_every_line_is_a_command_of_ours_whatever_the_report_says(shown: Report) -> None:
    lines = render(shown).split("\n")[:-1]
    commands = [parsed(line) for line in lines]
    assert [line for line, one in zip(lines, commands, strict=True) if one is None] == []
    assert {one.name for one in commands if one} <= KINDS
    assert [one for one in commands if one and not set(one.properties) <= PLACES] == []
    assert "##[" not in render(shown)
    assert max((sum(one.name == kind for one in commands if one) for kind in KINDS), default=0) <= 10
    assert [
        one for one in commands if one and any(line.lstrip().startswith("::") for line in one.message.split("\n"))
    ] == []


@settings(max_examples=60, deadline=None)
@given(reports())
def test_of_the_report_that_follows_no_line_is_obeyed(shown: Report) -> None:
    log = render_log(shown, quiet=False)
    assert obeyed(log) == told(shown)
    assert terminal.render(shown) in log
    assert terminal.render_quiet(shown) in render_log(shown, quiet=True)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_a_shut_gate_is_never_silent(shown: Report) -> None:
    assert shown.passed or {one.name for one in told(shown)} & {"error", "warning"}


def test_signs_that_end_a_property_are_spelled_out() -> None:
    shown = replace(passed(), notices=(Notice("odd", Location("100%0A,a:b.md", 3), "50%0A off"),))
    assert render(shown) == "::notice file=100%250A%2Ca%3Ab.md,line=3,title=odd::50%250A off\n"
    assert told(shown) == [Command("notice", {"file": "100%0A,a:b.md", "line": "3", "title": "odd"}, "50%0A off")]


def test_a_notice_makes_room_where_other_kinds_have_to_be_counted() -> None:
    found = [judged(Verdict.REFUTED, criterion(at, f"Part {at}"), fails("x"), rule()) for at in range(1, 12)]
    notices = tuple(Notice("odd", Location("a.md", at), str(at)) for at in range(1, 11))
    said = [one.message for one in told(report(*found, notices=notices)) if one.name == "notice"]
    rest = "1 more error, 1 more notice: the summary and the other formats have them all."
    assert said == ["1", "2", "3", "4", "5", "6", "7", "8", "9", rest]


def test_a_gate_that_warnings_shut_has_no_error_of_its_own() -> None:
    shown = report(judged(Verdict.OPEN, criterion(1, "Part", claimed=False), fails("x")))
    assert [(one.name, one.properties["title"]) for one in told(shown)] == [("warning", "open: Part")]
