"""Can each passing rule fail? Every one meets counterexamples that are planted in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dodcheck.binding.entries import RulesFile
from dodcheck.binding.tree import Bound, resting_rules
from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import Case
from dodcheck.judge.judge import Judge
from dodcheck.judge.report import closings_of
from dodcheck.judge.rule_places import place_of_rule
from dodcheck.judge.scopes import Scope
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.model.progress import SILENT, Progress
from dodcheck.model.report import Judgement, Origin
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.rules.base import Counterexample, Judged, RestingRule
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.selftest.red_before import judge_before
from dodcheck.trust.selftest.relevance import is_relevant
from dodcheck.trust.selftest.trial import Attempt, Fate, Ground, Trial, parts_of, trial, worst_fate
from dodcheck.trust.selftest.tried import Selftest, TriedRule

_TURNS = (Fate.TURNED, Fate.WEAK)


class Earlier(NamedTuple):
    """The commit before the work: its full id, and its snapshot."""

    commit: str
    snapshot: Snapshot


def selftest(  # noqa: PLR0913 - all that is tested, and with what
    case: Case,
    rules: RulesFile,
    scope: Scope,
    *,
    earlier: Earlier | None,
    strict: bool,
    progress: Progress = SILENT,
) -> Selftest:
    """Return the fate of every rule of a scope that holds. Raises ``UserError`` where none does."""
    known = {criterion.id: criterion for criterion in case.program.criteria}
    judge = Judge(
        known, case.bindings.by_id, case.waivers, case.snapshot, case.caller.as_of, closings=closings_of(case)
    )
    steps = progress.along("judging statement", scope.criteria, len(scope.criteria))
    judged = [judge.judgement(criterion) for criterion in steps]
    prober = Prober(judge)
    then = judge_before(case, rules, earlier.snapshot) if earlier else None
    passing = [judgement for judgement in judged if judgement.evidence.outcome is Outcome.HOLDS]
    trials = progress.along("trying rule", passing, len(passing))
    tested = tuple(_try_rule(judgement, prober, rules, then) for judgement in trials)
    if not tested:
        raise _nothing_to_test(scope)
    return Selftest(
        scope=scope.name,
        as_of=case.caller.as_of,
        snapshot=case.snapshot.facts(),
        policy_digest=case.policy_digest,
        tested=tested,
        left=Counter(
            judgement.evidence.outcome for judgement in judged if judgement.evidence.outcome is not Outcome.HOLDS
        ),
        evidence_files=case.caller.evidence_files,
        red_at=earlier.commit if earlier else None,
        strict=strict,
    )


def _nothing_to_test(scope: Scope) -> UserError:
    count = counted(len(scope.criteria), "statement")
    hint = "A rule is tested once it holds. Which do, and why others don't: dodcheck claims"
    return user_error(f"{scope.name}: nothing to test, no rule of its {count} holds", hint)


def _try_rule(judgement: Judgement, prober: Prober, rules: RulesFile, then: Judge | None) -> TriedRule:
    bound = prober.judge.bindings[judgement.criterion.id]
    if not isinstance(bound, Bound):
        raise TypeError(f"{judgement.criterion.id} holds without a rule")
    return TriedRule(
        judgement=judgement,
        written=place_of_rule(judgement.criterion, bound, rules),
        trials=prober.trials(judgement.criterion.id),
        relevant=bound.origin is Origin.RECOGNISED or is_relevant(judgement.criterion, bound.tree),
        held_before=None if then is None else _held_at(then, judgement.criterion.id),
    )


def _held_at(judge: Judge, name: str) -> bool:
    return judge.judgement(judge.criteria[name]).evidence.outcome is Outcome.HOLDS


@dataclass(frozen=True, slots=True)
class Prober:
    """Tries the rules of criteria that a judge has judged, each once; what a criterion rests on is tried before it."""

    judge: Judge
    _done: dict[str, tuple[Trial, ...]] = field(default_factory=dict)

    def trials(self, name: str) -> tuple[Trial, ...]:
        """Return the trial of each part of a rule that holds. Like judging, it does not recurse."""
        todo = [name]
        while todo:
            below = [rested for rested in self._rests_on(todo[-1]) if rested not in self._done]
            if below:
                todo.extend(below)
            elif (tried := todo.pop()) not in self._done:
                self._done[tried] = self._try_parts(tried)
        return self._done[name]

    def _rests_on(self, name: str) -> Sequence[str]:
        bound = self.judge.bindings.get(name)
        if not isinstance(bound, Bound):
            return ()
        return [below for rule in resting_rules(bound.tree) for below in self.judge.named_by(rule)]

    def _try_parts(self, name: str) -> tuple[Trial, ...]:
        criterion, bound = self.judge.criteria[name], self.judge.bindings.get(name)
        seen = self.judge.judgement(criterion).evidence
        if not isinstance(bound, Bound) or seen.outcome is not Outcome.HOLDS:
            return ()
        ground = Ground(
            snapshot=self.judge.shown_to(bound, criterion),
            document=criterion.location.path,
            lenient=bound.origin is Origin.RECOGNISED,
            lookup=self.judge.rested_on,
            resting=self._try_resting_rule,
        )
        return tuple(trial(part, evidence, ground) for part, evidence in parts_of(bound.tree, seen))

    def _try_resting_rule(self, rule: RestingRule) -> Trial:
        """Return the fate of a rule that rests on others: what turns those has to turn it."""
        below = self.judge.rested_on(rule)
        fates = {judged.criterion.id: worst_fate(self._done.get(judged.criterion.id, ())) for judged in below}
        turned = [judged.criterion.id for judged in below if fates[judged.criterion.id] in _TURNS]
        seen = rule.conclude(below)
        after = rule.conclude([_as_turned(judged, fates) for judged in below])
        message = f"{len(turned) or 'none'} of the {len(below):,} criteria that it rests on made to fail"
        attempt = Attempt(Counterexample(message), after.outcome, after.summary)
        if seen.outcome is Outcome.HOLDS and after.outcome is not Outcome.HOLDS:
            return Trial(rule, Fate.TURNED if after.outcome is Outcome.FAILS else Fate.WEAK, (attempt,))
        if turned or Fate.VACUOUS in fates.values():
            return Trial(rule, Fate.VACUOUS, (attempt,))
        return Trial(rule, Fate.UNTESTED, why="nothing that it rests on can be tested")


def _as_turned(judged: Judged, fates: Mapping[str, Fate]) -> Judged:
    """Return a criterion as it is judged once its rule has turned; unchanged where nothing turns it."""
    match fates[judged.criterion.id]:
        case Fate.TURNED:
            failed = replace(judged.evidence, outcome=Outcome.FAILS, unknown=None)
            return Judged(judged.criterion, Verdict.REFUTED, failed)
        case Fate.WEAK:
            open_ = replace(judged.evidence, outcome=Outcome.UNKNOWN, unknown=Unknown.PARTIAL)
            return Judged(judged.criterion, Verdict.UNPROVEN, open_)
        case Fate.VACUOUS | Fate.UNTESTED:
            return judged
