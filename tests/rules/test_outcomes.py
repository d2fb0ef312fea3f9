"""What rules say of small repositories, many in a file: the outcome and the words; whole evidence is in ``cases/``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import Tree
from dodcheck.testing import evidence_of
from support.rule_cases import snapshot_of
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "outcomes"
CASES = [
    pytest.param(case, id=f"{path.stem} {case['about']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in loaded(path)
]


@pytest.mark.parametrize("case", CASES)
def test_what_a_rule_says(case: dict[str, Any]) -> None:
    assert told_of(case) == case["told"]


def told_of(case: dict[str, Any]) -> str:
    """Return the outcome, what can't be known and the words."""
    evidence = evidence_of(_rule_of(case["rule"]), snapshot_of(case))
    unknown = f" {evidence.unknown}" if evidence.unknown else ""
    return f"{evidence.outcome}{unknown}: {evidence.summary}"


def _rule_of(told: object) -> Tree:
    text = yaml.safe_dump({"version": 1, "rules": {"phase-1/a": told}}).encode()
    (entry,) = read_rules_file("dodcheck.yml", text).entries
    return entry.tree
