from __future__ import annotations

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Bound
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.past.memory import Memory
from support.reports import criterion


def bound(value: str) -> Bound:
    source = f"{{data: {{path: a.json, query: x, equals: {value}}}}}"
    tree, mistakes = read_inline(Directive(source, Location("D.md", 1, 1)))
    assert tree is not None, mistakes
    return Bound(tree, Origin.INLINE)


def test_evidence_is_not_kept_for_a_rule_that_python_alone_takes_for_the_same() -> None:
    memory, snapshot, said = Memory(), MemorySnapshot({"a.json": b'{"x": 0}'}), criterion(1, "x", path="D.md")
    outcomes = [
        str(memory.evidence_for(said, bound(value), snapshot, lambda _: ()).outcome) for value in ("0", "false", "0")
    ]
    assert outcomes == ["holds", "fails", "holds"]
