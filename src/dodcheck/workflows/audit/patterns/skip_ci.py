"""Commits of a workflow for which no workflow runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_MARK = re.compile(r"\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|^skip-checks:\s*true", re.IGNORECASE)
_GIT = frozenset({"git"})
_MESSAGES = ("commit_message", "commit-message", "message", "commit_msg")
_GENTLE = frozenset({Purpose.PUBLISH})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.of_programs(_GIT):
        if "commit" in command_at.texts and any(_MARK.search(text) for text in command_at.texts):
            yield command_at.hit(
                f"`{command_at.shown}` makes a commit that no workflow runs for", _severity(subject, command_at.at)
            )
    for step in subject.steps:
        text = next((step.step.given[name] for name in _MESSAGES if name in step.step.given), None)
        if step.step.uses is not None and text is not None and _MARK.search(text.value):
            message = f"`{' '.join(text.value.split())}` makes a commit that no workflow runs for"
            yield step.hit(text.line, message, _severity(subject, step))


def _severity(subject: Subject, step: StepWork) -> Severity:
    """Return how bad it is: less where a release is made, whose commit holds a version and little else."""
    if _of_pages(step):
        return Severity.LOW
    job = next((job for job in subject.jobs if job.at is step.job), None)
    publishes = job is not None and any(_publishes(step) for step in job.steps)
    return Severity.LOW if publishes else Severity.MEDIUM


def _of_pages(step: StepWork) -> bool:
    """Return whether the commit goes to a branch that holds what was built, and no source."""
    texts = [word.text for command in step.commands for word in command.words]
    texts += [text.value for name, text in step.step.given.items() if "branch" in name]
    return any(text == "--orphan" or "pages" in text for text in texts)


def _publishes(step: StepWork) -> bool:
    pushes = any(CommandAt(step, command).program == "git" for command in step.commands if command.words)
    return step.purpose in _GENTLE and not pushes


PATTERN = Pattern(
    name="skip-ci",
    family=Family.SCOPE,
    title="Commits that skip the checks",
    manual="""`[skip ci]` in the message of a commit keeps pushes and pull requests from starting workflows: what a bot
commits in this way is merged without a check. It counts for less where a release is made.""",
    follow_up="Leave the mark out, or open a pull request that is checked.",
    look=_look,
)
