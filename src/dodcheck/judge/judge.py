"""(criteria, bindings, snapshot) to judgements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dodcheck.binding.bind import Misbound
from dodcheck.binding.tree import Bound, resting_rules
from dodcheck.exceptions.attestations import Attestations
from dodcheck.exceptions.waivers import Waivers
from dodcheck.judge.attesting import AttestationCheck, AttestationContext, attested_by, checked_attestation
from dodcheck.judge.closings import AtClosing, Closings, UnknownClosing
from dodcheck.judge.evaluate import Lookup, examined, misbound, unruled
from dodcheck.judge.reasons import reason
from dodcheck.judge.tense import in_tense
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.report import AppliedRule, Judgement, Origin
from dodcheck.model.verdict import Standing, Verdict, decide
from dodcheck.rules.base import Judged, RestingRule
from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.snapshot.wrapped import DatedSnapshot

Look = Callable[[Criterion, Bound, Snapshot, Lookup], Evidence]
"""Gives the evidence of a criterion in a snapshot: ``look``, or what remembers its answers."""

_OWN_WORDS = frozenset({Form.MILESTONE, Form.DERIVED, Form.POLICY})
"""Forms of statements in words of our own, whose lines say something else."""

_MOST_DOCUMENTS = 50
"""In so many other documents the lines of a statement of the same words are left out: each one takes time."""


def look(criterion: Criterion, bound: Bound, snapshot: Snapshot, lookup: Lookup) -> Evidence:
    """Return what the rule of a criterion sees, each place with the digest of the file that was seen there."""
    return _with_digests(examined(bound, _shown_to(bound, criterion, snapshot), lookup), snapshot)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges each criterion once, after the criteria that it rests on.

    The bindings have no circles: ``binding.circles`` has refused them. Without ``closings`` all is judged as it stands.
    """

    criteria: Mapping[str, Criterion]
    bindings: Mapping[str, Bound | Misbound]
    waivers: Waivers
    snapshot: Snapshot
    as_of: date
    look: Look = look
    closings: Closings | None = None
    attestations: Attestations = field(default_factory=Attestations)
    _done: dict[str, Judgement] = field(default_factory=dict)
    _below: dict[RestingRule, Sequence[str]] = field(default_factory=dict)
    _alike: dict[str, dict[str, list[tuple[int, int]]]] = field(default_factory=dict)

    def judgement(self, criterion: Criterion) -> Judgement:
        """Return the judgement of one criterion. It does not recurse, so chains of criteria may have any length."""
        todo = [criterion.id]
        while todo:
            below = [name for name in self._rests_on(todo[-1]) if name not in self._done]
            if below:
                todo.extend(below)
            elif (name := todo.pop()) not in self._done:
                self._done[name] = self._judge(self.criteria[name])
        return self._done[criterion.id]

    def _rests_on(self, name: str) -> Sequence[str]:
        binding = self.bindings.get(name)
        if name in self._done or not isinstance(binding, Bound):
            return ()
        return [below for rule in resting_rules(binding.tree) for below in self.named_by(rule)]

    def named_by(self, rule: RestingRule) -> Sequence[str]:
        """Return the ids of the criteria that a rule rests on; the rule is asked once, as it searches all ids."""
        if rule not in self._below:
            self._below[rule] = rule.rests_on(self.criteria)
        return self._below[rule]

    def _judge(self, criterion: Criterion) -> Judgement:
        binding = self.bindings.get(criterion.id)
        if not isinstance(binding, Bound):
            return self.concluded(criterion, unruled(criterion) if binding is None else misbound(criterion, binding))
        tensed = in_tense(
            self._when(criterion), lambda: self._now(criterion, binding), lambda then: self._then(then, binding)
        )
        return replace(self.concluded(criterion, tensed.evidence), drift=tensed.drift)

    def _when(self, criterion: Criterion) -> AtClosing | UnknownClosing | None:
        return self.closings.of(criterion) if self.closings else None

    def _now(self, criterion: Criterion, bound: Bound) -> Evidence:
        return self.look(criterion, bound, self._present(bound, criterion), self.rested_on)

    def _present(self, bound: Bound, criterion: Criterion) -> Snapshot:
        """Return the snapshot of today without the statements of the same words beside one: they say it once more."""
        if not self._alike:
            for other in filter(_only_says_it, self.criteria.values()):
                self._alike.setdefault(other.text, {}).setdefault(other.location.path, []).append(other.span)
        alike = self._alike.get(criterion.text, {})
        own = alike.get(criterion.location.path, ())
        elsewhere = {path: spans for path, spans in alike.items() if path != criterion.location.path}
        dated: Snapshot = DatedSnapshot(self.snapshot, self.as_of)
        if elsewhere and bound.origin is not Origin.BUILT_IN and len(elsewhere) <= _MOST_DOCUMENTS:
            dated = MaskedSnapshot(dated, elsewhere)
        return _without_others(bound, criterion, dated, own)

    def _then(self, then: AtClosing, bound: Bound) -> Evidence:
        def look_then() -> Evidence:
            dated = DatedSnapshot(then.snapshot, self.as_of)
            state = _without_others(bound, then.criterion, dated, then.alike)
            return look(then.criterion, bound, state, self.rested_on)

        # What rests on other statements is what those are now.
        if self.closings is None or any(resting_rules(bound.tree)):
            return look_then()
        return self.closings.seen(then, repr(bound), look_then)

    def concluded(self, criterion: Criterion, evidence: Evidence) -> Judgement:
        """Return the judgement that follows from evidence for a criterion."""
        criterion = criterion.on(self.as_of)
        waivers = self.waivers.of(criterion.id)
        live = next((waiver for waiver in waivers if waiver.expires >= self.as_of), None)
        word = self._attested(criterion, evidence)
        standing = Standing.WAIVER if live else Standing.ATTESTATION if word.valid else Standing.NONE
        verdict = decide(criterion, evidence, standing)
        why = reason(criterion, verdict, evidence, waivers, self.as_of)
        stands_in = word.valid if verdict is Verdict.ATTESTED else None
        if stands_in:
            why = f"{attested_by(stands_in, word.signature, self.as_of)}; now: {evidence.summary}"
        elif word.why_not and not live:
            why += f"; its attestation {word.why_not}"
        rule = self._applied(criterion)
        signature = word.signature if stands_in else None
        return Judgement(criterion, verdict, why, evidence, rule, live, attestation=stands_in, signature=signature)

    def _attested(self, criterion: Criterion, evidence: Evidence) -> AttestationCheck:
        """Return what a person's word is worth where evidence tells nothing; what it tells is never overridden."""
        attestations = self.attestations.of(criterion.id)
        if not attestations or evidence.outcome is not Outcome.UNKNOWN:
            return AttestationCheck()
        binding = self.bindings.get(criterion.id)
        tree = binding.tree if isinstance(binding, Bound) else None
        return checked_attestation(
            criterion, tree, attestations, AttestationContext(self.attestations, self.snapshot, self.as_of)
        )

    def shown_to(self, bound: Bound, criterion: Criterion) -> Snapshot:
        """Return the snapshot without the words of a statement, which are no evidence of what they say."""
        match when := self._when(criterion):
            case AtClosing():
                return _shown_to(bound, when.criterion, DatedSnapshot(when.snapshot, self.as_of))
            case None | UnknownClosing():
                return _shown_to(bound, criterion, self._present(bound, criterion))

    def _applied(self, criterion: Criterion) -> AppliedRule | None:
        binding = self.bindings.get(criterion.id)
        if isinstance(binding, Misbound):
            return Bound(binding.entry.tree, Origin.RULES_FILE).applied()
        return binding.applied() if binding else None

    def rested_on(self, rule: RestingRule) -> Sequence[Judged]:
        """Return the criteria that a rule rests on; they have been judged before."""
        judged = (self._done[name] for name in self.named_by(rule))
        return [Judged(judgement.criterion, judgement.verdict, judgement.evidence) for judgement in judged]


def _shown_to(bound: Bound, criterion: Criterion, snapshot: Snapshot) -> Snapshot:
    """Return the snapshot without the words of a statement, which are no evidence of what they say."""
    return _masked(bound, criterion, snapshot, [criterion.span])


def _only_says_it(criterion: Criterion) -> bool:
    """Return whether the lines of a statement are its words and no more: no row with numbers, no status of a ledger."""
    return criterion.location.line is not None and criterion.form not in _OWN_WORDS and not criterion.row


def _without_others(
    bound: Bound, criterion: Criterion, snapshot: Snapshot, spans: Sequence[tuple[int, int]]
) -> Snapshot:
    """Return the snapshot without the lines of all statements of the same words, where there are several."""
    return _masked(bound, criterion, snapshot, spans) if len(spans) > 1 else snapshot


def _masked(bound: Bound, criterion: Criterion, snapshot: Snapshot, spans: Sequence[tuple[int, int]]) -> Snapshot:
    """Return the snapshot without these lines of the document of a statement.

    In a row of a table, the number of today stands beside the target: it is the document's word, and no more than that.
    What is promised without a box has words of our own; its line is only where the plan speaks of it.
    """
    at = criterion.location
    tabled = bool(criterion.row) and criterion.form is not Form.BOX
    own = bound.origin is Origin.BUILT_IN or (tabled and bound.tree.kind == "metric")
    return snapshot if at.line is None or own else MaskedSnapshot(snapshot, {at.path: spans})


def _with_digests(evidence: Evidence, snapshot: Snapshot) -> Evidence:
    """Add to each place the digest of the file that was seen there."""
    places = tuple(_digested(place, snapshot) for place in evidence.places)
    return replace(evidence, places=places, parts=tuple(_with_digests(part, snapshot) for part in evidence.parts))


def _digested(place: Place, snapshot: Snapshot) -> Place:
    if snapshot.presence(place.path) is not Presence.FILE:
        return place
    try:
        return replace(place, digest=snapshot.digest(place.path))
    except UnreadableError:
        return place
