from __future__ import annotations

import json
from pathlib import Path

import dodcheck
from dodcheck.rules.updates.ecosystems import ECOSYSTEMS, MEANT

SCHEMA = Path(dodcheck.__file__).parent / "vendored" / "schemas" / "dependabot.json"


def test_the_ecosystems_are_those_of_the_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert sorted(ECOSYSTEMS) == sorted(schema["definitions"]["package-ecosystem-values"]["enum"])


def test_a_name_that_is_refused_is_no_ecosystem() -> None:
    assert ECOSYSTEMS.isdisjoint(MEANT)
    assert ECOSYSTEMS.issuperset(MEANT.values())
