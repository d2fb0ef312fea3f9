"""Classifies a workflow by its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.model.location import Location
from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.effective.effect import Effectiveness
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.signals.calling import not_let_facts, outer_of, reaching_events
from dodcheck.workflows.signals.checks import Occasion, SignalCheck, unknown_of
from dodcheck.workflows.signals.off import switched_off_facts
from dodcheck.workflows.signals.signal import Classified, Signal, SignalFact, fact_of
from dodcheck.workflows.signals.starting import CALLED, CHANGES, StartingEvent, starting_events

_SEVERITIES = (Severity.HIGH, Severity.MEDIUM)
_RISKS_SHOWN = 3
_SOUND, _LOST = 3, 4
_DONE = {Purpose.TRIVIAL: "printing", Purpose.QUERY: "questions", Purpose.SETUP: "set-up", Purpose.FORMAT: "formatting"}


def classify(subject: Subject, known: Mapping[str, Subject], risks: Sequence[Risk]) -> Classified:
    """Return the signal of a workflow. ``risks`` are the open ones it leads to, ``known`` all workflows by path."""
    named = starting_events(subject)
    started = reaching_events(named, known)
    event = _event(started)
    outer = outer_of(event, started, known)
    checks = tuple(Occasion(event, subject.workflow, known).checks(subject, outer))
    idle = list(_idle(subject, started) if started or not named else not_let_facts(named, known))
    signal, facts = (Signal.LEGACY, idle) if idle else _judged(subject, started, event, checks, risks)
    name = subject.workflow.name.value.strip() if subject.workflow.name else ""
    return Classified(subject.workflow.path, name, signal, tuple(facts))


def _event(started: Sequence[StartingEvent]) -> str:
    """Return the event that tells most of what a workflow does for a change."""
    events = [starting_event.event for starting_event in started]
    return next((event for event in CHANGES if event in events), events[0] if events else "workflow_dispatch")


def _judged(
    subject: Subject,
    started: tuple[StartingEvent, ...],
    event: str,
    checks: Sequence[SignalCheck],
    risks: Sequence[Risk],
) -> tuple[Signal, list[SignalFact]]:
    facts = [_when(started), *_effective(checks, event, risks), *_doubts(checks), *_risky(risks)]
    if not checks:
        return _without_checks(subject, facts)
    on_changes = any(starting_event.event in CHANGES for starting_event in started)
    return (Signal.STRONG if on_changes and _is_strong(checks, risks) else Signal.WEAK), facts


def _is_strong(checks: Sequence[SignalCheck], risks: Sequence[Risk]) -> bool:
    """Return whether a third of the checks is effective for sure, and no more than a quarter is lost.

    What may be skipped counts for neither. A risk of the whole workflow that is high weighs as much as all of them.
    """
    whole = any(risk.severity is Severity.HIGH and risk.job is None for risk in risks)
    sound = sum(_is_sound(check, risks) for check in checks)
    lost = sum(
        check.effect.effectiveness is Effectiveness.NO or any(_is_about(risk, check) for risk in risks)
        for check in checks
    )
    return not whole and sound * _SOUND >= len(checks) and lost * _LOST <= len(checks)


def _idle(subject: Subject, started: tuple[StartingEvent, ...]) -> Iterator[SignalFact]:
    """Yield why a workflow never runs; nothing where it may."""
    first = subject.workflow.triggers[0]
    if not started:
        text = "no workflow of the repository calls it" if first.event == CALLED else "its schedule never comes"
        yield fact_of(text, Location(subject.workflow.path, first.line))
        return
    yield from switched_off_facts(subject, started)


def _when(started: Sequence[StartingEvent]) -> SignalFact:
    events = list(dict.fromkeys(starting_event.event for starting_event in started))
    places = [starting_event.location for starting_event in started]
    if all(starting_event.by_hand for starting_event in started):
        return fact_of("it runs only when somebody starts it", *places)
    if events == ["schedule"]:
        return fact_of("it runs on schedule only", *places)
    return fact_of(f"it runs on {', '.join(events)}", *places)


def _is_sound(check: SignalCheck, risks: Sequence[Risk]) -> bool:
    """Return whether a check is effective for sure, and no open risk is told of its step."""
    return check.effect.effectiveness is Effectiveness.YES and not any(_is_about(risk, check) for risk in risks)


def _is_about(risk: Risk, check: SignalCheck) -> bool:
    if risk.location == check.location:
        return True
    return risk.location.path == check.location.path and risk.job == check.job and risk.step in (None, check.step)


def _effective(checks: Sequence[SignalCheck], event: str, risks: Sequence[Risk]) -> Iterator[SignalFact]:
    """Yield how many checks of each kind are effective."""
    for purpose in dict.fromkeys(
        check.purpose for check in sorted(checks, key=lambda signal_check: signal_check.purpose.rank)
    ):
        locations = [check.location for check in checks if check.purpose is purpose and _is_sound(check, risks)]
        if locations:
            many = "1 effective {} step" if len(locations) == 1 else "{:,} effective {} steps"
            text = many.format(purpose) if len(locations) == 1 else many.format(len(locations), purpose)
            yield fact_of(f"{text} on {event}", *locations)


def _doubts(checks: Sequence[SignalCheck]) -> Iterator[SignalFact]:
    """Yield which checks can't fail the run, or may not, and why."""
    for sure, verb in (
        (Effectiveness.NO, "can't fail the run"),
        (Effectiveness.MAYBE, "may not run, or not fail the run"),
    ):
        by_why: dict[str, list[Location]] = {}
        for check in checks:
            if check.effect.effectiveness is sure:
                by_why.setdefault(check.effect.why, []).append(check.location)
        for why, places in by_why.items():
            many = "its only check" if len(checks) == 1 else f"{len(places):,} of {len(checks):,} checks"
            yield fact_of(f"{many} {verb}: {why}", *places)


def _risky(risks: Sequence[Risk]) -> Iterator[SignalFact]:
    for severity in _SEVERITIES:
        risky = [risk for risk in risks if risk.severity is severity]
        if risky:
            names = list(dict.fromkeys(risk.pattern for risk in risky))
            shown = ", ".join(names[:_RISKS_SHOWN]) + (", …" if len(names) > _RISKS_SHOWN else "")
            many = "1 open risk is" if len(risky) == 1 else f"{len(risky):,} open risks are"
            yield fact_of(f"{many} {severity} ({shown})", *(risk.location for risk in risky))


def _without_checks(subject: Subject, facts: list[SignalFact]) -> tuple[Signal, list[SignalFact]]:
    """Return the signal of a workflow without a check: weak where nobody can tell what its steps do."""
    unknown = [Location(step.path, step.step.line) for step in unknown_of(subject)]
    called = [Location(job.at.path, job.job.line) for job in subject.jobs if job.job.uses is not None]
    if unknown:
        text = "of 1 step, nobody can tell" if len(unknown) == 1 else f"of {len(unknown):,} steps, nobody can tell"
        return Signal.WEAK, [*facts, fact_of(f"{text} what is checked", *unknown)]
    if called and not subject.steps:
        return Signal.WEAK, [*facts, fact_of("nothing is seen to be checked in what it calls", *called)]
    ranked = sorted((step.purpose for step in subject.steps), key=lambda purpose: purpose.rank)
    done = ", ".join(dict.fromkeys(_DONE.get(purpose, str(purpose)) for purpose in ranked)) or "it has none"
    places = [Location(job.at.path, job.job.line) for job in subject.jobs]
    return Signal.COSMETIC, [*facts, fact_of(f"no step checks anything: {done}", *places)]
