from __future__ import annotations

import time

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit

PARTS = [
    "x || a=1",
    "pytest || { a=1; b=$?; }",
    "pytest &",
    "wait $x || true",
    "trap 'exit 0' EXIT",
    "trap 'exit 0' ERR; trap - ERR",
    "set +e; pytest",
    "f() { pytest; }; f || true",
    "echo $(pytest; pytest)",
    "pytest | tee x",
    "x || (exit 1)",
    "if pytest; then a=1; fi",
    "find . -exec shellcheck {} ';'",
    "npm run a",
    "tox -e a,b",
    "bash -c 'pytest || true'",
    "{ pytest; } || exit 1",
    "ruff check --exit-zero .",
]
FILES = {
    "package.json": b'{"scripts": {"a": "npm run a && npm run b", "b": "npm run a; npm run a"}}',
    "tox.ini": b"[testenv]\ncommands =\n" + b"    - pytest\n" * 300,
}


@pytest.mark.parametrize("part", PARTS)
def test_a_hostile_step_costs_no_more_than_its_size(part: str) -> None:
    script = "".join(f"          {part}\n" for _ in range(40_000 // (len(part) + 1)))
    workflow = f"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n{script}"
    snapshot = MemorySnapshot({".github/workflows/ci.yml": workflow.encode(), **FILES})
    begun = time.process_time()
    audit(snapshot)
    assert time.process_time() - begun < 20


def test_many_calls_that_leave_tests_out_are_each_held_against_few() -> None:
    steps = "".join(f"      - run: pytest --ignore=d{number}\n" for number in range(3_000))
    workflow = f"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{steps}"
    begun = time.process_time()
    assert audit(MemorySnapshot({".github/workflows/ci.yml": workflow.encode()})).risks
    assert time.process_time() - begun < 8
