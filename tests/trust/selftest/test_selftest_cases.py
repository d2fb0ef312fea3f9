from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.table import KINDS
from dodcheck.trust.selftest.trial import Fate
from support.selftesting import as_told, self_tested
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "cases"
CASES = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.yml"))]


def told(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = loaded(path)
    return case


@pytest.mark.parametrize("path", CASES)
def test_what_becomes_of_passing_rules(path: Path) -> None:
    case = told(path)
    asked = [{key: one[key] for key in ("statement", "rule") if key in one} for one in case["said"]]
    found = self_tested(case).tested
    assert [{"statement": one.judgement.criterion.text, **as_told(one)} for one in found] == [
        {key: value for key, value in one.items() if key != "rule"} for one in case["said"]
    ], asked


def test_every_kind_has_cases() -> None:
    assert set(KINDS) - {path.stem for path in FOLDER.glob("*.yml")} == set()


def test_every_fate_is_met() -> None:
    assert {one["fate"] for path in FOLDER.glob("*.yml") for one in told(path)["said"]} == {*Fate}
