from __future__ import annotations

import json
import time

import pytest

from dodcheck.errors import UserError
from dodcheck.reports.ci_inventory.report import cost_in_words
from dodcheck.workflows.inventory.checks import CheckName
from dodcheck.workflows.inventory.row import InventoryRow
from support.inventory_cases import Case, cases, listed


def about(row: InventoryRow) -> list[str]:
    """Return each fact of a row on one line, without the folder of workflows."""
    found = [f"{one.scope}: {one.words} ({str(one.location).removeprefix('.github/workflows/')})" for one in row.facts]
    return found or [scope.value for scope in row.scopes]


def name(row: InventoryRow) -> str:
    """Return the name of a row's file."""
    return row.path.rpartition("/")[2]


@pytest.mark.parametrize("case", [pytest.param(case, id=told) for told, case in cases("scope")])
def test_what_a_workflow_is_about(case: Case) -> None:
    assert [f"{name(row)}: {fact}" for row in listed(case).rows for fact in about(row)] == case.told


@pytest.mark.parametrize("case", [pytest.param(case, id=told) for told, case in cases("cost")])
def test_what_a_run_costs(case: Case) -> None:
    told = [
        f"{name(row)}: {cost_in_words(row.cost)}{f' [{chr(59).join(row.cost.why)}]' if row.cost.why else ''}"
        for row in listed(case).rows
    ]
    assert [one.replace(";`", "; `") for one in told] == case.told


@pytest.mark.parametrize("case", [pytest.param(case, id=told) for told, case in cases("required")])
def test_what_is_required(case: Case) -> None:
    found = listed(case)
    told = [f"{name(row)}: {row.required.standing}: {row.required.why}" for row in found.rows]
    assert told + [f"unmatched: {one}" for one in found.unmatched] == case.told


def test_what_is_not_evaluated_is_listed_with_its_reason() -> None:
    good = "on: push\njobs:\n  a:\n    runs-on: u\n    steps:\n      - uses: ./.github/actions/x\n"
    files = {".github/actions/x/action.yml": "runs: {using: composite, steps: 3}\n"}
    found = listed(Case("", [], {"a.yml": good, "b.yml": "on: [", "c.yml": ""}, files))
    assert [(one.path.rpartition("/")[2], one.why) for one in found.unread] == [
        ("b.yml", "it does not fit the syntax of workflows: did not find expected node content"),
        ("c.yml", "it does not fit the syntax of workflows: it is empty"),
    ]
    assert [one.path for one in found.unread_actions] == [".github/actions/x/action.yml"]
    assert found.totals.files == 3


NO_JSON = "the evidence file protection is no JSON at line 1: expecting property name enclosed in double quotes"
WOULD = "\n  This would: gh api repos/{owner}/{repo}/branches/main/protection > protection.json"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", f"--evidence: {NO_JSON}"),
        (
            '{"message": "Not Found"}',
            f"--evidence protection says nothing of required checks: it holds “Not Found”{WOULD}",
        ),
        ('{"total_count": 0, "check_runs": []}', f"--evidence protection says nothing of required checks{WOULD}"),
    ],
)
def test_evidence_that_tells_nothing_is_a_mistake(text: str, message: str) -> None:
    with pytest.raises(UserError) as raised:
        listed(
            Case(
                "", [], {"a.yml": "on: push\njobs: {a: {runs-on: u, steps: [{run: x}]}}"}, evidence={"protection": text}
            )
        )
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("pieces", "name", "fits"),
    [
        (("lint",), "lint", True),
        (("lint",), "lint (a)", False),
        (("lint (", ")"), "lint (a, b)", True),
        (("lint (", ")"), "lint ()", True),
        (("lint (", ")"), "lint (", False),
        (("a", "b", "c"), "a1b2c", True),
        (("a", "b", "c"), "a1c2b", False),
        (("ab", "ba"), "aba", False),
        (("", ""), "anything", True),
    ],
)
def test_the_name_of_a_check(pieces: tuple[str, ...], name: str, *, fits: bool) -> None:
    assert CheckName(pieces, True, "job", ()).is_called(name) is fits  # noqa: FBT003 - the fields in their order


def test_calls_that_multiply_are_bounded() -> None:
    deep = {
        f"w{at}.yml": "on: [workflow_call, push]\njobs:\n"
        + "".join(f"  j{job}: {{uses: ./.github/workflows/w{at + 1}.yml}}\n" for job in range(9))
        for at in range(9)
    }
    deep["w9.yml"] = "on: workflow_call\njobs:\n  a: {runs-on: u, steps: [{run: pytest}]}\n"
    protection = {"required_status_checks": {"contexts": ["x"]}, "enforce_admins": {}}
    begun = time.process_time()
    found = listed(Case("", [], deep, evidence={"protection": json.dumps(protection)}))
    assert time.process_time() - begun < 10
    assert found.rows[0].cost.runs == 9**9
    assert found.unmatched == ()
    assert found.rows[0].required.standing == "may be required"
