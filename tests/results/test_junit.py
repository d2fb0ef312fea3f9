from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats.problem import FormatProblem
from dodcheck.results.junit import load
from dodcheck.results.tests import RunOfTests, Status
from support.yaml_files import loaded

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "cases" / "junit").glob("*.yml"))}


def told(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = loaded(CASES[name])
    return found


def shown(case: RunOfTests) -> str:
    parts = [
        f"{case.line}  {case.status:<8} {case.group}::{case.name}",
        "" if case.seconds is None else f"{case.seconds} s",
        f"in {case.file}" if case.file else "",
        case.message,
        "(flaky)" if case.flaky else "",
    ]
    return "  ".join(part for part in parts if part)


@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith("refused")])
def test_what_a_file_of_results_tells(name: str) -> None:
    case = told(name)
    results = load(case["xml"].encode())
    assert [shown(one) for one in results.cases] == case["cases"]
    assert (results.commit, results.stated, results.missing_cases) == (
        case["commit"],
        case["stated"],
        case.get("cut", 0),
    )


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("refused")])
def test_what_is_not_read(name: str) -> None:
    case = told(name)
    with pytest.raises(FormatProblem) as raised:
        load(case["xml"].encode())
    assert (str(raised.value), raised.value.line) == (case["problem"], case["line"])


WORDS = st.sampled_from(["", "run", "completed", "passed", "failed", "notrun", "what"])
ENDS = st.sampled_from(
    ["", "<failure/>", "<error/>", "<skipped/>", "<flakyFailure/>", "<system-out>failure</system-out>"]
)


@given(st.lists(st.tuples(WORDS, ENDS), max_size=8))
def test_a_test_passed_only_where_nothing_says_otherwise(tests: list[tuple[str, str]]) -> None:
    body = "".join(f'<testcase name="t" status="{word}">{end}</testcase>' for word, end in tests)
    found = load(f"<testsuite>{body}</testsuite>".encode()).cases
    fine = [word in ("", "run", "completed", "passed") and end[:4] in ("", "<fla", "<sys") for word, end in tests]
    assert [case.status is Status.PASSED for case in found] == fine
