"""The kind `milestone`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.documents.closings import milestone_of
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import Entered, FilesThere, Part, Reversible
from dodcheck.rules.base import Judged
from dodcheck.rules.combine import all_of
from dodcheck.rules.options import option
from dodcheck.rules.resting import seen
from dodcheck.rules.types import MILESTONE, choice
from dodcheck.snapshot.paths import name_of

_PARTS = (Part.DELIVERABLES, Part.ROLLBACK)
_OWN = frozenset({Form.BOX, Form.DELIVERABLE, Form.MARK, Form.ROW})
"""Statements that say what the milestone itself is to bring about; every plan has the others."""


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """A whole milestone is done: everything that `dodcheck milestone ID` judges.

    Holds when every criterion of the milestone's plan is proved or ready: boxes, deliverables, scope, rollback, links,
    ledger entry, log. Fails when one of them is refuted or open. Can't be known when one of them can't, when one rests
    on a waiver, a deferral or an attestation, when the milestone has no plan, and when its plan has neither boxes nor
    deliverables but itself: a ledger's word alone proves no milestone. Nor is one done that the ledger lists and does
    not close. With `part` only that is asked of its plan, closed or not.
    """

    kind: ClassVar[str] = "milestone"
    example: ClassVar[str] = "milestone: {id: M05}"

    id: str = option(MILESTONE, "The milestone, in any way to write its id.")
    part: str | None = option(
        choice(*(part.value for part in _PARTS)),
        "Only what its plan says of this: what it delivers, how it is undone.",
        default=None,
    )

    def rests_on(self, known: Mapping[str, Criterion]) -> tuple[str, ...]:
        """Return the known criteria of the milestone's plan."""
        wanted = MilestoneId.parse(self.id)
        own = (
            name
            for name, criterion in known.items()
            if milestone_of(criterion.scope) == wanted and not criterion.to_begin
        )
        return tuple(name for name in own if self.part is None or _belongs(known[name], self.part))

    def conclude(self, judged: Sequence[Judged]) -> Evidence:
        """Return what follows from the criteria of the plan."""
        if not judged:
            what = f"names its {self.part}" if self.part else "is tracked"
            return self._nothing(f"no plan of {self.id} {what}", 0)
        if self.part != Part.ROLLBACK and not any(_brings_about(judged.criterion) for judged in judged):
            return self._nothing(f"the plan of {self.id} has neither boxes nor deliverables but itself", len(judged))
        evidence = all_of([seen(self.kind, judged) for judged in judged])
        if self.part is None and evidence.outcome is Outcome.HOLDS and any(map(_is_open, judged)):
            message = f"the ledger does not call {self.id} closed; {evidence.summary}"
            return replace(evidence, outcome=Outcome.UNKNOWN, unknown=Unknown.PARTIAL, summary=message)
        return evidence

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"all that the plan of {self.id} says is met: dodcheck milestone {self.id}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"one thing that the plan of {self.id} says is not met"

    def _nothing(self, summary: str, examined: int) -> Evidence:
        ask = f"dodcheck milestone {self.id}"
        return Evidence(self.kind, Outcome.UNKNOWN, summary, examined, 0, ask, unknown=Unknown.EMPTY_SCOPE)


def _belongs(criterion: Criterion, part: str) -> bool:
    """Return whether a statement is about a part of what a milestone needs."""
    if part == Part.ROLLBACK:
        return isinstance(criterion.promise, Reversible)
    return criterion.form is Form.DELIVERABLE


def _brings_about(criterion: Criterion) -> bool:
    """Return whether a statement says what the milestone brings about; that its own plan is there says nothing."""
    promise, plan = criterion.promise, name_of(criterion.location.path)
    itself = isinstance(promise, FilesThere) and {name_of(path) for path in promise.paths} == {plan}
    return criterion.form in _OWN and not itself


def _is_open(judged: Judged) -> bool:
    """Return whether it is about the entry of a milestone that neither plan nor ledger calls closed."""
    promise = judged.criterion.promise
    return isinstance(promise, Entered) and not promise.closed
