from __future__ import annotations

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.trust.change.stricter import asks_as_much


def tree(source: str) -> Tree:
    read, mistakes = read_inline(Directive(f"{{{source}}}", Location("D.md", 1, 1)))
    assert read is not None, mistakes
    return read


def as_much(old: str, new: str) -> bool:
    return asks_as_much(Bound(tree(old), Origin.RULES_FILE), Bound(tree(new), Origin.RULES_FILE))


STRICTER = [
    ("file: {path: a.md}", "file: {path: a.md}"),
    ("file: {path: 'a/*'}", "file: {path: 'a/*', min: 3}"),
    ("file: {path: 'a/*', min: 2}", "file: {path: 'a/*', min: 3}"),
    ("file: {path: 'a/*', min: 2}", "file: {path: 'a/*', min: 2, max: 5}"),
    ("file: {path: 'a/*', max: 5}", "file: {path: 'a/*', max: 0}"),
    ("file: {path: a.txt}", "file: {path: a.txt, format: json}"),
    ("file: {path: a.md, named_in: docs/b.md}", "file: {path: a.md}"),
    ("file: {path: a.md, max: 0}", "file: {path: a.md, max: 0, named_in: docs/b.md}"),
    ("file: {path: a.md}", "all: [{file: {path: a.md}}, {file: {path: b.md}}]"),
    ("all: [{file: {path: a.md}}, {file: {path: b.md}}]", "all: [{file: {path: b.md}}, {file: {path: a.md}}]"),
    ("any: [{file: {path: a.md}}, {file: {path: b.md}}]", "file: {path: b.md}"),
    ("any: [{file: {path: a.md}}, {file: {path: b.md}}]", "all: [{file: {path: a.md}}, {file: {path: b.md}}]"),
    ("not: {file: {path: a.md}}", "not: {file: {path: a.md}}"),
    ("text: {in: a/*, literal: x, max: 0}", "text: {in: [a/*, b/*], literal: x, max: 0}"),
    ("text: {in: a/*, literal: x, max: 0, exclude: a/b}", "text: {in: a/*, literal: x, max: 0}"),
    ("text: {in: a, literal: x, max: 0, except: {path: a, reason: y}}", "text: {in: a, literal: x, max: 0}"),
    ("text: {in: [a, b], literal: x}", "text: {in: [a], literal: x, min: 2}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, exclude: b}"),
    ("document: {path: a.md, mentions: x}", "document: {path: a.md, mentions: [y, x], section: Z, words: 9}"),
    ("document: {path: a.md, words: 9}", "document: {path: a.md, words: 9, all_links_resolve: true}"),
    ("data: {path: a.json, query: x, at_least: 5}", "data: {path: a.json, query: x, at_least: 6}"),
    ("data: {path: a.json, query: x, at_most: 5}", "data: {path: a.json, query: x, at_most: 4}"),
    ("ledger: {milestones: M01}", "ledger: {milestones: [M01, M02], status: Closed}"),
    ("criteria: {all_of: a}", "criteria: {all_of: [a, b]}"),
    ("criteria: {any_of: [a, b]}", "criteria: {any_of: [a]}"),
    ("pre_commit: {hooks: a}", "pre_commit: {hooks: [a, b], pinned: true}"),
]
NOT_KNOWN_TO_BE = [
    ("file: {path: a.md}", "file: {path: b.md}"),
    ("file: {path: a.md, named_in: b.md}", "file: {path: a.md, named_in: docs/b.md}"),
    ("file: {path: a.md}", "text: {in: a.md, literal: x}"),
    ("file: {path: 'a/*', min: 3}", "file: {path: 'a/*', min: 2}"),
    ("file: {path: 'a/*', max: 0}", "file: {path: 'a/*', max: 9}"),
    ("file: {path: 'a/*', max: 0}", "file: {path: 'a/*'}"),
    ("file: {path: a}", "file: {path: a, max: 0}"),
    ("all: [{file: {path: a.md}}, {file: {path: b.md}}]", "file: {path: a.md}"),
    ("file: {path: a.md}", "any: [{file: {path: a.md}}, {file: {path: b.md}}]"),
    ("not: {file: {path: a.md, min: 2}}", "not: {file: {path: a.md, min: 3}}"),
    ("file: {path: a.md}", "not: {file: {path: a.md}}"),
    ("text: {in: a/*, literal: x, max: 0}", "text: {in: a/b, literal: x, max: 0}"),
    ("text: {in: a/*, literal: x, max: 0}", "text: {in: a/*, literal: x, max: 0, exclude: a/b}"),
    ("text: {in: a, literal: x, max: 0}", "text: {in: a, literal: x, max: 0, except: {path: a, reason: y}}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, max: 0}"),
    ("text: {in: a, literal: x}", "text: {in: [a, b], literal: x}"),
    ("text: {in: a, literal: x, min: 1, max: 3}", "text: {in: [a, b], literal: x, min: 1, max: 3}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, code_only: true}"),
    ("document: {path: a.md, mentions: [x, y]}", "document: {path: a.md, mentions: [x, z]}"),
    ("document: {path: a.md, section: X}", "document: {path: a.md, section: Y}"),
    ("document: {path: a.md, words: 9, all_links_resolve: true}", "document: {path: a.md, words: 9}"),
    ("data: {path: a.json, query: x, equals: true}", "data: {path: a.json, query: x, equals: false}"),
    ("data: {path: a.json, query: x, equals: 0}", "data: {path: a.json, query: x, equals: 1}"),
    ("data: {path: a.json, query: x, equals: false}", "data: {path: a.json, query: x, at_least: 0}"),
    ("ledger: {milestones: [M01, M02]}", "ledger: {milestones: M01}"),
    ("ledger: {milestones: M01, status: Closed}", "ledger: {milestones: M01}"),
    ("criteria: {all_of: [a, b]}", "criteria: {any_of: [a, b]}"),
    ("criteria: {any_of: [a]}", "criteria: {any_of: [a, b]}"),
]


@pytest.mark.parametrize(("old", "new"), STRICTER)
def test_asks_for_as_much(old: str, new: str) -> None:
    assert as_much(old, new)


@pytest.mark.parametrize(("old", "new"), [*NOT_KNOWN_TO_BE, *((new, old) for old, new in STRICTER if old != new)])
def test_is_not_known_to_ask_for_as_much(old: str, new: str) -> None:
    equal = sorted(old) == sorted(new)
    assert as_much(old, new) is equal


ALLOWED = {
    ("exact", "exact"),
    ("weaker", "weaker"),
    ("stronger", "stronger"),
    ("exact", "weaker"),
    ("stronger", "exact"),
    ("stronger", "weaker"),
}


def test_what_reads_more_out_of_a_rule_asks_for_less() -> None:
    rule = tree("file: {path: a.md}")
    found = {
        (str(old), str(new))
        for old in Strength
        for new in Strength
        if asks_as_much(Bound(rule, Origin.RECOGNISED, old), Bound(rule, Origin.RULES_FILE, new))
    }
    assert found == ALLOWED
