"""Plans of real repositories, where the shared material is at hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dodcheck.documents.plans.plan import Plan
from support.plan_cases import read
from support.plan_summaries import milestone_of, summary
from support.shared import shared
from support.yaml_files import loaded

SECONDS = 1.0
KNOWN: dict[str, dict[str, Any]] = loaded(Path(__file__).parent / "golden.yml")


def plan_at(path: Path) -> Plan:
    return read(path.read_bytes(), milestone_of(path), path.name)


def test_every_plan_is_read_within_a_second(record_property: Callable[[str, object], None]) -> None:
    paths = [path for path in sorted(shared("corpus").rglob("*.md")) if "plan" in path.name.lower()]
    slow = []
    for path in paths:
        started = time.process_time()
        plan_at(path)
        if time.process_time() - started > SECONDS:
            slow.append(path.name)
    record_property("plans read", len(paths))
    assert slow == []
    assert len(paths) >= 110, f"only {len(paths)} plans are here"


@pytest.mark.parametrize("place", KNOWN)
def test_a_plan_says_what_a_reader_found(place: str) -> None:
    assert summary(plan_at(shared(*place.split("/")))) == KNOWN[place]


def test_there_are_summaries() -> None:
    assert len(KNOWN) >= 12
