"""Whether the jobs that call a workflow let it run, and let its failure be one of the run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.model.location import Location
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness, best, worst
from dodcheck.workflows.effective.reach import Start, effect_on
from dodcheck.workflows.signals.checks import effect_in_repository
from dodcheck.workflows.signals.off import as_step
from dodcheck.workflows.signals.signal import SignalFact, fact_of
from dodcheck.workflows.signals.starting import StartingEvent


def around(starting_event: StartingEvent, known: Mapping[str, Subject]) -> Effect:
    """Return what the jobs that lead to a workflow make of it: their conditions, and those of what they need."""
    return (
        worst([_of_call(starting_event, at, known) for at in range(len(starting_event.calls))])
        if starting_event.calls
        else YES
    )


def reaching_events(started: Sequence[StartingEvent], known: Mapping[str, Subject]) -> tuple[StartingEvent, ...]:
    """Return the events that reach a workflow through the jobs that call it."""
    return tuple(
        starting_event
        for starting_event in started
        if around(starting_event, known).effectiveness is not Effectiveness.NO
    )


def outer_of(event: str, started: Sequence[StartingEvent], known: Mapping[str, Subject]) -> Effect:
    """Return what holds for all of a workflow when an event starts it, by the best of the ways that lead to it."""
    return best(around(starting_event, known) for starting_event in started if starting_event.event == event) or YES


def not_let_facts(started: Sequence[StartingEvent], known: Mapping[str, Subject]) -> Iterator[SignalFact]:
    """Yield why no job that calls a workflow lets it run."""
    by_why: dict[str, list[Location]] = {}
    for starting_event in started:
        call = starting_event.calls[-1]
        asked = call.job.condition
        place = Location(call.path, asked.line if asked else call.job.line)
        places = by_why.setdefault(around(starting_event, known).why, [])
        if place not in places:
            places.append(place)
    for why, places in by_why.items():
        yield fact_of(f"no job that calls it runs: {why}", *places)


def _of_call(starting_event: StartingEvent, at: int, known: Mapping[str, Subject]) -> Effect:
    call = starting_event.calls[at]
    subject = known.get(call.path)
    job = next((job for job in subject.jobs if job.job is call.job), None) if subject is not None else None
    if subject is None or job is None:
        return YES
    return effect_in_repository(
        effect_on(subject, as_step(job), None, starting_event.event, Start(starting_event.workflow))
    )
