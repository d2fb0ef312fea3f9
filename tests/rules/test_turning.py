from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.rules.base import RestingRule, Rule
from dodcheck.rules.table import KINDS
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "turning"
CASES = [
    pytest.param(case, id=f"{path.stem} {case['rule']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in loaded(path)
]


@pytest.mark.parametrize("case", CASES)
def test_what_would_turn_a_rule(case: dict[str, Any]) -> None:
    told = yaml.safe_dump({"version": 1, "rules": {"phase-1/a": case["rule"]}}).encode()
    (entry,) = read_rules_file("dodcheck.yml", told).entries
    assert isinstance(entry.tree, Rule | RestingRule)
    assert {"holds": entry.tree.makes_it_hold(), "fails": entry.tree.makes_it_fail()} == {
        "holds": case["holds"],
        "fails": case["fails"],
    }


def test_every_kind_has_cases() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(KINDS)
