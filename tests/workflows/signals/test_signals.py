from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.signals.signal import Classified, SignalFact
from dodcheck.workflows.signals.signals import signals
from support.yaml_files import documents

CASES = Path(__file__).resolve().parent.parent / "cases" / "signals"


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(CASES.glob("*.yml")):
        for case in documents(path):
            yield f"{path.stem}: {case['about']}", case


def told(one: Classified) -> list[str]:
    return [f"{one.path.rpartition('/')[2]}: {one.signal}", *(f"- {told_fact(fact)}" for fact in one.facts)]


def told_fact(fact: SignalFact) -> str:
    places = ", ".join(str(place).rpartition("/")[2] for place in fact.places)
    return f"{fact.text} ({places})" if fact.many == len(fact.places) else f"{fact.text} ({places}; {fact.many} in all)"


def found(files: dict[str, str]) -> list[str]:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    return [line for one in signals(snapshot).workflows for line in told(one)]


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()])
def test_case(case: dict[str, Any]) -> None:
    assert found(case["files"]) == case["signals"]
