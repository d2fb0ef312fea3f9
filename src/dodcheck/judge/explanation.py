"""Why one statement has its verdict: its judgement, and what a reader needs to change it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dodcheck.binding.bind import Misbound
from dodcheck.binding.entries import PLACES, RulesFile
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.exceptions.waivers import PLACES as WAIVER_PLACES
from dodcheck.judge.case import Case
from dodcheck.judge.find import find_among
from dodcheck.judge.named_groups import named_groups
from dodcheck.judge.places import Source, ends_with, read_place
from dodcheck.judge.report import report
from dodcheck.judge.rule_places import place_of_rule
from dodcheck.judge.scopes import Scope
from dodcheck.judge.turning import Turning, what_turns
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Gate, Judgement, Origin, Report


class PolicyFile(NamedTuple):
    """One of dodcheck's own files: where it is or would be, whether it is there, and whether it has entries."""

    path: str
    there: bool
    filled: bool


class Loaded(NamedTuple):
    """What a case was loaded from: the paths of the governance documents, and the bytes of any document."""

    governance: Collection[str]
    source: Source


class Binding(NamedTuple):
    """The rule that decides a statement, how it compares with it, and where it is written.

    ``written`` is ``None`` for a rule that was read from the words of the statement. ``strength`` is ``None`` for a
    rule that was written for other words than the statement now has. ``least`` refutes beside a stronger rule.
    """

    tree: Tree
    origin: Origin
    strength: Strength | None
    written: Location | None
    least: Tree | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A judgement with all that led to it.

    ``binding`` is ``None`` where no rule decides. ``turns`` is ``None``, and no rule can be bound, where the criterion
    is no statement of a document: an entry of dodcheck.yml that decides none, or a document that can't be read.
    ``in_cell`` says that the statement stands in a table, where a comment belongs into its cell.
    ``rules_file`` is ``None`` where the document is no governance document: an entry for it would bind nothing.
    ``notices`` are those about this criterion, ``groups`` globs over ids of groups that it seems to speak of.
    """

    judgement: Judgement
    as_of: date
    binding: Binding | None
    turns: Turning | None
    in_cell: bool
    rules_file: PolicyFile | None
    waivers_file: PolicyFile
    notices: tuple[Notice, ...]
    groups: tuple[str, ...] = ()


class Lines(NamedTuple):
    """Lines for one of dodcheck's files. ``new`` is true where they are the whole of it: it is not there yet."""

    path: str
    new: bool
    lines: tuple[str, ...]


class Paste(NamedTuple):
    """What can be pasted for a statement; ``None`` for what would not help.

    ``rule`` is the rule that decides it now, in the lines of a rules file. ``bind`` binds a rule in dodcheck.yml,
    ``comment`` is the same rule as a comment under the statement, ``waive`` excuses the statement for a while.
    ``attest`` is the command that signs it off in person.
    """

    rule: tuple[str, ...]
    bind: Lines | None
    comment: str | None
    waive: Lines | None
    attest: str | None = None


def explain(case: Case, loaded: Loaded, asked: str) -> Explanation:
    """Return the explanation of the statement that is meant. Raises ``UserError`` where none or several are."""
    rules = case.rules
    beside = {judgement.criterion.id: judgement for judgement in _report(case, ()).judgements}
    known = [*case.program.criteria, *(judgement.criterion for judgement in beside.values())]
    criterion = _entry_at(asked, case, rules) or find_among(known, asked, loaded.source)
    is_statement = criterion.id not in beside
    bound = case.bindings.by_id.get(criterion.id) if is_statement else None
    judged = _report(case, (criterion,) if is_statement else ())
    return Explanation(
        judgement=next(judgement for judgement in judged.judgements if judgement.criterion.id == criterion.id),
        as_of=case.caller.as_of,
        binding=_binding(criterion, bound, rules),
        turns=what_turns(bound) if is_statement else None,
        in_cell=bool(criterion.row) or _at(criterion.location, loaded.source) == "[",
        rules_file=_rules_file(rules) if criterion.location.path in loaded.governance else None,
        waivers_file=_waivers_file(case, rules),
        notices=_about(judged.notices, _places(case, criterion)),
        groups=named_groups(criterion, case.program.criteria) if is_statement else (),
    )


def _entry_at(asked: str, case: Case, rules: RulesFile) -> Criterion | None:
    """Return the statement that is decided by the entry at a place in the rules file."""
    place = read_place(asked.strip())
    if place is None or rules.path is None or not ends_with(rules.path, place.path):
        return None
    above = [entry for entry in rules.entries if (entry.location.line or 0) <= place.line]
    if not above:
        return None
    key, nth = above[-1].key, above[-1].nth
    own = (
        criterion
        for criterion in case.program.criteria
        if key in (criterion.id, criterion.shared_id) and nth in (None, criterion.nth)
    )
    return next(own, None)


def _report(case: Case, criteria: tuple[Criterion, ...]) -> Report:
    """Return the report of these criteria, of the documents that can't be read and of the entries without one."""
    paths = frozenset(criterion.location.path for criterion in criteria)
    return report(case, Scope("explain", Gate.COMPLETE, criteria, case.program.unread, paths, None))


def _binding(criterion: Criterion, bound: Bound | Misbound | None, rules: RulesFile) -> Binding | None:
    match bound:
        case None:
            return None
        case Misbound():
            return Binding(bound.entry.tree, Origin.RULES_FILE, None, bound.entry.location)
        case Bound():
            written = place_of_rule(criterion, bound, rules)
            return Binding(bound.tree, bound.origin, bound.strength, written, bound.least)


def _at(location: Location, source: Source) -> str:
    """Return the character at a place, nothing where it can't be seen."""
    data = source(location.path)
    if data is None or location.line is None or location.column is None:
        return ""
    try:
        lines = decode(data).raw
    except UndecodableError:
        return ""
    line = lines[location.line - 1] if location.line <= len(lines) else ""
    return line[location.column - 1 : location.column]


def _rules_file(rules: RulesFile) -> PolicyFile:
    return PolicyFile(rules.path or PLACES[0], rules.path is not None, bool(rules.entries))


def _waivers_file(case: Case, rules: RulesFile) -> PolicyFile:
    """Return the waivers file; one that is not there yet would stand beside the rules file."""
    at = PLACES.index(rules.path) if rules.path in PLACES else 0
    path = case.waivers.path
    return PolicyFile(path or WAIVER_PLACES[at], path is not None, bool(case.waivers.entries))


def _places(case: Case, criterion: Criterion) -> set[Location]:
    """Return where notices about a criterion stand: at its own place, at its waivers and attestations."""
    return {
        criterion.location,
        *(at for waiver, at in case.waivers.entries if waiver.criterion == criterion.id),
        *(at for attestation, at in case.attestations.entries if attestation.criterion == criterion.id),
    }


def _about(notices: Collection[Notice], places: Collection[Location]) -> tuple[Notice, ...]:
    lines = {(place.path, place.line) for place in places}
    return tuple(
        notice
        for notice in notices
        if any((at.path, at.line) in lines for at in (notice.location, notice.beside) if at)
    )
