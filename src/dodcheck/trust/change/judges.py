"""How a criterion stands after a change: under the policy before it and its own, of which the worse counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dodcheck.binding.tree import Bound, is_same_rule, resting_rules
from dodcheck.exceptions.attestations import Attestations
from dodcheck.judge.closings import Closings
from dodcheck.judge.judge import Judge
from dodcheck.judge.report import closings_of, judge_of
from dodcheck.judge.signed import signature_of, taken_back
from dodcheck.model.criterion import Criterion
from dodcheck.model.exception import Attestation
from dodcheck.model.location import Location
from dodcheck.model.report import Change, Judgement, Origin
from dodcheck.model.verdict import Verdict
from dodcheck.signatures.signers import Signers
from dodcheck.trust.change.cites import is_only_cited
from dodcheck.trust.change.pairing import StatementPair
from dodcheck.trust.change.sides import Comparison


@dataclass(frozen=True)
class Judges:
    """Judges what stands after a change; evidence is always that of the changed tree.

    With ``trusting``, what the change brings and somebody signed whom the base trusts counts as if it were there.
    ``newest`` says whom the end of the base's branch trusts, where that has moved on: both have to.
    """

    comparison: Comparison
    trusting: bool = False
    newest: Signers | None = None

    @cached_property
    def signed(self) -> tuple[Attestation, ...]:
        """The attestations of the changed tree that are signed by a key of the base."""
        return tuple(
            attestation
            for attestation, _ in self.comparison.case.attestations.entries
            if not self.unsigned(attestation)
        )

    def unsigned(self, attestation: Attestation) -> str:
        """Return why an attestation of the changed tree is not signed by a key of the base; empty where it is.

        One that the base has taken back may not come again.
        """
        case, base = self.comparison.case, self.comparison.base.case.attestations.signers
        trusted = [base] if self.newest is None else [base, self.newest]
        by_each = (replace(case.attestations, signers=signers) for signers in trusted)
        whys = (signature_of(attestation, words, case.snapshot, case.caller.as_of).why_not for words in by_each)
        why = next(filter(None, whys), "")
        if not why and taken_back(attestation, self.comparison.base.case.snapshot):
            return f"was taken back before {self.comparison.base.name}"
        return why

    @cached_property
    def _counting_attestations(self) -> Attestations:
        """The attestations that count: those of the base and, where signatures do, those of the change."""
        base = self.comparison.base.case.attestations
        if not self.trusting:
            return base
        known = {attestation for attestation, _ in base.entries}
        new = (entry for entry in self.comparison.case.attestations.entries if entry[0] in self.signed)
        return replace(base, entries=(*base.entries, *(entry for entry in new if entry[0] not in known)))

    def judgement(self, criterion: Criterion) -> Judgement:
        """Return how a criterion of the changed tree stands, and what the change has to do with it."""
        kept = self.comparison.pairs.by_id.get(criterion.id)
        if kept is None:
            judged = self._judge_of_new.judgement(criterion)
            return replace(judged, criterion=replace(criterion, new=True), change=Change(criterion.claimed is True))
        judged = self._worse_judgement(kept)
        return replace(
            judged, change=Change(_claims(kept), None if judged.verdict.good else self._verdict_before(kept))
        )

    def judgement_before(self, before: Criterion) -> Judgement:
        """Return how a criterion stood before the change."""
        return self._judge_before.judgement(before)

    def _worse_judgement(self, kept: StatementPair) -> Judgement:
        now, by_base = self._judge_now.judgement(kept.after), self._by_base(kept)
        if not by_base.verdict.worse_than(now.verdict):
            return now
        later = ", which helps only later changes" if now.verdict is Verdict.ATTESTED else ""
        policies = f"by the policy of {self.comparison.base.name}; by the change's own: {now.verdict}{later}"
        return replace(by_base, criterion=kept.after, reason=f"{by_base.reason} ({policies})")

    def _by_base(self, kept: StatementPair) -> Judgement:
        as_before = self._judge_by_old_policy.criteria[kept.before.id]
        if self._bound_alike(kept):
            return self._judge_by_old_policy.concluded(as_before, self._judge_now.judgement(kept.after).evidence)
        return self._judge_by_old_policy.judgement(as_before)

    def _bound_alike(self, kept: StatementPair) -> bool:
        """Return whether both policies look at the same evidence; what rests on others is always looked at twice."""
        old = self.comparison.base.case.bindings.by_id.get(kept.before.id)
        new = self.comparison.case.bindings.by_id.get(kept.after.id)
        if not isinstance(old, Bound) or not isinstance(new, Bound):
            return old is new
        if kept.before.holds is not kept.after.holds:
            return False
        if old.origin is new.origin is Origin.BUILT_IN:
            # What is less promised is told as a weakening; where documents moved, only the new rule knows of it.
            return True
        if is_only_cited(old) and is_only_cited(new):
            # A claim may cite something else, or by another path: only what it cites now is there to be looked at.
            return True
        return old.strength is new.strength and is_same_rule(old.tree, new.tree) and not any(resting_rules(old.tree))

    def _verdict_before(self, kept: StatementPair) -> Verdict | None:
        """Return the verdict before; a promise that is not put off any more is a new one, and nothing was lost."""
        was = self.judgement_before(kept.before).verdict
        taken_up = was is Verdict.DEFERRED and not kept.after.deferred
        return None if taken_up else was

    @cached_property
    def _judge_now(self) -> Judge:
        return replace(judge_of(self.comparison.case), closings=self._closings)

    @cached_property
    def _closings(self) -> Closings:
        """A milestone that the change closes is closed where it is merged: its boxes are judged as they stand."""
        return closings_of(self.comparison.case, self.comparison.base.commit)

    @cached_property
    def _judge_before(self) -> Judge:
        return judge_of(self.comparison.base.case)

    @cached_property
    def _judge_of_new(self) -> Judge:
        """Judges what is new by the tree's rules; an exception does not help the change that brings it.

        Nor does one that was meant for something else, whose id the change gives to a statement of its own.
        """
        fixed = {criterion.id for criterion in self.comparison.pairs.new if criterion.fixed_id}
        before = self.comparison.base.case.waivers
        meant = tuple(entry for entry in before.entries if entry[0].criterion not in fixed)
        words = self._counting_attestations
        given_for = tuple(entry for entry in words.entries if entry[0].criterion not in fixed)
        return replace(
            self._judge_now,
            waivers=replace(before, entries=meant),
            attestations=replace(words, entries=given_for),
            _done={},
        )

    @cached_property
    def _judge_by_old_policy(self) -> Judge:
        """Judges by the policy before the change, whose ids it uses."""
        base, case = self.comparison.base.case, self.comparison.case
        criteria = {criterion.id: criterion for criterion in self._criteria_from_before()}
        return Judge(
            criteria,
            base.bindings.by_id,
            base.waivers,
            case.snapshot,
            case.caller.as_of,
            closings=self._closings,
            attestations=self._counting_attestations,
        )

    def _criteria_from_before(self) -> Iterator[Criterion]:
        """Yield every criterion that stood before, as it stands now; what is gone is claimed by nobody."""
        for kept in self.comparison.pairs.kept:
            before = kept.before
            yield replace(
                kept.after,
                id=before.id,
                deferred=before.deferred,
                deferred_until=before.deferred_until,
                holds=before.holds,
            )
        for gone in self.comparison.pairs.gone:
            yield replace(gone, claimed=None, location=Location(gone.location.path))


def _claims(kept: StatementPair) -> bool:
    """Return whether the change makes or edits the claim that a criterion is met."""
    return kept.after.claimed is True and (kept.before.claimed is not True or kept.reworded)
