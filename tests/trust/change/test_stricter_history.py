from __future__ import annotations

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Tree
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.trust.change.stricter import implies


def tree(options: str) -> Tree:
    read, mistakes = read_inline(Directive(f"{{git_history: {{{options}}}}}", Location("D.md", 1, 1)))
    assert read is not None, mistakes
    return read


STRICTER = [
    ("commits_of: M03, areas: ci", "commits_of: M03, areas: [ci, code]"),
    ("since: v1, unchanged: src/**", "since: v1, unchanged: [src/**, lib/**]"),
    ("since: v1, changed_only: [docs/**, a.md]", "since: v1, changed_only: docs/**"),
    ("since: v1, areas: ci", "since: v1, areas: ci, changed_only: docs/**"),
    ("since: v1, added: a/*, min: 2", "since: v1, added: a/*, min: 3"),
    ("committed_on: main, paths: a.md", "committed_on: main, paths: [a.md, b.md]"),
]
NOT_KNOWN_TO_BE = [
    ("commits_of: M03, areas: [ci, code]", "commits_of: M03, areas: ci"),
    ("commits_of: M03, areas: ci", "commits_of: M04, areas: ci"),
    ("since: v1, areas: ci", "since: v2, areas: ci"),
    ("commits_of: M03, areas: ci", "in: a..b, areas: ci"),
    ("since: v1, changed_only: docs/**", "since: v1, changed_only: [docs/**, a.md]"),
    ("since: v1, areas: ci, changed_only: docs/**", "since: v1, areas: ci"),
    ("since: v1, changed_only: docs/**", "since: v1, areas: ci"),
    ("since: v1, added: a/*, min: 3", "since: v1, added: a/*, min: 2"),
    ("since: v1, added: a/*", "since: v1, added: b/*"),
    ("commits_of: M03, areas: ci, plan: a.md", "commits_of: M03, areas: ci, plan: b.md"),
    ("tag: v1.0", "tag: 'v*'"),
    ("commits_of: M03, entry_only: R.md", "commits_of: M03, entry_only: R.md, notes: Notes"),
    ("locked: a.md", "locked: b.md"),
]


@pytest.mark.parametrize(("old", "new"), STRICTER)
def test_asks_for_as_much(old: str, new: str) -> None:
    assert implies(tree(new), tree(old))


@pytest.mark.parametrize(("old", "new"), NOT_KNOWN_TO_BE)
def test_asks_for_less_or_for_something_else(old: str, new: str) -> None:
    assert not implies(tree(new), tree(old))
