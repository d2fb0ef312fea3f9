from __future__ import annotations

import time

import pytest

from dodcheck.model.evidence import Outcome
from dodcheck.rules.workflow import WorkflowRule
from dodcheck.snapshot.memory import MemorySnapshot

STEPS = 4_000
RULES = {
    "run: pytest": WorkflowRule(checks="test"),
    "run: python -m pytest": WorkflowRule(checks="test", fails_loudly=True),
    "run: make test": WorkflowRule(checks="test", without_build=True),
    "run: echo x > /usr/bin/pytest; pytest": WorkflowRule(runs="pytest"),
    "run: export PYTEST_ADDOPTS=-x%d; pytest": WorkflowRule(runs="pytest"),
    "{id: s%d, continue-on-error: true, run: pytest}": WorkflowRule(runs="pytest"),
    "uses: actions/setup-python@v5": WorkflowRule(uses="actions/setup-python", sets_up="python"),
}
FILES = {"Makefile": b"test:\n\tpytest\n"}


@pytest.mark.parametrize("step", RULES)
def test_many_steps_cost_no_more_than_their_size(step: str) -> None:
    steps = "".join(f"      - {step.replace('%d', str(number))}\n" for number in range(STEPS))
    workflow = f"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{steps}"
    assert seconds(RULES[step], workflow) < 5


def test_a_long_chain_of_jobs_costs_no_more_than_its_size() -> None:
    jobs = "".join(
        f"  j{number}:\n    runs-on: x\n    needs: [j{max(number - 1, 0)}]\n    if: github.actor == 'a{number}'\n"
        "    steps: [{run: pytest}]\n"
        for number in range(1, 2_000)
    )
    first = "  j0:\n    runs-on: x\n    steps: [{run: pytest}]\n"
    assert seconds(WorkflowRule(checks="test", without_build=True), f"on: push\njobs:\n{first}{jobs}") < 8


def test_steps_that_start_one_long_script_are_followed_up_to_a_limit() -> None:
    steps = "      - run: ./all.sh\n" * 260
    workflow = f"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{steps}      - run: ruff check\n"
    files = {".github/workflows/ci.yml": workflow.encode(), "all.sh": b"pytest\n" * 2_000}
    tests, lint = (WorkflowRule(checks=what).examine(MemorySnapshot(files)) for what in ("test", "lint"))
    assert (tests.outcome, lint.outcome) == (Outcome.UNKNOWN, Outcome.UNKNOWN)
    assert tests.summary == "a step does a test step in more than 200,000 ways, which are too many to look at"


def seconds(rule: WorkflowRule, workflow: str) -> float:
    snapshot = MemorySnapshot({".github/workflows/ci.yml": workflow.encode(), **FILES})
    begun = time.process_time()
    assert rule.examine(snapshot).examined
    return time.process_time() - begun
