"""Workflows of which every job is switched off."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.effective.reach import Start, effect_on
from dodcheck.workflows.model import Step
from dodcheck.workflows.signals.signal import SignalFact, fact_of
from dodcheck.workflows.signals.starting import StartingEvent
from dodcheck.workflows.work.place import StepAt


def as_step(job: JobWork) -> StepWork:
    """Return a job as if it were a step of its own, so that its conditions alone are asked."""
    return StepWork(job.at, (StepAt(job.at.path, Step(line=job.job.line, given={}, env={})),), (), ())


def switched_off_facts(subject: Subject, started: tuple[StartingEvent, ...]) -> Iterator[SignalFact]:
    """Yield why every job is off, whatever starts the workflow; nothing where one of them may run."""
    by_why: dict[str, list[Location]] = {}
    for job in subject.jobs:
        effects = [_runs(subject, job, starting_event) for starting_event in started]
        if any(effect.effectiveness is not Effectiveness.NO for effect in effects):
            return
        asked = job.job.condition
        by_why.setdefault(effects[0].why, []).append(Location(job.at.path, asked.line if asked else job.job.line))
    for why, places in by_why.items():
        yield fact_of(f"{_many(len(places), len(subject.jobs))}: {why}", *places)


def _many(off_so: int, jobs: int) -> str:
    if jobs == 1:
        return "its only job is off"
    return "every job is off" if off_so == jobs else f"{off_so:,} of {jobs:,} jobs {'is' if off_so == 1 else 'are'} off"


def _runs(subject: Subject, job: JobWork, starting_event: StartingEvent) -> Effect:
    """Return whether a job runs; that its failure is let pass is no reason."""
    bare = as_step(job)
    effect = effect_on(subject, bare, None, starting_event.event, Start(starting_event.workflow))
    return Effect(Effectiveness.YES) if "continue-on-error" in effect.why else effect
