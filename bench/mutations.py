"""Does a verdict turn when its evidence is taken away? Every proved criterion is tried, without a process for each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from bench.claims import markdown
from bench.corpora import contents
from bench.watching import contents_read
from dodcheck.binding.tree import Bound
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.judge import Judge
from dodcheck.judge.scopes import NamedDocument, named_too
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Outcome
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.selftest.selftest import Prober
from dodcheck.trust.selftest.trial import Trial

MOST = 150
"""Criteria tried per corpus, so that the measurement stays short."""
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


class Mutation(NamedTuple):
    """One mutation of the evidence for one criterion, what became of the verdict, and what is said now."""

    corpus: str
    criterion: Criterion
    planted: str
    fate: Fate
    said: str


@dataclass(frozen=True, slots=True)
class Bench:
    """A corpus in memory and its bound criteria."""

    name: str
    files: Mapping[str, bytes]
    case: Case

    def judge(self, snapshot: Snapshot) -> Judge:
        """Return a judge of the criteria in another state of the corpus; words and rules stay those of the first."""
        known = {one.id: one for one in self.case.program.criteria}
        return Judge(known, self.case.bindings.by_id, self.case.waivers, snapshot, self.case.caller.as_of)


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


def mutations(corpus: Path) -> Iterator[Mutation]:
    """Yield every mutation of a sample of the proved criteria, the same sample each time."""
    there = bench(corpus)
    judge = there.judge(MemorySnapshot(there.files, commit="c0"))
    prober = Prober(judge)
    judged = [judge.judgement(criterion) for criterion in there.case.program.criteria]
    for judgement in _sample([one for one in judged if one.verdict in _GOOD]):
        for trial in prober.trials(judgement.criterion.id):
            yield _mutation(there, judgement, trial)


def _sample(proved: Sequence[Judgement]) -> list[Judgement]:
    """Return at most so many, spread evenly by a digest of their ids."""
    return sorted(proved, key=lambda one: hashlib.sha256(one.criterion.id.encode()).digest())[:MOST]


def _mutation(there: Bench, judgement: Judgement, trial: Trial) -> Mutation:
    """Return what the whole engine says of a criterion once that is planted which turned its rule."""
    if not trial.attempts or not (trial.attempts[-1].planted.changes or trial.attempts[-1].planted.evidence):
        return Mutation(there.name, judgement.criterion, "", Fate.NOT_TRIED, trial.why or judgement.reason)
    planted = trial.attempts[-1].planted
    changed = there.judge(planted.planted_in(MemorySnapshot(there.files, commit="c0")))
    evidence = changed.judgement(judgement.criterion).evidence
    return Mutation(there.name, judgement.criterion, planted.said, _FATES[evidence.outcome], evidence.summary)
