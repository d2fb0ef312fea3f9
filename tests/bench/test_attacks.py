from __future__ import annotations

import pytest

from bench.attacks import Aim, attacks
from bench.edits import Edit
from dodcheck.binding.tree import Tree
from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Rule
from dodcheck.rules.combine import All, AnyOf, Not, all_of, negated
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.memory import MemorySnapshot

SNAPSHOT = MemorySnapshot({"docs/a.md": b"one\ntwo\none\n", "src/a.py": b"x = 1\n"})


def told(rule: Tree, *parts: Rule) -> list[str]:
    """Return the edits of every way to turn a rule."""
    seen = [part.examine(SNAPSHOT) for part in parts]
    whole = negated(seen[0]) if isinstance(rule, Not) else all_of(seen)
    evidence = whole if isinstance(rule, Not | All | AnyOf) else seen[0]
    ways = attacks(rule, evidence)
    return ["; ".join(str(edit) for aim in way for edit in _edits(aim, evidence)) for way in ways]


def _edits(aim: Aim, evidence: Evidence) -> list[Edit]:
    seen = aim.seen(evidence)
    return aim.edits(SNAPSHOT, seen) if seen else []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (FileRule("docs/a.md"), ["delete docs/a.md"]),
        (FileRule("gone/", named_in="docs/a.md", max=0), ["add “planted” to gone/planted"]),
        (FileRule("src/**/*.js", max=0), ["add “planted” to src/planted/planted0.js"]),
        (TextRule(("docs/a.md",), "one"), ["blank docs/a.md:1; blank docs/a.md:3"]),
        (
            TextRule(("docs/*",), "one", min=2, max=2),
            ["add “one” to docs/a.md", "blank docs/a.md:1; blank docs/a.md:3"],
        ),
        (TextRule(("docs/*",), "three", max=0), ["add “three” to docs/a.md"]),
        (TextRule(("docs/*",), pattern=r"^a\.b$", max=0), ["add “a.b” to docs/a.md"]),
        (TextRule(("docs/*",), pattern=r"[xyz]\d", max=0), [""]),
    ],
)
def test_what_a_rule_saw_is_taken_away_and_what_it_forbids_added(rule: Rule, expected: list[str]) -> None:
    assert told(rule, rule) == expected


def test_one_rule_of_all_is_enough() -> None:
    parts = (FileRule("docs/a.md"), FileRule("src/a.py"))
    assert told(All(parts), *parts) == ["delete docs/a.md", "delete src/a.py"]


def test_every_rule_of_any_has_to_turn() -> None:
    parts = (FileRule("docs/a.md"), FileRule("src/a.py"))
    assert told(AnyOf(parts), *parts) == ["delete docs/a.md; delete src/a.py"]


def test_the_contrary_of_a_rule_turns_when_the_rule_holds() -> None:
    part = FileRule("src/b.py")
    assert told(Not(part), part) == ["add “planted” to src/b.py"]
