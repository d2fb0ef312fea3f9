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
from dodcheck.setup.edit import rebound
from dodcheck.setup.orphans import Unfit
from dodcheck.setup.yaml_text import scalar


def bound_again(path: str, data: bytes, unfit: Unfit, case: Case) -> bytes:
    """Return the rules file in which the entry decides its statement, and all others are what they were.

    Raises ``UserError`` where there is no such file by changing words and id alone.
    """
    changed = rebound(path, data, unfit)
    if not _fits(path, data, changed, unfit, case):
        where = f"{path}:{unfit.entry.location.line}"
        by_hand = f"{scalar(unfit.criterion.id)}: with says: {scalar(unfit.criterion.text)}"
        raise user_error(f"{where} can't be changed without touching other entries", f"Change it by hand to {by_hand}")
    return changed


def _fits(path: str, before: bytes, after: bytes, unfit: Unfit, case: Case) -> bool:
    old, criterion = read_rules_file(path, before), unfit.criterion
    try:
        new = read_rules_file(path, after)
    except UserError:
        return False
    bindings = bind(case.program.criteria, new)
    decides = bindings.by_id.get(criterion.id)
    right = isinstance(decides, Bound) and decides.origin is Origin.RULES_FILE and decides.tree == unfit.entry.tree
    return right and not bindings.mistakes and _others(old, unfit) == _others_after(new, unfit, old)


def _others(file: RulesFile, unfit: Unfit) -> list[object]:
    return [
        file.documents._replace(location=None),
        *_values_of(entry for entry in file.entries if entry != unfit.entry),
    ]


def _others_after(new: RulesFile, unfit: Unfit, old: RulesFile) -> list[object]:
    """Return the other entries of the changed file: all but the one that stands in the old one's place."""
    at = old.entries.index(unfit.entry)
    words = [entry.says and same_words(entry.says, unfit.criterion.text) for entry in new.entries[at : at + 1]]
    rest = [*new.entries[:at], *new.entries[at + 1 :]]
    return [new.documents._replace(location=None), *_values_of(rest)] if words == [True] else []


def _values_of(entries: Iterable[Entry]) -> list[object]:
    return [(entry.key, entry.says, entry.nth, entry.tree) for entry in entries]
