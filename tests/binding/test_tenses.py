"""The tense that a rules file asks for."""

from __future__ import annotations

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tenses import tensed
from dodcheck.model.criterion import Criterion, Form, Holds
from dodcheck.model.location import Location

RULES = b"""\
version: 1
rules:
  milestone-m03/a: {holds: always, file: {path: a.md}}
  milestone-m03/b: {file: {path: b.md}}
  milestone-m03/c: {nth: 2, holds: always, file: {path: c.md}}
  milestone-m03/d: {holds: then, file: {path: d.md}}
"""


def statement(name: str, holds: Holds, nth: int = 1) -> Criterion:
    number = f"-{nth}" if nth > 1 else ""
    place = Location("PLAN.md", 1, 1)
    return Criterion(
        f"milestone-m03/{name}{number}", name, Form.BOX, "milestone-m03", None, None, place, holds=holds, nth=nth
    )


def test_only_the_statement_that_a_rule_names_changes_its_tense() -> None:
    told = [
        statement("a", Holds.THEN),
        statement("b", Holds.THEN),
        statement("c", Holds.THEN),
        statement("c", Holds.THEN, nth=2),
        statement("d", Holds.ALWAYS),
        statement("e", Holds.THEN),
    ]
    found = list(tensed(told, read_rules_file("dodcheck.yml", RULES)))
    assert [(one.id, one.holds) for one in found] == [
        ("milestone-m03/a", Holds.ALWAYS),
        ("milestone-m03/b", Holds.THEN),
        ("milestone-m03/c", Holds.THEN),
        ("milestone-m03/c-2", Holds.ALWAYS),
        ("milestone-m03/d", Holds.THEN),
        ("milestone-m03/e", Holds.THEN),
    ]
