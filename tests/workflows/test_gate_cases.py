from __future__ import annotations

import pytest

from support.gate_cases import Case, audited, cases, findings_of, runs_of

ALL = [pytest.param(case, id=name) for name, case in cases()]


@pytest.mark.parametrize("case", ALL)
def test_case(case: Case) -> None:
    told = audited(case)
    assert (runs_of(told), findings_of(told), told.passed) == (case.runs, case.findings, case.passes)


@pytest.mark.parametrize("case", ALL)
def test_every_finding_says_what_to_do_and_has_a_key_without_lines(case: Case) -> None:
    told = audited(case)
    assert all(one.remedy.endswith(".") for one in told.findings)
    lines = {f":{one.location.line}" for one in told.findings if one.location.line}
    assert [one.key for one in told.findings if any(one.key.endswith(line) for line in lines)] == []
    assert len({one.key for one in told.findings}) == len(told.findings)
