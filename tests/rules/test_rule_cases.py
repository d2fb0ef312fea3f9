from __future__ import annotations

import pytest

from dodcheck.rules.table import KINDS
from dodcheck.testing import as_told
from support.rule_cases import CASES, EXPECTED, Case, cases, evidence_of

ALL = list(cases())
UNDECIDED = "attestation"
"""The kind that never decides anything: a person's word is no evidence."""
NO_ERROR = ("formerly", "error")
"""The kind that reads nothing but versions of the past: where one is not to be read, this clone lacks it."""


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in ALL])
def test_case(case: Case) -> None:
    evidence = evidence_of(case)
    assert as_told(evidence) == {
        "outcome": case.outcome,
        **{key: case.told[key] for key in EXPECTED},
    }


@pytest.mark.parametrize("kind", [*KINDS, "all", "any", "not"])
@pytest.mark.parametrize("outcome", ["holds", "fails", "unknown", "error"])
def test_every_kind_has_a_case_of_every_outcome(kind: str, outcome: str) -> None:
    there = bool(list((CASES / kind / outcome).glob("*.yml")))
    wanted = outcome == "unknown" if kind == UNDECIDED else (kind, outcome) != NO_ERROR
    assert there is wanted, f"a case {'is missing' if wanted else 'of what never happens'}: {kind}/{outcome}/"
