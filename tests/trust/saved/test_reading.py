from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dodcheck.errors import UserError
from dodcheck.reports import in_toto
from dodcheck.reports import json as json_report
from dodcheck.trust.saved.reading import MAX_DEPTH, read_saved
from dodcheck.trust.saved.saved import Kind
from support.hostile import hostile
from support.reports import REPORTS, every_verdict
from support.verifying import PLAIN, SCHEMAS

ALL = {**REPORTS, "hostile": hostile}


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_saved("r.json", data, SCHEMAS)
    return str(caught.value).splitlines()[0]


@pytest.mark.parametrize("name", ALL)
def test_what_is_written_is_read_back(name: str) -> None:
    found = ALL[name]()
    for kind, text in ((Kind.REPORT, json_report.render(found)), (Kind.STATEMENT, in_toto.render(found))):
        saved = read_saved("r.json", text.encode(), SCHEMAS)
        assert (saved.kind, saved.value, saved.name) == (kind, PLAIN[kind](found), "r.json")
        assert (saved.scope, saved.as_of, saved.snapshot) == (found.scope, found.as_of, found.snapshot)
        assert (saved.policy_ref, saved.gate, saved.documents) == (found.policy_ref, found.gate, found.documents)
        assert saved.evidence == {one.name: one.digest for one in found.evidence_files}


def test_a_report_without_any_end_is_refused_at_every_length() -> None:
    data = json_report.render(REPORTS["waived"]()).rstrip().encode()
    for length in range(0, len(data), 97):
        assert refused(data[:length]).startswith("r.json:")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "r.json: no report: byte 1 is no UTF-8"),
        (b"PK\x03\x04", "r.json:1:1: no JSON: expecting value"),
        (b"[" * 200_000, "r.json: no report: nested deeper than 200 levels"),
        (b'{"schema": "dodcheck-report/1", "x": ' + b"9" * 5_000 + b"}", "r.json: no report: it holds a number with"),
        (b'{"schema": ["dodcheck-report/1"]}', "r.json: no report that dodcheck wrote"),
        (b'{"schema": "dodcheck-report/01"}', "r.json: a report of a version that this dodcheck does not know (01)"),
        (b'{"_type": "https://in-toto.io/Statement/v1"}', "r.json: a Statement about something else"),
    ],
)
def test_other_files_are_refused(data: bytes, said: str) -> None:
    assert refused(data).startswith(said)


def deep(levels: int) -> dict[str, object]:
    options: dict[str, object] = {}
    for _ in range(levels):
        options = {"x": options}
    return options


def test_options_may_be_as_deep_as_rules_nest_and_no_deeper() -> None:
    plain = PLAIN[Kind.REPORT](every_verdict())
    for levels, read in ((MAX_DEPTH - 10, True), (MAX_DEPTH, False)):
        plain["criteria"][0]["rule"]["options"] = deep(levels)
        data = json.dumps(plain).encode()
        if read:
            assert read_saved("r.json", data, SCHEMAS).value == plain
        else:
            assert refused(data) == "r.json: no report that dodcheck wrote"


def test_a_number_with_a_point_is_no_count() -> None:
    data = json_report.render(replace(every_verdict())).replace('"files": 20440', '"files": 20440.5').encode()
    assert refused(data).endswith("snapshot.files: 20440.5 is not a whole number")
