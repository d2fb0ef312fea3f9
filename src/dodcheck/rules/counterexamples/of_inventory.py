"""Counterexamples for the kind `inventory`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import (
    Changes,
    content_of,
    shown_lines,
    until_turned,
    with_all_dotted,
    with_lines_added,
    with_words_crossed,
    working_counterexamples,
)
from dodcheck.rules.inventories.files import Files, files_of
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.inventory import InventoryRule

MAX_LISTED = 5_000
"""More files than this are not listed."""
MAX_RENAMED = 5
"""So many files are given another name in the document, each alone."""

_NEW = "planted-by-selftest"


def counterexamples(rule: InventoryRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a new file that no row names, other values, no rows; behind `not`, a table of the files that are left."""
    path = named_file(snapshot, rule.document, rule.named_in, rule.kind)
    files = files_of(snapshot, rule.files, rule.exclude, rule.named_in, rule.kind)
    if isinstance(path, Evidence) or isinstance(files, Evidence):
        return
    if seen.outcome is Outcome.HOLDS:
        yield from working_counterexamples(rule.examine, snapshot, seen, _beside(rule, files))
        before = content_of(snapshot, path)
        yield from working_counterexamples(rule.examine, snapshot, seen, _revalued(rule, path, before))
        yield from working_counterexamples(
            rule.examine, snapshot, seen, _renamed(path, before, files.paths[:MAX_RENAMED])
        )
        rows = until_turned(rule.examine, snapshot, shown_lines)
        if rows:
            yield Counterexample(f"rows of {path} made to say nothing", rows)
        yield Counterexample(f"every line of {path} made to say nothing", {path: with_all_dotted(before)})
    elif len(files.paths) <= MAX_LISTED:
        lines = _table(rule, files)
        changes: Changes = {path: with_lines_added(content_of(snapshot, path), lines)}
        message = f"a table of {len(files.paths)} files added to {path}"
        yield from working_counterexamples(rule.examine, snapshot, seen, [Counterexample(message, changes)])


def _beside(rule: InventoryRule, files: Files) -> Iterator[Counterexample]:
    """Yield a file of the set that no row names, for each glob."""
    out = [matcher(glob) for glob in rule.exclude]
    for glob in files.globs:
        folder, _, name = glob.rpartition("/")
        suffix = name.rpartition(".")[2] if "." in name else "txt"
        plain = folder.removesuffix("/**").removesuffix("**")
        path = f"{plain}/{_NEW}.{suffix}" if plain else f"{_NEW}.{suffix}"
        if is_glob(glob) and matcher(glob)(path) and not any(leaves(path) for leaves in out):
            yield Counterexample(f"{path} added", {path: b"planted: 1\n"})


def _revalued(rule: InventoryRule, path: str, before: bytes) -> Iterator[Counterexample]:
    for value in rule.values:
        yield Counterexample(f"“{value}” in {path} made another word", {path: with_words_crossed(before, value)})


def _renamed(path: str, before: bytes, files: Sequence[str]) -> Iterator[Counterexample]:
    for file in files:
        name = name_of(file)
        stem = name.rpartition(".")[0] or name
        yield Counterexample(f"“{stem}” in {path} made another name", {path: with_words_crossed(before, stem)})


def _table(rule: InventoryRule, files: Files) -> list[str]:
    """Return a table that answers all that is asked with yes."""
    others = [one for one in (*rule.table, *rule.value_column[:1], *rule.filled[:1]) if one and one != rule.column]
    heads = list(dict.fromkeys([rule.column or "File", *others]))
    values = {rule.value_column[0]: rule.values[0]} if rule.values else {}
    rows = [
        f"| {' | '.join([f'`{path}`', *(values.get(head, 'planted') for head in heads[1:])])} |" for path in files.paths
    ]
    return ["", f"## {rule.section or 'Inventory'}", "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *rows]
