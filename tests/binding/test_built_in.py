from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dodcheck.binding.bind import bind
from dodcheck.binding.entries import RulesFile
from dodcheck.binding.tree import Bound
from dodcheck.program.discover import Named, discover
from dodcheck.program.load import assemble, read_sources
from dodcheck.snapshot.memory import MemorySnapshot

CASES = list(
    yaml.safe_load_all((Path(__file__).parent / "built_in.yml").read_text(encoding="utf-8")),
)


def rules_of(documents: dict[str, str]) -> dict[str, str]:
    """Return each rule that is built in, by the id of what it decides."""
    snapshot = MemorySnapshot({path: text.encode() for path, text in documents.items()})
    program = assemble(read_sources(discover(snapshot.files(), Named()), snapshot))
    bound = bind(program.criteria, RulesFile()).by_id.items()
    return {name: _shown(one) for name, one in bound if isinstance(one, Bound) and one.origin == "built-in"}


def _shown(one: Bound) -> str:
    rule = one.applied()
    return f"{rule.kind} {rule.options} ({one.strength})"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_decides_the_promises_of_documents(case: dict[str, Any]) -> None:
    assert rules_of(case["documents"]) == case["rules"]
