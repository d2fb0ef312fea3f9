"""Whether what was found is effective: on the events and as often as is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.does import Candidate, Match, asks_only, may_check
from dodcheck.rules.workflows.filters import filters_of
from dodcheck.rules.workflows.for_another import is_for_another
from dodcheck.rules.workflows.forgiving import forgiven
from dodcheck.rules.workflows.ineffective.command import why_ineffective
from dodcheck.rules.workflows.ineffective.hollow_scripts import hollow_scripts
from dodcheck.rules.workflows.ineffective.unseen_tasks import unseen_task
from dodcheck.rules.workflows.scheduled import timely
from dodcheck.rules.workflows.scope import Scope
from dodcheck.rules.workflows.starting import is_script
from dodcheck.workflows.effective.effect import Effect, Effectiveness, best, worst
from dodcheck.workflows.effective.event_filters import CHANGES
from dodcheck.workflows.effective.reach import Start, automatic_events, effect_on, starts_of
from dodcheck.workflows.effective.script_masks import effects_of
from dodcheck.workflows.model import Workflow
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.schedule import Every
from dodcheck.workflows.shell.words import texts_of

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

_SCHEDULE = "schedule"


class EffectOnOccasion(NamedTuple):
    """How effective a candidate is on an occasion."""

    candidate: Candidate
    effect: Effect


def on_occasions(rule: WorkflowRule, found: Sequence[Candidate], scope: Scope) -> Finding:
    """Return what the occasion comes to on which least is done."""
    looked = len(scope.subjects)
    if not found:
        places = tuple(Place(one.workflow.path) for one in scope.subjects)
        return Finding(
            Outcome.FAILS, f"no step of {counted(looked, 'workflow')} {request_in_words(rule)}", places, examined=looked
        )
    answers = [_on(rule, occasion, found) for occasion in _occasions(rule)]
    return min(answers, key=lambda answer: (Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS).index(answer.outcome))


def _occasions(rule: WorkflowRule) -> tuple[str | None, ...]:
    """Return the events that are asked for; ``None`` stands for any that comes by itself."""
    scheduled = (_SCHEDULE,) if rule.every else ()
    return (*rule.triggers, *scheduled) or (None,)


def _on(rule: WorkflowRule, occasion: str | None, found: Sequence[Candidate]) -> Finding:
    seen = [EffectOnOccasion(one, effect) for one in found for effect in _effects(rule, one, occasion)]
    top = max(seen, key=lambda one: one.effect.effectiveness, default=None)
    when = _when(rule, occasion)
    if top is None:
        words = f"{place_in_words(found[0])} {request_in_words(rule)}, but not {when}"
        if any(job.workflow.trigger("workflow_call") for one in found for job in one.subject.called_by):
            words = f"{words}, as far as is seen: what calls its workflow is called by another one itself"
            return finding_of_effect(Effect(Effectiveness.MAYBE), words, found, len(found))
        return finding_of_effect(Effect(Effectiveness.NO), words, found, len(found))
    good = [one.candidate for one in seen if one.effect.effectiveness is top.effect.effectiveness]
    said = f"{place_in_words(top.candidate)} {request_in_words(rule)} {when}"
    words = said if top.effect.effectiveness is Effectiveness.YES else f"{said}, but {top.effect.why}"
    return finding_of_effect(top.effect, words, good, len(found))


def finding_of_effect(effect: Effect, words: str, good: Sequence[Candidate], examined_: int) -> Finding:
    """Return what an effect comes to, said in words, with the places of the candidates that are good."""
    places = tuple(Place(*one.line) for one in good)
    match effect.effectiveness:
        case Effectiveness.YES:
            return Finding(Outcome.HOLDS, words, places, examined=examined_, matched=len(good))
        case Effectiveness.MAYBE:
            return Finding(Outcome.UNKNOWN, words, places, examined=examined_, unknown=Unknown.PARTIAL)
        case Effectiveness.NO:
            return Finding(Outcome.FAILS, words, places, examined=examined_)


def _effects(rule: WorkflowRule, one: Candidate, occasion: str | None) -> Iterator[Effect]:
    for start in starts_of(one.subject):
        events = _events(rule, start.workflow) if occasion is None else (occasion,)
        reached = [_effect(rule, one, event, start) for event in events if start.workflow.trigger(event)]
        found = best(reached)
        if found is not None:
            yield found


def _events(rule: WorkflowRule, workflow: Workflow) -> tuple[str, ...]:
    """Return the events that come by themselves; where each failure has to be seen, those of changes, if there are."""
    events = automatic_events(workflow)
    return tuple(event for event in events if rule.fails_loudly and event in CHANGES) or events


def _effect(rule: WorkflowRule, one: Candidate, event: str, start: Start) -> Effect:
    filters = filters_of(one.subject.whole, start.workflow.path, event)
    asked = event in rule.triggers or rule.every or (rule.fails_loudly and event in CHANGES)
    on_time = [timely(start.workflow, Every(rule.every or Every.YEAR))] if event == _SCHEDULE else []
    perhaps = [Effect(Effectiveness.MAYBE, one.doubt)] if one.match is Match.PERHAPS else []
    return worst(
        [
            *on_time,
            *filters.shut,
            effect_on(one.subject, one.step, one.command, event, start),
            *forgiven(one.command, rule.runs),
            *one.against,
            *_hollow(rule, one, one.command),
            *(filters.narrowed if asked else ()),
            *perhaps,
            *_inside(rule, one),
            *filters.waits,
        ]
    )


def _inside(rule: WorkflowRule, one: Candidate) -> Iterator[Effect]:
    """Yield what stands against a command in what it starts: that nothing there checks anything, or can fail.

    A script that is asked for by its path is what it is, whatever tools it uses.
    """
    checking = [inner for inner in _leaves(one.inner) if may_check(inner) and not asks_only(texts_of(inner.words))]
    fitting = [inner for inner in checking if not is_for_another(inner, rule.checks)]
    effects = (
        worst([*effects_of(inner.masks), *forgiven(inner, rule.runs), *_undone(rule, one, inner)]) for inner in fitting
    )
    found = best(effects)
    if found is None and one.inner and not (rule.runs and is_script(rule.runs.split()[0])):
        seen = "only seen to check something else" if checking else "not seen to check anything"
        yield Effect(Effectiveness.MAYBE, f"what it starts is {seen}")
    elif found is not None and found.effectiveness is not Effectiveness.YES:
        yield found


def _leaves(inner: Sequence[Command]) -> Iterator[Command]:
    """Yield the commands that start nothing that is seen: one that does comes to no more than what it starts."""
    for command, after in zip_longest(inner, inner[1:]):
        if after is None or after.depth <= command.depth:
            yield command


def _undone(rule: WorkflowRule, one: Candidate, command: Command) -> Iterator[Effect]:
    yield from why_ineffective(one.subject, one.step, command, rule.runs)
    yield from unseen_task(one._replace(command=command, inner=()))
    yield from _hollow(rule, one, command)


def _hollow(rule: WorkflowRule, one: Candidate, command: Command | None) -> Iterator[Effect]:
    """Yield that a script checks nothing; one that is asked for itself is what it is."""
    if command is not None and command.words and not rule.runs:
        yield from hollow_scripts(one.subject, one.step, command)


def place_in_words(one: Candidate) -> str:
    """Return the place of a candidate, for words."""
    path, line = one.line
    return f"{path}:{line}" if line else path


def request_in_words(rule: WorkflowRule) -> str:
    """Return what a rule asks for, for words: `does a test step`."""
    told = f" with {rule.given}" if rule.given else ""
    if rule.uses is not None and rule.runs is not None:
        return f"uses {rule.uses}{told} or runs `{rule.runs}`"
    if rule.uses is not None or rule.runs is not None:
        return f"uses {rule.uses}{told}" if rule.uses else f"runs `{rule.runs}`"
    what = f"does a {rule.checks} step" if rule.checks else "checks anything"
    if rule.about:
        what = f"is about “{rule.about}” and {what if rule.checks else 'runs'}"
    return f"{what} in the job {rule.job}" if rule.job else what


def _when(rule: WorkflowRule, occasion: str | None) -> str:
    if occasion == _SCHEDULE and rule.every:
        return f"every {rule.every}"
    return "on an event that comes by itself" if occasion is None else f"on {occasion}"
