"""What the authors of plugins test their kinds and reports with; dodcheck's own kinds are tested with it as well.

Nothing here reads a disk or starts git: a repository is a mapping from paths to contents. What a kind raises is not
caught, so that a test shows where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import Any

from dodcheck.binding.grammar import Reading
from dodcheck.binding.tree import Tree, as_data
from dodcheck.errors import UserError, user_error
from dodcheck.formats.yaml import load_nodes
from dodcheck.judge.case import prepare
from dodcheck.judge.evaluate import evaluate
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, governance
from dodcheck.model.caller import Caller
from dodcheck.model.evidence import Evidence
from dodcheck.model.location import Location
from dodcheck.model.report import Report
from dodcheck.plugins.kinds import lacks
from dodcheck.rules.base import Judged, RestingRule
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.table import KINDS, PLUGIN_KINDS
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.wrapped import DatedSnapshot
from dodcheck.trust.change.stricter import implies

Files = Mapping[str, str | bytes]
"""Contents by path from the root; text stands for its UTF-8."""

_DAY = date(2026, 1, 1)
_NO_FILES: Files = MappingProxyType({})
_NO_OTHERS: Mapping[str, Presence] = MappingProxyType({})


def snapshot_of(
    files: Files, *, evidence: Files = _NO_FILES, others: Mapping[str, Presence] = _NO_OTHERS, day: date = _DAY
) -> Snapshot:
    """Return a repository in memory.

    ``files`` are tracked; ``evidence`` are the caller's result files by name; ``others`` says what stands at further
    paths, such as a symbolic link or a submodule; ``day`` is the day of the judgement.
    """
    return DatedSnapshot(MemorySnapshot(_bytes(files), others, _bytes(evidence)), day)


def rule_of(text: str, *kinds: type[Any]) -> Tree:
    """Return the rule that a text in YAML is, as it stands in a rules file: ``changelog: {path: CHANGELOG.md}``.

    ``kinds`` are classes that it may name beside dodcheck's own. Raises ``UserError`` with every mistake in it.
    """
    reading = Reading(lambda node: Location("dodcheck.yml", node.line, node.column))
    node = load_nodes(text)
    if node is None:
        raise user_error("there is no rule in an empty text")
    with _known(kinds):
        tree = reading.rule(node)
    if tree is None or reading.mistakes:
        raise UserError(*reading.mistakes)
    return tree


def evidence_of(rule: Tree, snapshot: Snapshot, judged: Sequence[Judged] = ()) -> Evidence:
    """Return what a rule, or a combination of rules, says of a repository.

    ``judged`` are the criteria that there are, for rules that rest on others.
    """

    def lookup(resting: RestingRule) -> list[Judged]:
        needed = resting.rests_on({one.criterion.id: one.criterion for one in judged})
        return [one for one in judged if one.criterion.id in needed]

    return evaluate(rule, snapshot, lookup)


def as_told(evidence: Evidence) -> dict[str, object]:
    """Return evidence as plain values, to compare it whole; places are ``path`` or ``path:line``."""
    return {
        "outcome": evidence.outcome.value,
        "summary": evidence.summary,
        "examined": evidence.examined,
        "matched": evidence.matched,
        "skipped": evidence.skipped,
        "unknown": None if evidence.unknown is None else evidence.unknown.value,
        "basis": evidence.basis.value,
        "places": [place.path if place.line is None else f"{place.path}:{place.line}" for place in evidence.places],
        "reproduce": evidence.reproduce,
    }


def tried(rule: Tree, snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return each counterexample of a rule that looks, in words, with the outcome that the rule then has.

    Each should be another outcome than before, and one at least the opposite: ``dodcheck selftest`` asks for that.
    """
    if isinstance(rule, All | AnyOf | Not | RestingRule):
        raise TypeError("only a rule that looks at a repository has counterexamples")
    seen = rule.examine(snapshot)
    planted = list(rule.counterexamples(snapshot, seen))
    return [(one.said, rule.examine(one.planted_in(snapshot)).outcome.value) for one in planted]


def weakens(old: Tree, new: Tree) -> bool:
    """Return whether ``dodcheck pr`` takes a rule that is put in the place of another for one that asks for less."""
    return not implies(new, old)


def wrong_with(class_: type[Any]) -> list[str]:
    """Return what keeps a class from being a kind that ``--plugin`` loads; its example has to be a rule of it."""
    kind = str(getattr(class_, "kind", ""))
    found = list(lacks(kind, class_))
    if found:
        return found
    if kind in KINDS:
        return [f"dodcheck has a kind `{kind}` already"]
    try:
        example = rule_of(class_.example, class_)
    except UserError as problem:
        return [f"its example is no rule: {problem}"]
    return [] if kind in as_data(example) else [f"its example is no rule of the kind `{kind}`"]


def report_of(files: Files, *kinds: type[Any], day: date = _DAY) -> Report:
    """Return the report of every claim in a repository: what a report of a plugin is given.

    Raises ``UserError`` as a run of dodcheck would, for example where no governance document is among the files.
    """
    with _known(kinds):
        case = prepare(MemorySnapshot(_bytes(files)), Caller(day), governance)
        return report(case, every_claim(case.program, strict=False))


@contextmanager
def _known(kinds: Sequence[type[Any]]) -> Iterator[None]:
    """Know further kinds for a while, as they are: unlike in a run, what they raise is not caught."""
    added = {one.kind: one for one in kinds}
    if taken := sorted(added.keys() & KINDS.keys()):
        raise user_error(f"dodcheck has a kind `{taken[0]}` already")
    PLUGIN_KINDS.update(added)
    try:
        yield
    finally:
        for kind in added:
            del PLUGIN_KINDS[kind]


def _bytes(files: Files) -> dict[str, bytes]:
    return {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}
