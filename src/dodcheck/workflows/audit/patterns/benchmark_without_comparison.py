"""Benchmarks whose result is compared with nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, JobWork, Subject
from dodcheck.workflows.severity import Severity

_NAMED = re.compile(r"(?<![a-z])(?:bench|benches|benchmarks?|perf|performance)(?![a-z])")
_RUNS = re.compile(r"--(?:bench|benchmark)(?:-only|s)?$|^-bench|^(?:bench|benchmarks?)$|asv$|^hyperfine$")
_COMPARES = re.compile(
    r"compare|critcmp|benchstat|continuous|baseline|codspeed|bencher|regress|threshold|alert|fail|asserts?|exit|lhci"
)
_LONGEST, _WORDS = 120, 40


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        named = f"{subject.workflow.name.value if subject.workflow.name else ''} {job.job.id}".lower()[:_LONGEST]
        if _NAMED.search(named) and not _compared(job):
            run = next(_runs(job), None)
            if run is not None:
                message = f"`{run.shown}` measures, and nothing in the job compares the result with a limit"
                yield run.hit(message, Severity.LOW, Confidence.LOW)


def _runs(job: JobWork) -> Iterator[CommandAt]:
    for step in job.steps:
        for command in step.commands:
            if any(_RUNS.search(word.text[:_LONGEST]) for word in command.words[:_WORDS]):
                yield CommandAt(step, command)


def _compared(job: JobWork) -> bool:
    for step in job.steps:
        uses = step.step.uses.value.lower() if step.step.uses else ""
        if _COMPARES.search(uses[:_LONGEST]) or ("benchmark" in uses and not uses.startswith("./")):
            return True
        if any(
            _COMPARES.search(word.text[:_LONGEST].lower())
            for command in step.commands
            for word in command.words[:_WORDS]
        ):
            return True
    return False


PATTERN = Pattern(
    name="benchmark-without-comparison",
    family=Family.INFORMATIONAL,
    title="A benchmark that is compared with nothing",
    manual="""A benchmark that only prints its times is green however slow the change is. It shows that the program
runs, and nothing more.""",
    follow_up="Compare the result with a limit or with the branch that is merged into, and fail beyond it.",
    look=_look,
)
