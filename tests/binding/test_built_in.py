from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.binding.bind import bind
from dodcheck.binding.built_in import built_in_rule
from dodcheck.binding.entries import RulesFile
from dodcheck.binding.tree import Bound, Strength
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.model.promise import EachHas, Entered, FilesThere, Logged, Part, PartOf, Promise, Reversible, WithinScope
from dodcheck.program.discover import NamedDocuments, discover
from dodcheck.program.load import assemble_program, read_sources
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import documents

CASES = list(
    documents(Path(__file__).parent / "built_in.yml"),
)


def rules_of(documents: dict[str, str]) -> dict[str, str]:
    """Return each rule that is built in, by the id of what it decides."""
    snapshot = MemorySnapshot({path: text.encode() for path, text in documents.items()})
    program = assemble_program(read_sources(discover(snapshot.files(), NamedDocuments()), snapshot))
    bound = bind(program.criteria, RulesFile()).by_id.items()
    return {name: _shown(one) for name, one in bound if isinstance(one, Bound) and one.origin == "built-in"}


def _shown(one: Bound) -> str:
    rule = one.applied()
    return f"{rule.kind} {rule.options} ({one.strength})"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_decides_the_promises_of_documents(case: dict[str, Any]) -> None:
    assert rules_of(case["documents"]) == case["rules"]


M03 = MilestoneId("", (3,), "")
LEDGER = "REFACTOR.md"


def within(*, whole: bool) -> WithinScope:
    return WithinScope(M03, LEDGER, ("a.md",), (), (), (), (), whole, ())


@pytest.mark.parametrize(
    ("promise", "strength"),
    [
        (FilesThere(("a.md",), placed=True, changed=False), Strength.EXACT),
        (FilesThere(("a.md",), placed=True, changed=True), Strength.WEAKER),
        (FilesThere(("a.json",), placed=False, changed=False), Strength.STRONGER),
        (PartOf("A table", "a.md"), Strength.STRONGER),
        (Entered(M03, LEDGER, closed=True, otherwise=None), Strength.EXACT),
        (Entered(M03, LEDGER, closed=True, otherwise=Status.PLANNED), Strength.WEAKER),
        (within(whole=True), Strength.EXACT),
        (within(whole=False), Strength.WEAKER),
        (EachHas(Part.ROLLBACK, (M03,), LEDGER, whole=True), Strength.EXACT),
        (EachHas(Part.ROLLBACK, (M03,), LEDGER, whole=False), Strength.WEAKER),
        (EachHas(Part.CHECKS, (M03,), LEDGER, whole=True), Strength.WEAKER),
        (Logged("log.md", ended=True), Strength.EXACT),
        (Reversible(), Strength.EXACT),
    ],
)
def test_what_a_promise_leaves_open_proves_nothing_or_refutes_nothing(promise: Promise, strength: Strength) -> None:
    place = Location("docs/M03_plan.md", 1)
    bound = built_in_rule(Criterion("a", "a", Form.DERIVED, "milestone-m03", None, None, place, promise=promise))
    assert bound is not None
    assert bound.strength is strength
