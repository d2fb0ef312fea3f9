"""Rules of the rules file whose statement has other words than they were written for, or is gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dodcheck.binding.bind import Misbound, same_words
from dodcheck.binding.entries import Entry
from dodcheck.binding.tree import Bound
from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import Case
from dodcheck.judge.find import find_among
from dodcheck.judge.listing import listed, shortened
from dodcheck.judge.places import Source
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.report import Origin

_LEAST_SIMILARITY = 0.5
_CLEAR_LEAD = 0.2
_LONGEST_TEXT = 500
_MOST, _MOST_ORPHANS = 2_000, 50
_WORD = re.compile(r"\w+")


class Rebinding(NamedTuple):
    """An entry of the rules file, and the statement that it is to decide from now on."""

    entry: Entry
    criterion: Criterion


def find_rebinding(case: Case, asked: str, other: str | None, source: Source) -> Rebinding:
    """Return the rule that is meant by a part of its id, its words or a place, with the statement it belongs to.

    ``other`` names the statement where it has another id than the rule; without it, it is told by its words. Raises
    ``UserError`` where nothing is to be bound again, or it is not clear what.
    """
    misbound = {name: one.entry for name, one in case.bindings.by_id.items() if isinstance(one, Misbound)}
    orphans = {_orphan_as_criterion(orphan.entry): orphan.entry for orphan in case.bindings.orphans}
    found = _find_statement(
        [criterion for criterion in case.program.criteria if criterion.id in misbound],
        tuple(orphans),
        case,
        asked,
        source,
    )
    if found.id in misbound and found not in orphans:
        return Rebinding(misbound[found.id], found)
    if found in orphans:
        to = find_among(case.program.criteria, other, source) if other else None
        return Rebinding(orphans[found], _require_no_rule(to, case) if to else _successor(orphans[found], case))
    return Rebinding(_orphan_for(found, case), found)


def _find_statement(
    misbound: Sequence[Criterion], orphans: Sequence[Criterion], case: Case, asked: str, source: Source
) -> Criterion:
    try:
        return find_among([*misbound, *orphans], asked, source)
    except UserError:
        return find_among([*case.program.criteria, *orphans], asked, source)


def _orphan_as_criterion(entry: Entry) -> Criterion:
    """Return what stands for the statement of an orphan: its key and words, at the place of the entry."""
    return Criterion(entry.key, entry.says or entry.key, Form.POLICY, "policy", None, None, entry.location)


def _require_no_rule(criterion: Criterion, case: Case) -> Criterion:
    """Return a statement that has no rule of the rules file. Raises ``UserError`` for another."""
    bound = case.bindings.by_id.get(criterion.id)
    if isinstance(bound, Misbound) or (bound is not None and bound.origin is Origin.RULES_FILE):
        said = f"{_place_text(criterion)} has a rule in dodcheck.yml already"
        raise user_error(said, "Take one of the two rules out, or combine them with all or any.")
    return criterion


def _successor(entry: Entry, case: Case) -> Criterion:
    """Return the one statement without a rule of its own that has nearly the words of an orphan."""
    near = _similar_statements(entry, case)
    best = near[0][0] if near else 0.0
    clear = [criterion for ratio, criterion in near if ratio > best - _CLEAR_LEAD]
    if len(clear) == 1:
        return clear[0]
    name = f"{entry.location.path}:{entry.location.line}"
    if not near:
        said = (
            f"the rule at {name} decides no statement, and none without a rule has words like “{_orphan_words(entry)}”"
        )
        raise user_error(said, f"Name its statement: dodcheck rebind {name} --to FILE:LINE, or take the rule out.")
    said = f"several statements could be the one that the rule at {name} decided: “{_orphan_words(entry)}”"
    raise user_error(
        said, f"Name it: dodcheck rebind {name} --to FILE:LINE\n  {listed([criterion for _, criterion in near])}"
    )


def _similar_statements(entry: Entry, case: Case) -> list[tuple[float, Criterion]]:
    """Return the statements without a rule of their own that are like an orphan, the most alike first.

    Those of its scope count, and any with just its words.
    """
    told = [criterion for criterion in case.program.criteria if not _has_written_rule(criterion, case)]
    if entry.says:
        same = [(1.0, criterion) for criterion in told if same_words(entry.says, criterion.text)]
        if same:
            return same
    scope = entry.key.partition("/")[0]
    own = [criterion for criterion in told if criterion.scope == scope] or told
    rated = [(_similarity(*_words_of(entry, criterion)), criterion) for criterion in own[:_MOST]]
    return sorted((pair for pair in rated if pair[0] >= _LEAST_SIMILARITY), key=lambda pair: -pair[0])


def _has_written_rule(criterion: Criterion, case: Case) -> bool:
    bound = case.bindings.by_id.get(criterion.id)
    return isinstance(bound, Misbound) or (bound is not None and bound.origin is not Origin.RECOGNISED)


def _words_of(entry: Entry, criterion: Criterion) -> tuple[list[str], list[str]]:
    """Return the words to compare: those of both, or of both ids where the entry has none."""
    one, other = (entry.says, criterion.text) if entry.says else (entry.key, criterion.id)
    return _WORD.findall(one[:_LONGEST_TEXT].lower()), _WORD.findall(other[:_LONGEST_TEXT].lower())


def _similarity(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.ratio()
        if matcher.real_quick_ratio() >= _LEAST_SIMILARITY and matcher.quick_ratio() >= _LEAST_SIMILARITY
        else 0.0
    )


def _orphan_for(criterion: Criterion, case: Case) -> Entry:
    """Return the one orphan that a statement could belong to. Raises ``UserError`` where nothing is to be bound."""
    bound = case.bindings.by_id.get(criterion.id)
    if isinstance(bound, Bound) and bound.origin is not Origin.RECOGNISED:
        raise user_error(f"{_place_text(criterion)} needs nothing: {_NO_NEED[bound.origin]}")
    orphans = [orphan.entry for orphan in case.bindings.orphans[:_MOST_ORPHANS]]
    own = [entry for entry in orphans if any(like == criterion for _, like in _similar_statements(entry, case))]
    if len(own) == 1:
        return own[0]
    if not own:
        said = f"no rule in dodcheck.yml was written for earlier words of {_place_text(criterion)}"
        raise user_error(said, f"To bind one: dodcheck explain {_place_text(criterion)}")
    places = "\n  ".join(f"{entry.location.path}:{entry.location.line}  {_orphan_words(entry)}" for entry in own)
    raise user_error(f"several rules could have decided {_place_text(criterion)}", f"Name one of them:\n  {places}")


_NO_NEED = {
    Origin.RULES_FILE: "its rule in dodcheck.yml was written for just these words",
    Origin.INLINE: "its rule stands in a comment below it and decides whatever words it has",
    Origin.BUILT_IN: "dodcheck itself decides it, without a rule in dodcheck.yml",
}


def _place_text(criterion: Criterion) -> str:
    return shortened(f"{criterion.location.path}:{criterion.location.line}")


def _orphan_words(entry: Entry) -> str:
    return shortened(entry.says or entry.key)
