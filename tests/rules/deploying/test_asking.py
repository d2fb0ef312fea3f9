from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.deploying import compose, kubernetes
from dodcheck.rules.deploying.asking import has, is_asked
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import loaded

_CASES = loaded(Path(__file__).parent / "answers.yml")
_SAID = {True: "yes", False: "no", None: "open"}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["about"]) for case in _CASES])
def test_what_each_container_has(case: dict[str, Any]) -> None:
    assert told_of(case) == case["told"]


def told_of(case: dict[str, Any]) -> list[str]:
    """Return what is answered of each container for each thing that is asked, and which files can't be read."""
    snapshot = MemorySnapshot({path: text.encode() for path, text in case["files"].items()})
    finder = kubernetes if case["of"] == "kubernetes" else compose
    deployed = finder.deployed(snapshot, sorted(case["files"]))
    told = [
        f"{one.workload}, {one.name} ({one.path}:{one.line}): {what}: "
        + (_SAID[has(one, what)] if is_asked(one, what) else "not asked")
        for one in deployed.containers
        for what in case["has"]
    ]
    limits = [f"limits: {deployed.sets_limits}"] if deployed.sets_limits else []
    return [*told, *(f"not read: {path}" for path in deployed.hidden), *limits]
