"""Does a verdict turn when its evidence is taken away? Every proved criterion is tried, without a process for each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from bench.attacks import Attack, attacks
from bench.claims import markdown
from bench.corpora import contents
from bench.edits import Edit, edited
from bench.watching import contents_read
from dodcheck.binding.tree import Bound
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.judge import Judge
from dodcheck.judge.scopes import NamedDocument, named_too
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.memory import MemorySnapshot

MOST = 150
"""Criteria tried per corpus, so that the measurement stays short."""
_ROUNDS = 20
_GOOD = frozenset({Verdict.PROVED, Verdict.READY})


Line = tuple[str, int | None]
"""A path and a line of it."""


class Fate(StrEnum):
    """What became of a verdict."""

    TURNED = "turned"
    UNKNOWN = "unknown"
    SURVIVED = "survived"
    NOT_TRIED = "not tried"


_FATES = {
    Outcome.FAILS: Fate.TURNED,
    Outcome.UNKNOWN: Fate.UNKNOWN,
    Outcome.ERROR: Fate.UNKNOWN,
    Outcome.HOLDS: Fate.SURVIVED,
}


class Trial(NamedTuple):
    """One mutation of the evidence for one criterion, what became of the verdict, and what is said now."""

    corpus: str
    criterion: Criterion
    edits: tuple[Edit, ...]
    fate: Fate
    said: str


@dataclass(frozen=True, slots=True)
class Bench:
    """A corpus in memory and its bound criteria."""

    name: str
    files: Mapping[str, bytes]
    case: Case

    def judgement(self, criterion: Criterion, snapshot: MemorySnapshot) -> Judgement:
        """Return the judgement of one criterion; its words and rule stay those of the unchanged corpus."""
        known = {one.id: one for one in self.case.program.criteria}
        judge = Judge(known, self.case.bindings.by_id, self.case.waivers, snapshot, self.case.caller.as_of)
        return judge.judgement(criterion)


def bench(corpus: Path) -> Bench:
    """Return a corpus with its Markdown read."""
    files = dict(contents(corpus))
    named = [NamedDocument(path, files[path]) for path in markdown(corpus)]
    caller = Caller(datetime.now(UTC).date())
    return Bench(corpus.name, files, prepare(MemorySnapshot(files, commit="c0"), caller, named_too(named)))


def on_placeholders(corpus: Path, asked: frozenset[Line]) -> frozenset[Line]:
    """Return those of the lines on which a criterion's rule reads a file that is a placeholder."""
    there = bench(corpus)
    whole = MemorySnapshot(there.files, commit="c0")
    places = {one.id: (one.location.path, one.location.line) for one in there.case.program.criteria}
    trees = [(places[name], rule.tree) for name, rule in there.case.bindings.by_id.items() if isinstance(rule, Bound)]
    read = ((at, path) for at, tree in trees if at in asked for path in contents_read(tree, whole))
    return frozenset(at for at, path in read if not (corpus / path).is_file())


def trials(corpus: Path) -> Iterator[Trial]:
    """Yield every mutation of a sample of the proved criteria, the same sample each time."""
    there = bench(corpus)
    whole = MemorySnapshot(there.files, commit="c0")
    judged = (there.judgement(criterion, whole) for criterion in there.case.program.criteria)
    for judgement in _sample([one for one in judged if one.verdict in _GOOD]):
        yield from _tried(there, judgement)


def _sample(proved: Sequence[Judgement]) -> list[Judgement]:
    """Return at most so many, spread evenly by a digest of their ids."""
    return sorted(proved, key=lambda one: hashlib.sha256(one.criterion.id.encode()).digest())[:MOST]


def _tried(there: Bench, judgement: Judgement) -> Iterator[Trial]:
    bound = there.case.bindings.by_id.get(judgement.criterion.id)
    ways = attacks(bound.tree, judgement.evidence) if isinstance(bound, Bound) else []
    if not ways:
        yield Trial(there.name, judgement.criterion, (), Fate.NOT_TRIED, judgement.reason)
    for way in ways:
        yield _trial(there, judgement, way)


def _trial(there: Bench, judgement: Judgement, attack: Attack) -> Trial:
    """Take away what the evidence shows, then what it shows instead in the same files, until nothing new comes."""
    snapshot, evidence = MemorySnapshot(there.files, commit="c0"), judgement.evidence
    edits = _edits(attack, snapshot, evidence)
    if not edits:
        return Trial(there.name, judgement.criterion, (), Fate.NOT_TRIED, "no edit is known that should turn it")
    for _ in range(_ROUNDS):
        evidence = there.judgement(
            judgement.criterion, MemorySnapshot(edited(there.files, edits), commit="c1")
        ).evidence
        touched = {edit.path for edit in edits}
        more = [edit for edit in _edits(attack, snapshot, evidence) if edit not in edits and edit.path in touched]
        if evidence.outcome is not Outcome.HOLDS or not more:
            break
        edits += more
    return Trial(there.name, judgement.criterion, tuple(edits), _FATES[evidence.outcome], evidence.summary)


def _edits(attack: Attack, snapshot: MemorySnapshot, evidence: Evidence) -> list[Edit]:
    """Return the edits for every rule aimed at."""
    aims = [(aim, aim.seen(evidence)) for aim in attack]
    return [edit for aim, seen in aims if seen for edit in aim.edits(snapshot, seen)]
