"""Which files a rule reads."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.binding.tree import Tree
from dodcheck.rules.base import RestingRule, Rule
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.memory import MemorySnapshot


class _Watched(MemorySnapshot):
    """A snapshot that remembers which files were read."""

    seen: dict[str, None]

    def read(self, path: str) -> bytes:
        self.seen[path] = None
        return super().read(path)


def read_by(rule: Rule, snapshot: MemorySnapshot) -> list[str]:
    """Return the files that a rule reads, in its order."""
    watched = _Watched({path: snapshot.read(path) for path in snapshot.files()})
    watched.seen = {}
    rule.examine(watched)
    return list(watched.seen)


def contents_read(tree: Tree, snapshot: MemorySnapshot) -> Iterator[str]:
    """Yield the files whose content a tree of rules rests on; that a file is there rests on no content."""
    match tree:
        case All() | AnyOf():
            for rule in tree.rules:
                yield from contents_read(rule, snapshot)
        case Not():
            yield from contents_read(tree.rule, snapshot)
        case RestingRule() | FileRule():
            return
        case _:
            yield from read_by(tree, snapshot)
