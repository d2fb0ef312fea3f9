from __future__ import annotations

import json
from datetime import date

from dodcheck.model.verdict import Verdict
from dodcheck.reports.json import render
from support.reports import criterion, every_verdict, fails, judged, report, rule


def test_fields_stand_in_the_contracts_order() -> None:
    read = json.loads(render(every_verdict()))
    assert " ".join(read) == (
        "schema dodcheck scope as_of snapshot policy documents evidence_files criteria notices tally gate"
    )
    assert " ".join(read["criteria"][0]) == (
        "id text location form group claimed holds new verdict reason rule evidence exception"
    )
    assert " ".join(read["criteria"][0]["evidence"][0]) == (
        "kind outcome unknown basis summary examined matched skipped locations reproduce"
    )


def test_combined_evidence_is_listed_with_its_parts_after_it() -> None:
    read = json.loads(render(every_verdict()))
    assert [seen["kind"] for seen in read["criteria"][2]["evidence"]] == ["all", "file", "file"]


def test_what_is_unseen_is_written_as_an_escape() -> None:
    text = "esc \x1b del \x7f c1 \x9b bidi \u202e lone \ud800 tag \U000e0041 emoji ✅ ##[error] \u2028"
    rendered = render(report(judged(Verdict.REFUTED, criterion(1, text), fails("a"))))
    expected = (
        r"esc \u001b del \u007f c1 \u009b bidi \u202e lone \ud800 tag \udb40\udc41 emoji ✅ #\u0023[error] \u2028"
    )
    assert f'"text": "{expected}",' in rendered
    assert json.loads(rendered)["criteria"][0]["text"] == text


def test_options_of_any_kind_become_plain_json() -> None:
    applied = rule(
        paths=("a", "b"),
        day=date(2026, 2, 8),
        deep={"x": None, "y": True},
        many={"b", "a"},
        most=float("inf"),
        share=0.5,
    )
    read = json.loads(render(report(judged(Verdict.REFUTED, criterion(1, "x"), fails("a"), applied))))
    assert read["criteria"][0]["rule"]["options"] == {
        "paths": ["a", "b"],
        "day": "2026-02-08",
        "deep": {"x": None, "y": True},
        "many": ["a", "b"],
        "most": "inf",
        "share": 0.5,
    }


def test_equal_reports_give_equal_bytes() -> None:
    assert render(every_verdict()) == render(every_verdict())
    assert render(every_verdict()).endswith("}\n")
