from __future__ import annotations

import time

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit

SECONDS = 20
OTHERS = ("create", "delete", "fork", "gollum", "issues", "label", "release", "status", "watch", "merge_group")


def timed(text: str, files: dict[str, bytes] | None = None) -> float:
    snapshot = MemorySnapshot({".github/workflows/ci.yml": text.encode(), **(files or {})})
    begin = time.process_time()
    audit(snapshot)
    return time.process_time() - begin


def test_many_conditions_over_many_legs_and_events_take_bounded_time() -> None:
    events = "push: , pull_request: , " + ", ".join(f"{name}: " for name in OTHERS)
    steps = "".join(
        f"      - run: pytest -q\n        if: matrix.a == '{number}' && github.event_name == 'x'\n"
        for number in range(2_000)
    )
    matrix = ", ".join(str(number) for number in range(60))
    head = f"on: {{{events}}}\njobs:\n  test:\n    runs-on: x\n    strategy:\n      matrix:\n        a: [{matrix}]\n"
    text = f"{head}    steps:\n{steps}"
    assert timed(text) < SECONDS
    snapshot = MemorySnapshot({".github/workflows/ci.yml": text.encode()})
    assert "not all conditions were worked out: there are too many" in {one.message for one in audit(snapshot).risks}


def test_many_jobs_that_need_all_others_take_bounded_time() -> None:
    names = [f"j{number}" for number in range(600)]
    jobs = "".join(
        f"  {name}:\n    if: ${{{{ github.ref }}}}\n    needs: [{', '.join(names[:200])}]\n"
        "    runs-on: x\n    steps:\n      - run: pytest -q\n"
        for name in names
    )
    assert timed(f"on: [push, pull_request]\njobs:\n{jobs}") < SECONDS


def test_many_filters_of_paths_take_bounded_time() -> None:
    patterns = "".join(f"      - 'a{number}[xy]/**'\n" for number in range(3_000))
    files = {f"a{number}/b/c.py": b"" for number in range(3_000)}
    text = (
        f"on:\n  pull_request:\n    paths:\n{patterns}jobs:\n  t:\n    runs-on: x\n    steps:\n      - run: pytest -q\n"
    )
    assert timed(text, files) < SECONDS
