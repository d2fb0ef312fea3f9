"""The kind `milestone`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.documents.closings import milestone_of
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import Entered, FilesThere
from dodcheck.rules.base import Judged
from dodcheck.rules.combine import all_of
from dodcheck.rules.options import option
from dodcheck.rules.resting import seen
from dodcheck.rules.types import MILESTONE
from dodcheck.snapshot.paths import name_of

_OWN = frozenset({Form.BOX, Form.DELIVERABLE, Form.MARK, Form.ROW})
"""Statements that say what the milestone itself is to bring about; every plan has the others."""


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """A whole milestone is done: everything that `dodcheck milestone ID` judges.

    Holds when every criterion of the milestone's plan is proved or ready: boxes, deliverables, scope, rollback, links,
    ledger entry, log. Fails when one of them is refuted or open. Can't be known when one of them can't, when one rests
    on a waiver, a deferral or an attestation, when the milestone has no plan, and when its plan has neither boxes nor
    deliverables but itself: a ledger's word alone proves no milestone. Nor is one done that the ledger lists and does
    not close.
    """

    kind: ClassVar[str] = "milestone"
    example: ClassVar[str] = "milestone: {id: M05}"

    id: str = option(MILESTONE, "The milestone, in any way to write its id.")

    def rests_on(self, known: Mapping[str, Criterion]) -> tuple[str, ...]:
        """Return the known criteria of the milestone's plan."""
        wanted = MilestoneId.parse(self.id)
        return tuple(name for name, one in known.items() if milestone_of(one.scope) == wanted)

    def conclude(self, judged: Sequence[Judged]) -> Evidence:
        """Return what follows from the criteria of the plan."""
        if not judged:
            return self._nothing(f"no plan of {self.id} is tracked", 0)
        if not any(_brings_about(one.criterion) for one in judged):
            return self._nothing(f"the plan of {self.id} has neither boxes nor deliverables but itself", len(judged))
        found = all_of([seen(self.kind, one) for one in judged])
        if found.outcome is Outcome.HOLDS and any(map(_is_open, judged)):
            said = f"{found.summary}, but the ledger does not call {self.id} closed"
            return replace(found, outcome=Outcome.UNKNOWN, unknown=Unknown.PARTIAL, summary=said)
        return found

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"all that the plan of {self.id} says is met: dodcheck milestone {self.id}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"one thing that the plan of {self.id} says is not met"

    def _nothing(self, said: str, examined: int) -> Evidence:
        ask = f"dodcheck milestone {self.id}"
        return Evidence(self.kind, Outcome.UNKNOWN, said, examined, 0, ask, unknown=Unknown.EMPTY_SCOPE)


def _brings_about(criterion: Criterion) -> bool:
    """Return whether a statement says what the milestone brings about; that its own plan is there says nothing."""
    promise, plan = criterion.promise, name_of(criterion.location.path)
    itself = isinstance(promise, FilesThere) and {name_of(path) for path in promise.paths} == {plan}
    return criterion.form in _OWN and not itself


def _is_open(one: Judged) -> bool:
    """Return whether it is about the entry of a milestone that neither plan nor ledger calls closed."""
    promise = one.criterion.promise
    return isinstance(promise, Entered) and not promise.closed
