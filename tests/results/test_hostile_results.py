"""Files of results that are damaged, or made to do harm: each is refused with its place, or read for what it is."""

from __future__ import annotations

import pytest

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.results import coverage_reports, junit

CASE = '<testcase name="a" time="{}"/>'


@pytest.mark.parametrize("time", ["", "-1", "-0.001", "NaN", "inf", "-inf", "1e400", "1e300", "one", "1;5", "0x1"])
def test_a_time_that_is_none_is_told_by_nobody(time: str) -> None:
    (case,) = junit.load(f"<testsuite>{CASE.format(time)}</testsuite>".encode()).cases
    assert case.seconds is None


@pytest.mark.parametrize(("time", "seconds"), [("0", 0.0), ("1,234.5", 1234.5), (" 1e-3 ", 0.001), ("1e9", 1e9)])
def test_a_time_in_any_notation_is_read(time: str, seconds: float) -> None:
    (case,) = junit.load(f"<testsuite>{CASE.format(time)}</testsuite>".encode()).cases
    assert case.seconds == seconds


@pytest.mark.parametrize(
    ("suites", "took"),
    [
        ('<testsuite time="2"/>', 2.0),
        ('<testsuites time="9"><testsuite time="2"><testsuite time="1"/></testsuite><testsuite/></testsuites>', 2.0),
        ('<testsuites><testsuite time="2"/><testsuite time="0.5"/></testsuites>', 2.5),
        ('<testsuite time="-2"/>', None),
        ("<testsuite/>", None),
    ],
)
def test_the_time_of_a_run_is_that_of_its_outermost_suites(suites: str, took: float | None) -> None:
    assert junit.load(suites.encode()).seconds == took


@pytest.mark.parametrize(
    ("data", "kind", "problem", "line"),
    [
        (b"", FormatProblem, "no element found", 1),
        (b"\xff\xfe<\x00", FormatProblem, "unclosed token", 1),
        (b"<testsuite>\n\xe4\xf6</testsuite>", FormatProblem, "not well-formed (invalid token)", 2),
        (b"<testsuite>\n<testcase name='\x00'/>", FormatProblem, "not well-formed (invalid token)", 2),
        (b"<?xml version='1.0' encoding='ebcdic-9'?><testsuite/>", UnreadProblem, "its encoding is not known", None),
        (b"<testsuite>" + b"<a>" * 300, UnreadProblem, "nested deeper than 200 levels", 1),
        (b"<testsuite/>\n<testsuite/>", FormatProblem, "junk after document element", 2),
        (b"<testsuite>\n<testcase></testsuite>", FormatProblem, "mismatched tag", 2),
    ],
)
def test_what_is_damaged_is_refused_with_its_place(
    data: bytes, kind: type[FormatProblem], problem: str, line: int | None
) -> None:
    with pytest.raises(FormatProblem) as raised:
        junit.load(data)
    assert (type(raised.value), str(raised.value), raised.value.line) == (kind, problem, line)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_an_encoding_that_marks_itself_is_read(encoding: str) -> None:
    assert [case.name for case in junit.load('<testsuite><testcase name="é"/></testsuite>'.encode(encoding)).cases] == [
        "é"
    ]


def test_an_encoding_that_is_declared_is_read() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><testsuite><testcase name='é'/></testsuite>"
    assert [case.name for case in junit.load(text.encode("iso-8859-1")).cases] == ["é"]


def test_more_tests_than_are_read_are_refused_with_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(junit, "MAX_CASES", 2)
    with pytest.raises(UnreadProblem, match="more than 2 tests") as raised:
        junit.load(b"<testsuite>\n" + b'<testcase name="a"/>\n' * 3 + b"</testsuite>")
    assert raised.value.line == 4


@pytest.mark.parametrize(
    "data",
    [b"", b"\xef\xbb\xbf", b"{", b"[]", b"<coverage/>", b"<report/>", b"\x00\x01", b"DA:1,1\n", b"SF:a\nDA:1,x\n"],
)
def test_what_is_no_report_of_coverage_is_refused(data: bytes) -> None:
    with pytest.raises(FormatProblem):
        coverage_reports.load(data)
