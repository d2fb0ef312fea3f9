"""One rule that holds meets its counterexamples, to see whether it can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from dodcheck.binding.tree import Tree
from dodcheck.documents.text import UndecodableError
from dodcheck.judge.evaluate import Lookup, evaluate
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample, RestingRule, Rule
from dodcheck.rules.combine import All, AnyOf, Not, negated
from dodcheck.rules.reading.contents import is_blank
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

MOST_TRIED = 60
"""Counterexamples of one rule that are tried."""
_ROUNDS = 6
_UNKNOWN_HOW = "no change is known that would turn it"


class Fate(StrEnum):
    """What became of a rule, the worst first.

    ``VACUOUS``: nothing that was planted turned it. ``UNTESTED``: nothing could be planted. ``WEAK``: it turned to
    unknown or an error only, or with the loss of its statement. ``TURNED``: it failed.
    """

    VACUOUS = "vacuous"
    UNTESTED = "untested"
    WEAK = "weak"
    TURNED = "turned"


class Attempt(NamedTuple):
    """One thing that was planted, and what the rule then said."""

    planted: Counterexample
    outcome: Outcome
    said: str


class Trial(NamedTuple):
    """One rule, or one part of ``all``, and what became of it.

    ``attempts`` ends with the one that turned it, where one did. ``why`` says of an untested rule why it is.
    """

    tree: Tree
    fate: Fate
    attempts: tuple[Attempt, ...] = ()
    why: str = ""


class Ground(NamedTuple):
    """Where rules are tried: a snapshot, the document that makes the statement, and what resting rules rest on.

    ``lenient``: nobody wrote the rule, so that a statement which its own document shows is not held against it.
    """

    snapshot: Snapshot
    document: str
    lenient: bool
    lookup: Lookup
    resting: Callable[[RestingRule], Trial]

    def planted(self, counterexample: Counterexample) -> Ground:
        """Return the same ground with a change in it."""
        return self._replace(snapshot=counterexample.planted_in(self.snapshot))

    def evidence_of(self, tree: Tree) -> Evidence:
        """Return what a rule says here."""
        return evaluate(tree, self.snapshot, self.lookup)


def parts_of(tree: Tree, seen: Evidence) -> Iterator[tuple[Tree, Evidence]]:
    """Yield each rule that has to be able to fail by itself, with its evidence; ``all`` is split into its parts."""
    match tree:
        case All():
            for rule, part in zip(tree.rules, seen.parts, strict=True):
                yield from parts_of(rule, part)
        case Not(rule=AnyOf() as inner):
            for rule, part in zip(inner.rules, seen.parts[0].parts, strict=True):
                yield from parts_of(Not(rule), negated(part))
        case Not(rule=Not() as inner):
            yield from parts_of(inner.rule, seen.parts[0].parts[0])
        case _:
            yield tree, seen


def trial(tree: Tree, seen: Evidence, ground: Ground) -> Trial:
    """Return what became of a rule that says ``seen`` on this ground, after planting what should turn it."""
    if seen.outcome not in (Outcome.HOLDS, Outcome.FAILS):
        return Trial(tree, Fate.UNTESTED, why=f"it says neither yes nor no: {seen.summary}")
    match tree:
        case Not():
            return trial(tree.rule, seen.parts[0], ground)._replace(tree=tree)
        case All() | AnyOf():
            alone = isinstance(tree, All) is (seen.outcome is Outcome.HOLDS)
            return _try_deciding_parts(tree, seen, ground) if alone else _try_parts_together(tree, seen, ground)
        case RestingRule():
            return ground.resting(tree)
        case _:
            return _try_leaf(tree, seen, ground)


def worst_fate(trials: tuple[Trial, ...]) -> Fate:
    """Return the worst fate of several parts, ``UNTESTED`` where there is no part."""
    return min((tried.fate for tried in trials), key=tuple(Fate).index, default=Fate.UNTESTED)


def _try_leaf(rule: Rule, seen: Evidence, ground: Ground) -> Trial:
    tried: list[Attempt] = []
    doubted: list[Attempt] = []
    for counterexample in _counterexamples(rule, seen, ground):
        kept = _kept_document(counterexample, ground.document)
        attempt = _try_counterexample(rule, kept, ground) if kept else None
        if attempt and attempt.outcome in (Outcome.HOLDS, Outcome.FAILS) and attempt.outcome is not seen.outcome:
            return Trial(rule, Fate.TURNED, (*tried, attempt))
        tried += [attempt] if attempt else []
        if kept is not counterexample and (kept is None or ground.lenient):
            doubted.append(
                _try_counterexample(
                    rule, replace(counterexample, said=f"{counterexample.said}, and the statement with it"), ground
                )
            )
    doubted = [attempt for attempt in (*tried, *doubted) if attempt.outcome is not seen.outcome]
    if doubted:
        return Trial(rule, Fate.WEAK, (doubted[0],))
    return Trial(rule, Fate.VACUOUS, tuple(tried)) if tried else Trial(rule, Fate.UNTESTED, why=_UNKNOWN_HOW)


def _try_counterexample(rule: Rule, counterexample: Counterexample, ground: Ground) -> Attempt:
    after = rule.examine(counterexample.planted_in(ground.snapshot))
    return Attempt(counterexample, after.outcome, after.summary)


def _counterexamples(rule: Rule, seen: Evidence, ground: Ground) -> Iterator[Counterexample]:
    try:
        yield from islice(rule.counterexamples(ground.snapshot, seen), MOST_TRIED)
    except (UnreadableError, UndecodableError):
        return


def _kept_document(counterexample: Counterexample, document: str) -> Counterexample | None:
    """Return a change without the loss of the document that makes the statement, ``None`` where nothing else changes.

    With the document the statement goes as well, and nothing is left that could be false.
    """
    if document not in counterexample.changes or not is_blank(counterexample.changes[document] or b""):
        return counterexample
    changes = {path: data for path, data in counterexample.changes.items() if path != document}
    message = f"{counterexample.said}, but for {document}, which makes the statement"
    return Counterexample(message, changes, counterexample.evidence) if changes or counterexample.evidence else None


def _try_deciding_parts(tree: All | AnyOf, seen: Evidence, ground: Ground) -> Trial:
    """Return the best fate of the parts that decide, each tried alone: one that turns is enough."""
    deciding = [pair for pair in zip(tree.rules, seen.parts, strict=True) if _same_outcome(pair[1], seen)]
    trials = [trial(rule, part, ground) for rule, part in deciding]
    best = max(trials, key=lambda tried: tuple(Fate).index(tried.fate))
    return best._replace(tree=tree)


def _try_parts_together(tree: All | AnyOf, first: Evidence, ground: Ground) -> Trial:
    """Return the fate of a rule whose deciding parts have to turn all at once, one planted on top of the other."""
    planted, attempts, now = Counterexample(""), tuple[Attempt, ...](), ground
    for _ in range(_ROUNDS):
        for rule in tree.rules:
            part = now.evidence_of(rule)
            if not _same_outcome(part, first):
                continue
            tried = trial(rule, part, now)
            if tried.fate in (Fate.VACUOUS, Fate.UNTESTED):
                return Trial(tree, tried.fate, tried.attempts, tried.why)
            planted = _joined_counterexample(planted, tried.attempts[-1].planted)
            now = ground.planted(planted)
        seen = now.evidence_of(tree)
        attempts = (*attempts, Attempt(planted, seen.outcome, seen.summary))
        if seen.outcome is not first.outcome:
            certain = seen.outcome in (Outcome.HOLDS, Outcome.FAILS)
            return Trial(tree, Fate.TURNED if certain else Fate.WEAK, attempts[-1:])
    return Trial(tree, Fate.VACUOUS, attempts[:1])


def _joined_counterexample(counterexample: Counterexample, other: Counterexample) -> Counterexample:
    words = f"{counterexample.said}; {other.said}" if counterexample.said else other.said
    return Counterexample(
        words, {**counterexample.changes, **other.changes}, {**counterexample.evidence, **other.evidence}
    )


def _same_outcome(evidence: Evidence, other: Evidence) -> bool:
    return evidence.outcome is other.outcome
