"""Catalogues of invariants and documents that contradict each other: whatever stands in them."""

from __future__ import annotations

from random import Random

from dodcheck.documents.document import Role, read_document
from dodcheck.documents.invariants.strength import required_strength, verified_as
from dodcheck.documents.text import UndecodableError
from dodcheck.model.evidence import Outcome
from dodcheck.program.contradictions import find_contradictions
from dodcheck.rules.invariants import InvariantsRule
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed, parts_of

PIECES = (
    "### INV-002: C++ API\n", "## I01 \u2014 Imports\n", "#### M03 \u2014 Work \u2705 CLOSED\n", "### P0 (Critical)\n",
    "| ID | Invariant | Verification Strength | Enforced by |\n", "| Invariant ID | Required strength | Milestone |\n",
    "| Invariant | Status |\n", "| Phase | Milestones | Complete | Planned |\n", "|---|---|---|---|\n", "|---|---|\n",
    "| INV-2 |", "| P0-3 |", " \U0001f7e2 Strong |", " \U0001f7e1 **Partial** (no job) |", " \U0001f534 **MISSING** |",
    " Weak/Partial |", " Strong (planned) |", " 2 (M00, M01) |", " M00-M02 |", " `test/test_a.py` |",
    " the `lint` job |",
    "**Verification Method**:\n", "- **Static**: `pytest test/test_a.py::A`\n", "**Current Coverage**: Strong\n",
    "**Priority**: P0 (Critical)\n", "**Status:** Closed\n", "**Blockers:** None (M02 complete)\n", "\n",
    "- [x] ", "- [ ] ",
    "All P0 invariants have strong verification\n", "`a: true` removed or justified\n", "**Measurement**:\n",
    "0 instances of `a`\n", "M05: (Deferred) Lint\n", "(", ")", "`", "**", "~~", "|", "/", " or ", "(e.g. ", "\u00b9",
    "INV-" + "9" * 40, "P0", "test/", "../", "\u00e2\u0153\u2026",
)  # fmt: skip
RULES = (
    InvariantsRule(at_least="strong", catalogue="a.md", priority=("P0",)),
    InvariantsRule(at_least="weak", catalogue="a.md", ids=("INV-002", "I01", "imports")),
    InvariantsRule(at_least="partial", catalogue="a.md", accept_stated=True),
)
OTHERS = {"test/test_a.py": b"def test_a():\n    assert a() == 1\n", ".github/workflows/ci.yml": b"on: push\n"}


def fresh(random: Random) -> Given:
    """Return a document of random fields, tables and boxes."""
    lines = [mixed(random, PIECES, 8) for _ in range(random.randint(0, random.choice((4, 30))))]
    return {TEXT: encoded(random, random.choice(("\n", "\n", "")).join(lines))}


def check(given: Given) -> None:
    """Read a text as a catalogue, and as the documents of a program."""
    snapshot = MemorySnapshot({"a.md": given[TEXT], **OTHERS})
    bare = MemorySnapshot({"a.md": given[TEXT]})
    for rule in RULES:
        seen = rule.examine(snapshot)
        assert seen == rule.examine(snapshot), "two looks differ"
        assert rule.accept_stated or rule.examine(bare).outcome is not Outcome.HOLDS, "a document's word alone proves"
        for planted in list(rule.counterexamples(snapshot, seen))[:5]:
            assert rule.examine(planted.planted_in(snapshot)).summary
    for line in given[TEXT].decode("utf-8", "replace").split("\n")[:60]:
        assert (verified_as(line) or 0) <= (required_strength(line) or 0), line
    _contradicting(given[TEXT])


def _contradicting(data: bytes) -> None:
    roles = (Role.CHECKLIST, Role.LEDGER, Role.PLAN)
    try:
        documents = [read_document(f"{role}.md", data, role, "milestone-m03") for role in roles]
    except UndecodableError:
        return
    for one in find_contradictions(documents):
        assert one.beside is not None, one
        assert one.beside != one.location, one


CAMPAIGN = Campaign(
    name="invariants",
    about="catalogues of invariants, and contradictions between documents",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=parts_of("docs/**/*.md", "tests/rules/cases/invariants/**/*.yml", "tests/program/contradictions/cases/*.yml"),
)
