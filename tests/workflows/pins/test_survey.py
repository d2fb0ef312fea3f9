from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.pins.pin import Pin
from dodcheck.workflows.pins.survey import PinSurvey, survey
from support.yaml_files import documents

CASES = Path(__file__).parent.parent / "cases" / "pins"
TOLD: list[tuple[str, dict[str, Any]]] = [
    (f"{path.stem}: {one['about']}", one) for path in sorted(CASES.glob("*.yml")) for one in documents(path)
]


def survey_of(case: dict[str, Any]) -> PinSurvey:
    files = {path: content.encode() for path, content in case["files"].items()}
    return survey(MemorySnapshot(files), tuple(case.get("allow", ())))


def line_of(pin: Pin, allow: tuple[str, ...]) -> str:
    version = f" # {pin.comment}: {pin.comment_kind}" if pin.comment else ""
    idle = ", never runs" if pin.idle else ""
    return f"{pin.location} {pin.kind} {pin.text} {pin.way} {pin.state(allow)}{idle}{version}"


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in TOLD])
def test_case(case: dict[str, Any]) -> None:
    found = survey_of(case)
    assert {
        "pins": [line_of(pin, found.allow) for pin in found.pins],
        "unread": [f"{one.path}:{one.line} {one.why}" for one in found.unread],
        "disagreements": [f"{one.first.location} {one.other.location} {one.message}" for one in found.disagreements],
        "unpinned": {one.path: one.unpinned for one in found.counts() if one.unpinned},
        "passed": found.passed,
    } == {
        "pins": case["pins"],
        "unread": case.get("unread", []),
        "disagreements": case.get("disagreements", []),
        "unpinned": case.get("unpinned", {}),
        "passed": case["passed"],
    }


def test_an_allowance_that_excuses_nothing_is_told() -> None:
    page = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: octo/a@v1\n      - uses: ./gone\n"
    snapshot = MemorySnapshot({".github/workflows/ci.yml": page.encode()})
    found = survey(snapshot, ("octo/a/", "OCTO", "./gone", "./", "oct", "docker://octo"))
    assert found.idle == ("oct", "docker://octo")


@pytest.mark.parametrize("comment", ["v1." * 20_000, "a " * 30_000, "@=:/" * 20_000, "-v" * 30_000, "a.b-" * 20_000])
def test_long_comments_and_names_take_linear_time(comment: str) -> None:
    commit = "34e114876b0b11c390a56381ad16ebd13914f8d5"
    steps = f"      - uses: a/b@{commit} # {comment}\n      - uses: a/{comment.strip()}\n" * 5
    page = f"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{steps}"
    start = time.process_time()
    survey(MemorySnapshot({".github/workflows/ci.yml": page.encode()})).counts()
    assert time.process_time() - start < 4
