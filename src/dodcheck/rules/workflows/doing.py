"""Whether a workflow does a thing by an effective step, on the events and as often as is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.workflows.about import idle, is_about
from dodcheck.rules.workflows.building import built, unbuilt
from dodcheck.rules.workflows.collecting import doubt_of
from dodcheck.rules.workflows.does import Asked, Candidate, Match, candidates, may_check, telling
from dodcheck.rules.workflows.forgiving import forgiven
from dodcheck.rules.workflows.found import Found, blind, evidence, listed
from dodcheck.rules.workflows.known import known_repository
from dodcheck.rules.workflows.perhaps import unseen
from dodcheck.rules.workflows.scope import Scope, scope_of
from dodcheck.rules.workflows.selecting import some_only
from dodcheck.rules.workflows.starting import is_script
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.effective.effect import Effect, Sure, best, worst
from dodcheck.workflows.effective.masked import effects_of
from dodcheck.workflows.effective.narrowed import CHANGES, narrowing, shut
from dodcheck.workflows.effective.reach import BRANCHES, Start, by_itself, effect_on, loss_of, starts_of
from dodcheck.workflows.model import Workflow
from dodcheck.workflows.schedule import CronProblem, Every, read_cron, runs_every
from dodcheck.workflows.shell.ran import Mask
from dodcheck.workflows.shell.words import texts_of

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

SCHEDULE = "schedule"


class _Seen(NamedTuple):
    """How effective a candidate is on an occasion."""

    candidate: Candidate
    effect: Effect


def examined(rule: WorkflowRule, snapshot: Snapshot, globs: Sequence[str]) -> Evidence:
    """Return whether what a rule asks for is done in the workflows of some globs."""
    scope = scope_of(known_repository(snapshot), globs)
    every = candidates(scope.subjects, Asked(rule.uses, rule.runs, rule.checks, rule.job))
    found = [_sure(one, rule, snapshot) for one in every if rule.about is None or is_about(one, rule.about)]
    if rule.uses is None and rule.runs is None and rule.checks is None:
        found = list(telling(found))
    before = found
    found = unbuilt(before) if rule.without_build else found
    answer = _loud(rule, found) if rule.fails_loudly else None
    if rule.without_build and not found:
        answer = built(before, _what(rule))
    answer = answer or _on_occasions(rule, found, scope)
    if rule.fails_loudly and answer.outcome is Outcome.HOLDS:
        answer = _dark(rule, scope) or answer
    hidden = blind(rule.kind, scope, globs, _reproduce(rule, globs))
    if hidden is not None and answer.outcome is not Outcome.HOLDS and (scope.unread or not scope.subjects):
        return hidden
    if answer.outcome is Outcome.FAILS and not found and scope.outside:
        words = f"{answer.words}, but they call workflows of other repositories: {', '.join(scope.outside[:3])}"
        answer = answer._replace(outcome=Outcome.UNKNOWN, words=words, unknown=Unknown.OUTSIDE)
    if answer.outcome is Outcome.FAILS and not found and rule.runs:
        answer = unseen(rule.runs, answer, scope)
    if answer.outcome is Outcome.FAILS and not found and rule.about and scope.subjects:
        answer = _called(rule.about, answer, scope)
    return evidence(rule.kind, answer, scope, _reproduce(rule, globs))


def _sure(one: Candidate, rule: WorkflowRule, snapshot: Snapshot) -> Candidate:
    """Return what does a thing, with the doubt that it runs the tests of a file that is asked for."""
    words = texts_of(one.command.words) if one.command and rule.runs else []
    doubt = doubt_of(words, rule.runs or "", snapshot) if words else ""
    return one._replace(match=Match.PERHAPS, doubt=doubt) if doubt else one


def _called(about: str, answer: Found, scope: Scope) -> Found:
    """Return what names tell where nothing of that name does anything: without such a name it may have another."""
    if place := idle(scope.subjects, about):
        path, line = place
        return answer._replace(words=f"{path}:{line} is about “{about}” and does nothing", places=[Place(path, line)])
    words = f"{answer.words}, but it may be called otherwise"
    return answer._replace(outcome=Outcome.UNKNOWN, words=words, unknown=Unknown.AMBIGUOUS)


def _loud(rule: WorkflowRule, found: Sequence[Candidate]) -> Found | None:
    """Return that a failure is lost of something that does what is asked; ``None`` where each one counts."""
    some = zip(found, some_only(rule, found), strict=True)
    told = ((one, [*forgiven(one.command, rule.runs), *more]) for one, more in some)
    lost = [_Seen(one, worst([loss_of(one.subject, one.step, one.command), *more])) for one, more in told]
    worst_ = min(lost, key=lambda seen: seen.effect.sure, default=None)
    if worst_ is None or worst_.effect.sure is Sure.YES:
        return None
    bad = [one for one in lost if one.effect.sure is worst_.effect.sure]
    words = f"{_where(worst_.candidate)} {_what(rule)}, but {worst_.effect.why}"
    return _answer(worst_.effect, words, [one.candidate for one in bad], len(found))


def _dark(rule: WorkflowRule, scope: Scope) -> Found | None:
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
    words = f"each step seen that {_what(rule)} can fail, but not all is seen: {listed(hidden)}"
    places = lost or [Place(one.path, one.line) for one in scope.unread]
    return Found(Outcome.UNKNOWN, words, places, len(scope.subjects), 0, Unknown.SKIPPED)


def _on_occasions(rule: WorkflowRule, found: Sequence[Candidate], scope: Scope) -> Found:
    """Return what the occasion comes to on which least is done."""
    looked = len(scope.subjects)
    if not found:
        places = [Place(one.workflow.path) for one in scope.subjects]
        return Found(Outcome.FAILS, f"no step of {counted(looked, 'workflow')} {_what(rule)}", places, looked, 0)
    answers = [_on(rule, occasion, found) for occasion in _occasions(rule)]
    return min(answers, key=lambda answer: (Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS).index(answer.outcome))


def _occasions(rule: WorkflowRule) -> tuple[str | None, ...]:
    """Return the events that are asked for; ``None`` stands for any that comes by itself."""
    scheduled = (SCHEDULE,) if rule.every else ()
    return (*rule.triggers, *scheduled) or (None,)


def _on(rule: WorkflowRule, occasion: str | None, found: Sequence[Candidate]) -> Found:
    seen = [_Seen(one, effect) for one in found for effect in _effects(rule, one, occasion)]
    top = max(seen, key=lambda one: one.effect.sure, default=None)
    when = _when(rule, occasion)
    if top is None:
        words = f"{_where(found[0])} {_what(rule)}, but not {when}"
        return _answer(Effect(Sure.NO), words, found, len(found))
    good = [one.candidate for one in seen if one.effect.sure is top.effect.sure]
    said = f"{_where(top.candidate)} {_what(rule)} {when}"
    words = said if top.effect.sure is Sure.YES else f"{said}, but {top.effect.why}"
    return _answer(top.effect, words, good, len(found))


def _answer(effect: Effect, words: str, good: Sequence[Candidate], examined_: int) -> Found:
    places = [Place(*one.line) for one in good]
    match effect.sure:
        case Sure.YES:
            return Found(Outcome.HOLDS, words, places, examined_, len(good))
        case Sure.MAYBE:
            return Found(Outcome.UNKNOWN, words, places, examined_, 0, Unknown.PARTIAL)
        case Sure.NO:
            return Found(Outcome.FAILS, words, places, examined_, 0)


def _effects(rule: WorkflowRule, one: Candidate, occasion: str | None) -> Iterator[Effect]:
    for start in starts_of(one.subject):
        events = _events(rule, start.workflow) if occasion is None else (occasion,)
        reached = [_effect(rule, one, event, start) for event in events if start.workflow.trigger(event)]
        found = best(reached)
        if found is not None:
            yield found


def _events(rule: WorkflowRule, workflow: Workflow) -> tuple[str, ...]:
    """Return the events that come by themselves; where each failure has to be seen, those of changes, if there are."""
    events = by_itself(workflow)
    return tuple(event for event in events if rule.fails_loudly and event in CHANGES) or events


def _effect(rule: WorkflowRule, one: Candidate, event: str, start: Start) -> Effect:
    trigger = start.workflow.trigger(event)
    asked = event in rule.triggers or rule.every or (rule.fails_loudly and event in CHANGES)
    narrowed = list(narrowing(trigger, BRANCHES)) if trigger and asked else []
    timely = [_timely(start.workflow, Every(rule.every or Every.YEAR))] if event == SCHEDULE else []
    perhaps = [Effect(Sure.MAYBE, one.doubt)] if one.match is Match.PERHAPS else []
    closed = shut(trigger) if trigger else None
    return worst(
        [
            *timely,
            *([closed] if closed else []),
            effect_on(one.subject, one.step, one.command, event, start),
            *forgiven(one.command, rule.runs),
            *narrowed,
            *perhaps,
            *_inside(rule, one),
        ]
    )


def _inside(rule: WorkflowRule, one: Candidate) -> Iterator[Effect]:
    """Yield what stands against a command in what it starts: that nothing there checks anything, or can fail.

    A script that is asked for by its path is what it is, whatever tools it uses.
    """
    if one.inner:
        checking = [
            worst([*effects_of(command.masks), *forgiven(command, rule.runs)])
            for command in one.inner
            if may_check(command)
        ]
        found = best(checking)
        if found is None and not (rule.runs and is_script(rule.runs.split()[0])):
            yield Effect(Sure.MAYBE, "what it starts is not seen to check anything")
        elif found is not None and found.sure is Sure.NO:
            yield found


def _timely(workflow: Workflow, every: Every) -> Effect:
    trigger = workflow.trigger(SCHEDULE)
    told = [cron.value for cron in trigger.crons] if trigger else []
    try:
        held = runs_every([read_cron(cron) for cron in told], every)
    except CronProblem as problem:
        return Effect(Sure.NO, f"its schedule {problem}")
    shown = ", ".join(f"`{cron}`" for cron in told[:3])
    return Effect(Sure.YES) if held else Effect(Sure.NO, f"its schedule {shown} does not come every {every}")


def _where(one: Candidate) -> str:
    path, line = one.line
    return f"{path}:{line}" if line else path


def _what(rule: WorkflowRule) -> str:
    if rule.uses is not None and rule.runs is not None:
        return f"uses {rule.uses} or runs `{rule.runs}`"
    if rule.uses is not None or rule.runs is not None:
        return f"uses {rule.uses}" if rule.uses else f"runs `{rule.runs}`"
    what = f"does a {rule.checks} step" if rule.checks else "checks anything"
    if rule.about:
        what = f"is about “{rule.about}” and {what if rule.checks else 'runs'}"
    return f"{what} in the job {rule.job}" if rule.job else what


def _when(rule: WorkflowRule, occasion: str | None) -> str:
    if occasion == SCHEDULE and rule.every:
        return f"every {rule.every}"
    return "on an event that comes by itself" if occasion is None else f"on {occasion}"


def _reproduce(rule: WorkflowRule, globs: Sequence[str]) -> str:
    import shlex  # noqa: PLC0415 - lazy: one line of evidence needs it

    sought = rule.runs.split()[0] if rule.runs else rule.uses or rule.job or "run:"
    where = " ".join(shlex.quote(f":(glob){glob}") for glob in globs)
    return f"git grep -n -F -e {shlex.quote(sought)} -- {where}"
