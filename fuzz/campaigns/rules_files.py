"""Rules files and comments that hold a rule."""

from __future__ import annotations

from dodcheck.binding.inline import read_inline
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import as_data
from dodcheck.errors import UserError
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.rules.table import KINDS
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import files_like, soup

PIECES = (
    "version: 1\n", "rules:\n", "  phase-1/a:\n", "    says: x\n", "    file: {path: README.md}\n", "documents:\n",
    "  checklist: docs/DOD.md\n", "  milestones: m/{id}/{id}_plan.md\n", "all:\n", "any:\n", "not: ", "- ", "{", "}",
    ", ", "[", "]", "nth: 2", "path: ", "../x", "/etc/passwd", "min: ", "max: 0", "pattern: '('", "literal: x", "*a",
    "&a ", "~", "'", '"', "\n", "    ", *(f"{kind}: " for kind in KINDS), *(one.example for one in KINDS.values()),
)  # fmt: skip


def check(given: Given) -> None:
    """Read a text as a rules file and as a comment."""
    data = given[TEXT]
    try:
        for entry in read_rules_file("dodcheck.yml", data).entries:
            as_data(entry.tree)
    except UserError as problem:
        assert problem.mistakes
        lines = data.count(b"\n") + data.count(b"\r") + 2
        for one in problem.mistakes:
            assert one.location is not None and one.location.path == "dodcheck.yml", one
            assert one.location.line is None or 1 <= one.location.line <= lines, one
    start = Location("a.md", 3, 15)
    tree, mistakes = read_inline(Directive(data.decode("utf-8", "replace"), start))
    assert (tree is None) is bool(mistakes)


CAMPAIGN = Campaign(
    name="rules-files",
    about="dodcheck.yml and rules in comments",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("dodcheck.yml", "tests/rules/cases/**/*.yml", "tests/**/dodcheck*.yml"),
)
