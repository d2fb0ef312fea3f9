"""The report: every criterion with its verdict, and what follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, assert_never

from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Basis, Evidence
from dodcheck.model.exception import Age, Attestation, Signature, Waiver
from dodcheck.model.forge import OnForge
from dodcheck.model.notice import Notice
from dodcheck.model.verdict import Verdict


class Origin(StrEnum):
    """Where a rule came from."""

    RULES_FILE = "rules-file"
    INLINE = "inline"
    RECOGNISED = "recognised"
    BUILT_IN = "built-in"


class Gate(StrEnum):
    """What a command asks of the verdicts; the values are the names in the report."""

    COMPLETE = "complete"
    HONEST = "honest"
    STRICT = "honest-strict"
    MERGE = "merge"

    def blocks(self, judgement: Judgement) -> bool:
        """Return whether one judged criterion keeps the gate shut; a weakening of policy shuts every gate."""
        if judgement.weakens:
            return not judgement.verdict.good
        match self:
            case Gate.MERGE:
                return harm(judgement) is not None
            case Gate.COMPLETE:
                return not judgement.verdict.good
            case Gate.HONEST:
                return judgement.verdict.wrong
            case Gate.STRICT:
                unshown = judgement.verdict.undecided and judgement.criterion.claimed is True
                return unshown or judgement.verdict.wrong
            case _:
                assert_never(self)

    def passes_empty(self) -> bool:
        """Return whether a report without any criterion passes: nothing claimed is honest, and never complete."""
        return self is not Gate.COMPLETE


_SHOWN = frozenset({Verdict.PROVED, Verdict.ATTESTED, Verdict.WAIVED})
WEAKENING = "weakening"
"""The kind of the evidence that a change asks for less than before."""


class Harm(StrEnum):
    """What a change does to a criterion that keeps it from being merged."""

    CLAIMED = "claimed"
    LOST = "lost"
    WEAKENED = "weakened"
    BROKEN = "broken"


def harm(judgement: Judgement) -> Harm | None:
    """Return what the change under review does to a criterion; ``None`` for what is good, and for older debt."""
    change, verdict = judgement.change, judgement.verdict
    if judgement.weakens:
        return None if verdict.good else Harm.WEAKENED
    if change is None:
        return None
    if change.claims and verdict not in _SHOWN:
        return Harm.CLAIMED
    if change.was is not None and change.was.good and not verdict.good:
        return Harm.LOST
    return Harm.BROKEN if judgement.criterion.new and verdict is Verdict.BROKEN else None


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """The rule that decided a criterion, as data: its kind, where it came from, and its options by their YAML names."""

    kind: str
    origin: Origin
    options: Mapping[str, object]


class Change(NamedTuple):
    """What a change under review has to do with a criterion.

    ``claims``: it makes or edits the claim that the criterion is met. ``was``: the verdict before, ``None`` where the
    criterion is good now, or new.
    """

    claims: bool
    was: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One criterion with its verdict.

    ``reason`` says in one sentence why. ``rule`` is ``None`` where no rule is bound; ``evidence`` is there all the
    same and says so. ``drift`` says what has become of a statement that held when its milestone was closed and does not
    hold now. ``waiver`` is the live waiver that covers the criterion, needed or not.
    ``attestation`` is the valid one that stands in for evidence, ``signature`` its checked one, if it has one.
    ``age`` is that of the waiver or attestation that counts.
    ``change`` is ``None`` where no change is under review.
    """

    criterion: Criterion
    verdict: Verdict
    reason: str
    evidence: Evidence
    rule: AppliedRule | None = None
    waiver: Waiver | None = None
    change: Change | None = None
    drift: str | None = None
    attestation: Attestation | None = None
    signature: Signature | None = None
    age: Age | None = None

    @property
    def weakens(self) -> bool:
        """Whether it is no statement of a document, but a promise that a change weakens."""
        return self.evidence.kind == WEAKENING


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """What was judged: full commit id or ``None``, whether tracked files differ from it, digest, tracked files."""

    commit: str | None
    dirty: bool
    digest: str
    files: int


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """One document that was read: path, role, ``sha256:…`` of its bytes."""

    path: str
    role: str
    digest: str


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A result file the caller handed over: its name, ``sha256:…`` of its bytes, the commit it names or ``None``."""

    name: str
    digest: str
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found out; tally and gate follow from it.

    ``policy_ref`` is the full id of the base whose rules and exceptions counted as well, ``None`` where there is none.
    ``titles`` are those of phases and milestones by their scope, for people, as ``on_forge`` is for links.
    """

    scope: str
    as_of: date
    snapshot: SnapshotFacts
    policy_digest: str
    gate: Gate
    documents: tuple[DocumentFacts, ...] = ()
    evidence_files: tuple[EvidenceFile, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notices: tuple[Notice, ...] = ()
    policy_ref: str | None = None
    on_forge: OnForge | None = None
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def tally(self) -> dict[Verdict, int]:
        """How many criteria have each verdict; all ten verdicts are keys, in their order."""
        counted = Counter(judgement.verdict for judgement in self.judgements)
        return {verdict: counted[verdict] for verdict in Verdict}

    @property
    def proved_by(self) -> dict[Basis, int]:
        """How many criteria are proved on each basis."""
        counted = Counter(j.evidence.basis for j in self.judgements if j.verdict is Verdict.PROVED)
        return {basis: counted[basis] for basis in Basis}

    @property
    def blocking(self) -> tuple[str, ...]:
        """The ids that keep the gate shut, in document order."""
        return tuple(j.criterion.id for j in self.judgements if self.gate.blocks(j))

    @property
    def passed(self) -> bool:
        """Whether the gate is open; nothing is done that was never defined."""
        return not self.blocking and (self.has_criteria or self.gate.passes_empty())

    @property
    def has_criteria(self) -> bool:
        """Whether there is any criterion: a promise that a change weakens is none."""
        return not all(judgement.weakens for judgement in self.judgements)

    @property
    def put_off(self) -> bool:
        """Whether there are criteria, and their documents put off every one."""
        return self.has_criteria and all(
            judgement.verdict is Verdict.DEFERRED for judgement in self.judgements if not judgement.weakens
        )
