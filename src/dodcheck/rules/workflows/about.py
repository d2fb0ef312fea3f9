"""Whether the names of a workflow, a job, a step or a command say what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from dodcheck.rules.workflows.does import Candidate
from dodcheck.workflows.audit.subject import StepWork, Subject

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset({"the", "a", "an", "of", "in", "for", "and", "to", "ci", "job", "step", "workflow"})
_ENDS = ("ers", "er", "ing", "s")
_STEM = 6
"""Letters of a long word that count: deprecation, deprecated."""


def is_about(candidate: Candidate, wanted: str) -> bool:
    """Return whether one name says all of these words: that of the job with its workflow, the step, what it runs."""
    words = stems(wanted)
    return any(words <= stems(name) for name in _names(candidate, alone=len(words) == 1))


def idle(subjects: Sequence[Subject], wanted: str) -> tuple[str, int] | None:
    """Return the place of a job or step whose name says it, whatever it does; ``None`` where none does."""
    words = stems(wanted)
    for subject in subjects:
        for step in subject.steps:
            if any(words <= stems(name) for name in _of_step(subject, step)):
                return step.path, step.step.line
    return None


def stems(name: str) -> frozenset[str]:
    """Return the words of a name, without their endings and the small ones."""
    return frozenset(_stem(word) for word in _WORD.findall(name.lower().replace("_", " ")) if word not in _SMALL)


def _stem(word: str) -> str:
    end = next((end for end in _ENDS if word.endswith(end) and len(word) - len(end) > len(end)), "")
    return word.removesuffix(end)[:_STEM]


def _names(candidate: Candidate, *, alone: bool) -> Iterator[str]:
    """Yield the names of a step, and what it runs; for one word alone the program only, as a file may be called so."""
    yield from _of_step(candidate.subject, candidate.step)
    if candidate.command is not None:
        words = [word.text for word in candidate.command.words]
        yield " ".join(words[:1] if alone else words)


def _of_step(subject: Subject, step: StepWork) -> Iterator[str]:
    job, flow = step.job.job, subject.workflow
    title = flow.name.value if flow.name else ""
    yield f"{PurePosixPath(flow.path).stem} {title} {job.id} {job.name.value if job.name else ''}"
    if step.step.name is not None:
        yield step.step.name.value
    if step.step.uses is not None:
        yield step.step.uses.value.partition("@")[0]
