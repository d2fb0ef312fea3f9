from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.results import cobertura, counting, coverage_json, lcov
from dodcheck.results.coverage import Coverage
from support.yaml_files import loaded

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "cases" / "coverage").glob("*.yml"))}


def told(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = loaded(CASES[name])
    return found


def read(case: Mapping[str, Any]) -> Coverage:
    match case["format"]:
        case "cobertura":
            return cobertura.load(case["text"].encode())
        case "coverage_json":
            return coverage_json.load(case["text"])
        case _:
            return lcov.load(case["text"])


@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith("refused")])
def test_what_a_report_tells(name: str) -> None:
    case = told(name)
    report = read(case)
    assert [f"{one.path} {one.ran} of {one.lines}" for one in report.files] == case["files"]
    assert (list(report.roots), report.stated) == (case["roots"], case["stated"])


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("refused")])
def test_what_is_not_read(name: str) -> None:
    case = told(name)
    with pytest.raises(FormatProblem) as raised:
        read(case)
    assert str(raised.value) == case["problem"]


def test_a_report_beyond_the_limit_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MAX_LINES", 2)
    with pytest.raises(UnreadProblem, match="more than 2 lines"):
        lcov.load("SF:a\nDA:1,1\nDA:2,1\nDA:3,1\nend_of_record\n")


@given(st.dictionaries(st.integers(1, 30), st.integers(0, 3), max_size=12))
def test_three_formats_tell_the_same(hits: dict[int, int]) -> None:
    lines = "".join(f'<line number="{number}" hits="{count}"/>' for number, count in hits.items())
    xml = f'<coverage line-rate="0"><class filename="a.c">{lines}</class></coverage>'
    trace = "SF:a.c\n" + "".join(f"DA:{number},{count}\n" for number, count in hits.items()) + "end_of_record\n"
    ran, missed = [one for one, count in hits.items() if count], [one for one, count in hits.items() if not count]
    json = f'{{"files": {{"a.c": {{"executed_lines": {ran}, "missing_lines": {missed}}}}}, "totals": {{}}}}'
    found = [cobertura.load(xml.encode()).files, lcov.load(trace).files, coverage_json.load(json).files]
    assert found[0] == found[1] == found[2]
    assert (found[0][0].ran, found[0][0].lines) == (len(ran), len(hits))
