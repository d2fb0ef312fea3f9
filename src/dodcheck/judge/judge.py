"""(criteria, bindings, snapshot) to judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dodcheck.binding.bind import Misbound
from dodcheck.binding.tree import Bound
from dodcheck.exceptions.waivers import Waivers
from dodcheck.judge.evaluate import examined, misbound, unruled
from dodcheck.judge.reasons import reason
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence, Place
from dodcheck.model.report import AppliedRule, Judgement, Origin
from dodcheck.model.verdict import Standing, decide
from dodcheck.rules.base import Judged, RestingRule
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges criteria, each once; what a criterion rests on is judged before it.

    The bindings have no circles: ``binding.circles`` has refused them.
    """

    criteria: Mapping[str, Criterion]
    bindings: Mapping[str, Bound | Misbound]
    waivers: Waivers
    snapshot: Snapshot
    as_of: date
    _done: dict[str, Judgement] = field(default_factory=dict)

    def judgement(self, criterion: Criterion) -> Judgement:
        """Return the judgement of one criterion."""
        done = self._done.get(criterion.id)
        if done is None:
            done = self._done[criterion.id] = self._judge(criterion)
        return done

    def _judge(self, criterion: Criterion) -> Judgement:
        evidence = _with_digests(self._evidence(criterion), self.snapshot)
        waivers = self.waivers.of(criterion.id)
        live = next((waiver for waiver in waivers if waiver.expires >= self.as_of), None)
        verdict = decide(criterion, evidence, Standing.WAIVER if live else Standing.NONE)
        why = reason(criterion, verdict, evidence, waivers, self.as_of)
        return Judgement(criterion, verdict, why, evidence, self._applied(criterion), live)

    def _evidence(self, criterion: Criterion) -> Evidence:
        binding = self.bindings.get(criterion.id)
        match binding:
            case None:
                return unruled()
            case Misbound():
                return misbound(criterion, binding)
            case Bound():
                return examined(binding, self.snapshot, self._rested_on)

    def _applied(self, criterion: Criterion) -> AppliedRule | None:
        binding = self.bindings.get(criterion.id)
        if isinstance(binding, Misbound):
            return Bound(binding.entry.tree, Origin.RULES_FILE).applied()
        return binding.applied() if binding else None

    def _rested_on(self, rule: RestingRule) -> Sequence[Judged]:
        judged = (self.judgement(self.criteria[name]) for name in rule.rests_on(tuple(self.criteria)))
        return [Judged(one.criterion, one.verdict, one.evidence) for one in judged]


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
