"""A rules file with one entry bound again, read back before anybody writes it."""

from __future__ import annotations

from collections.abc import Iterable

from dodcheck.binding.bind import bind, same_words
from dodcheck.binding.entries import Entry, RulesFile
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import Bound
from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import Case
from dodcheck.model.report import Origin
from dodcheck.setup.edit import rebind_entry
from dodcheck.setup.orphans import Rebinding
from dodcheck.setup.yaml_text import scalar


def rebound_rules_file(path: str, data: bytes, rebinding: Rebinding, case: Case) -> bytes:
    """Return the rules file in which the entry decides its statement, and all others are what they were.

    Raises ``UserError`` where there is no such file by changing words and id alone.
    """
    changed = rebind_entry(path, data, rebinding)
    if not _changes_only_entry(path, data, changed, rebinding, case):
        where = f"{path}:{rebinding.entry.location.line}"
        by_hand = f"{scalar(rebinding.criterion.id)}: with says: {scalar(rebinding.criterion.text)}"
        raise user_error(f"{where} can't be changed without touching other entries", f"Change it by hand to {by_hand}")
    return changed


def _changes_only_entry(path: str, before: bytes, after: bytes, rebinding: Rebinding, case: Case) -> bool:
    old, criterion = read_rules_file(path, before), rebinding.criterion
    try:
        new = read_rules_file(path, after)
    except UserError:
        return False
    bindings = bind(case.program.criteria, new)
    decides = bindings.by_id.get(criterion.id)
    right = isinstance(decides, Bound) and decides.origin is Origin.RULES_FILE and decides.tree == rebinding.entry.tree
    return (
        right and not bindings.mistakes and _other_entries(old, rebinding) == _other_entries_after(new, rebinding, old)
    )


def _other_entries(file: RulesFile, rebinding: Rebinding) -> list[object]:
    return [
        file.documents._replace(location=None),
        *_without_locations(entry for entry in file.entries if entry != rebinding.entry),
    ]


def _other_entries_after(new: RulesFile, rebinding: Rebinding, old: RulesFile) -> list[object]:
    """Return the other entries of the changed file: all but the one that stands in the old one's place."""
    at = old.entries.index(rebinding.entry)
    words = [entry.says and same_words(entry.says, rebinding.criterion.text) for entry in new.entries[at : at + 1]]
    rest = [*new.entries[:at], *new.entries[at + 1 :]]
    return [new.documents._replace(location=None), *_without_locations(rest)] if words == [True] else []


def _without_locations(entries: Iterable[Entry]) -> list[object]:
    return [(entry.key, entry.says, entry.nth, entry.tree) for entry in entries]
