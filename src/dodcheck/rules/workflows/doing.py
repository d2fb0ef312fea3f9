"""Whether a workflow does a thing by an effective step, on the events and as often as is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.about import idle, is_about
from dodcheck.rules.workflows.building import built, unbuilt
from dodcheck.rules.workflows.collecting import doubt_of
from dodcheck.rules.workflows.does import (
    MOST,
    Candidate,
    Match,
    WantedStep,
    at_most_few,
    candidates,
    checking_candidates,
)
from dodcheck.rules.workflows.evidence import blind, evidence, listed
from dodcheck.rules.workflows.first import behind, first_only
from dodcheck.rules.workflows.forgiving import forgiven
from dodcheck.rules.workflows.ineffective.action_inputs import disabled_by_input, weakened_by_inputs
from dodcheck.rules.workflows.ineffective.command import why_ineffective, without_those_checking_nothing
from dodcheck.rules.workflows.ineffective.missing_checkout import action_without_checkout
from dodcheck.rules.workflows.ineffective.undefined_tasks import undefined_task
from dodcheck.rules.workflows.ineffective.unseen_tasks import unseen_task
from dodcheck.rules.workflows.ineffective.variable_options import GivenOptions
from dodcheck.rules.workflows.inputs import with_input
from dodcheck.rules.workflows.occasions import (
    EffectOnOccasion,
    finding_of_effect,
    on_occasions,
    place_in_words,
    request_in_words,
)
from dodcheck.rules.workflows.other_ci import perhaps_elsewhere
from dodcheck.rules.workflows.perhaps import unseen
from dodcheck.rules.workflows.scope import Scope, scope_of
from dodcheck.rules.workflows.selecting import handed_on, some_only
from dodcheck.rules.workflows.shared_repository import shared_repository
from dodcheck.rules.workflows.systems import on_systems
from dodcheck.rules.workflows.untold import untold
from dodcheck.rules.workflows.versions import with_versions
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.effective.effect import Effect, Effectiveness, worst
from dodcheck.workflows.effective.reach import loss_of
from dodcheck.workflows.runs.tasks import PROGRAMS
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import texts_of

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

_SHOWN = 5
"""So many files beside the workflows are named to see it again."""


def examine_workflows(rule: WorkflowRule, snapshot: Snapshot, globs: Sequence[str]) -> Evidence:
    """Return whether what a rule asks for is done in the workflows of some globs."""
    scope = scope_of(shared_repository(snapshot), globs)
    every = at_most_few(candidates(scope.subjects, WantedStep(rule.uses, rule.runs, rule.checks, rule.job)))
    if every is None:
        return evidence(rule.kind, _many(rule, scope), scope, _reproduce(rule, globs))
    handed = handed_on(every)
    told = every if rule.given is None else with_input(every, rule.given)
    meant = (one for one in told if rule.about is None or is_about(one, rule.about))
    found = [_sure(one, rule, snapshot, handed.get(id(one.command), ())) for one in meant]
    if rule.uses is None and rule.runs is None and rule.checks is None:
        found = list(checking_candidates(found))
    before = without_those_checking_nothing(found) if rule.checks else found
    found, behind_others = _undisturbed(rule, before)
    on_each = partial(_on_each, rule, scope=scope)
    answer = behind_others or _told(rule, found, on_each)
    if rule.fails_loudly and answer.outcome is Outcome.HOLDS:
        answer = _dark(rule, scope) or answer
    hidden = blind(rule.kind, scope, globs, _reproduce(rule, globs))
    if hidden is not None and answer.outcome is not Outcome.HOLDS and (scope.unread or not scope.subjects):
        return hidden
    if answer.outcome is Outcome.FAILS and (rule.sets_up or not found) and scope.outside:
        words = f"{answer.words}, but they call workflows of other repositories: {', '.join(scope.outside[:3])}"
        answer = answer._replace(outcome=Outcome.UNKNOWN, words=words, unknown=Unknown.OUTSIDE)
    if answer.outcome is Outcome.FAILS and not found and rule.runs:
        answer = unseen(rule.runs, answer, scope)
    if answer.outcome is Outcome.FAILS and not found and rule.about and scope.subjects:
        answer = _called(rule.about, answer, scope)
    elif answer.outcome is Outcome.FAILS and not before and rule.checks:
        answer = untold(answer, scope, rule.job)
    answer = perhaps_elsewhere(answer, rule, scope)
    return evidence(rule.kind, answer, scope, _reproduce(rule, globs, _elsewhere(answer, scope)))


def _undisturbed(rule: WorkflowRule, every: list[Candidate]) -> tuple[list[Candidate], Finding | None]:
    """Return those before which nothing is built or checked, as far as that is asked; and why, where none is left."""
    kept = unbuilt(every) if rule.without_build else every
    if rule.without_build and not kept:
        return kept, built(every, request_in_words(rule))
    first = first_only(kept) if rule.first else kept
    return first, behind(kept, request_in_words(rule)) if kept and not first else None


def _told(rule: WorkflowRule, found: Sequence[Candidate], on_each: Callable[[Sequence[Candidate]], Finding]) -> Finding:
    """Return what becomes of what was found: that nothing does it at all says more than that one may lose failures."""
    loud = _loud(rule, found) if rule.fails_loudly else None
    if loud is not None and loud.outcome is Outcome.FAILS:
        return loud
    done = with_versions(rule, found, on_each)
    return done if loud is None or done.outcome is Outcome.FAILS else loud


def _elsewhere(answer: Finding, scope: Scope) -> list[str]:
    """Return the files of the places that are no workflows: scripts, targets and actions that these start."""
    return [*dict.fromkeys(one.path for one in answer.places if one.path not in scope.paths)][:_SHOWN]


def _many(rule: WorkflowRule, scope: Scope) -> Finding:
    words = f"a step {request_in_words(rule)} in more than {MOST:,} ways, which are too many to look at"
    return Finding(Outcome.UNKNOWN, words, examined=len(scope.subjects), unknown=Unknown.SKIPPED)


def _on_each(rule: WorkflowRule, found: Sequence[Candidate], scope: Scope) -> Finding:
    return on_systems(rule, found, scope, lambda some: on_occasions(rule, some, scope))


def _sure(one: Candidate, rule: WorkflowRule, snapshot: Snapshot, handed: Sequence[str]) -> Candidate:
    """Return what does a thing, with the doubt that it runs the tests of a file that is asked for.

    ``handed`` are the words that what starts it hands on to it.
    """
    words = texts_of(one.command.words) if one.command and rule.runs else []
    doubt = doubt_of(words, rule.runs or "", snapshot) if words else ""
    given = [_handed(handed, one.command.through or "")] if handed and one.command else []
    hidden = (*unseen_task(one), *undefined_task(one), *action_without_checkout(one.step))
    set_up = (
        []
        if one.command
        else [*disabled_by_input(one.step), *([] if rule.uses else weakened_by_inputs(one.subject.whole, one.step))]
    )
    against = (*why_ineffective(one.subject, one.step, one.command, rule.runs, given), *set_up, *hidden)
    return one._replace(match=Match.PERHAPS, doubt=doubt, against=against) if doubt else one._replace(against=against)


def _handed(words: Sequence[str], through: str) -> GivenOptions:
    """Return the options that what starts a command hands on to it; a file of tasks may take none."""
    return GivenOptions(tuple(words), f"`{through}`", sure=through.partition(" ")[0] not in PROGRAMS | {"tox", "nox"})


def _called(about: str, answer: Finding, scope: Scope) -> Finding:
    """Return what names tell where nothing of that name does anything: without such a name it may have another."""
    if place := idle(scope.subjects, about):
        path, line = place
        return answer._replace(words=f"{path}:{line} is about “{about}” and does nothing", places=(Place(path, line),))
    words = f"{answer.words}, but it may be called otherwise"
    return answer._replace(outcome=Outcome.UNKNOWN, words=words, unknown=Unknown.AMBIGUOUS)


def _loud(rule: WorkflowRule, found: Sequence[Candidate]) -> Finding | None:
    """Return that a failure is lost of something that does what is asked; ``None`` where each one counts."""
    some = zip(found, some_only(rule, found), strict=True)
    told = ((one, [*forgiven(one.command, rule.runs), *_hiding(one), *more]) for one, more in some)
    lost = [EffectOnOccasion(one, worst([loss_of(one.subject, one.step, one.command), *more])) for one, more in told]
    worst_ = min(lost, key=lambda seen: seen.effect.effectiveness, default=None)
    if worst_ is None or worst_.effect.effectiveness is Effectiveness.YES:
        return None
    bad = [one for one in lost if one.effect.effectiveness is worst_.effect.effectiveness]
    words = f"{place_in_words(worst_.candidate)} {request_in_words(rule)}, but {worst_.effect.why}"
    return finding_of_effect(worst_.effect, words, [one.candidate for one in bad], len(found))


def _hiding(one: Candidate) -> list[Effect]:
    return [effect for effect in one.against if not effect.fails]


def _dark(rule: WorkflowRule, scope: Scope) -> Finding | None:
    """Return what may hide one more that does what is asked: files and scripts that are not followed."""
    lost = [
        Place(command.location.path, command.location.line)
        for subject in scope.subjects
        for step in subject.steps
        for command in step.commands
        if Mask.NOT_FOLLOWED in command.masks
    ]
    hidden = [*(one.path for one in scope.unread), *scope.outside, *(f"{one.path}:{one.line}" for one in lost)]
    if not hidden:
        return None
    words = f"each step seen that {request_in_words(rule)} can fail, but not all is seen: {listed(hidden)}"
    places = tuple(lost or (Place(one.path, one.line) for one in scope.unread))
    return Finding(Outcome.UNKNOWN, words, places, examined=len(scope.subjects), unknown=Unknown.SKIPPED)


def _reproduce(rule: WorkflowRule, globs: Sequence[str], files: Sequence[str] = ()) -> str:
    import shlex  # noqa: PLC0415 - lazy: one line of evidence needs it

    sought = rule.runs.split()[0] if rule.runs else rule.uses or rule.job or "run:"
    where = " ".join(map(shlex.quote, (*(f":(glob){glob}" for glob in globs), *files)))
    return f"git grep -n -F -e {shlex.quote(sought)} -- {where}"
