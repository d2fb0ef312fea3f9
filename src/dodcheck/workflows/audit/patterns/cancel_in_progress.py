"""Runs of the main branch that later ones cancel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.occasions import occasions
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.served_purposes import is_grave
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.expressions.conditions import names_in_condition, truth_of_condition
from dodcheck.workflows.expressions.evaluate import Truth
from dodcheck.workflows.expressions.filling import filled_text
from dodcheck.workflows.model import Concurrency
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.situation import Situation

_EXPRESSION = re.compile(r"\$\{\{[^{}]*\}\}")
_EACH_RUN = frozenset({"github.sha", "github.run_id", "github.run_number", "github.event.after"})
_EACH_RUN |= {"github.event.head_commit.id"}
_PUSHED: Situation = {
    "github.ref": "refs/heads/x",
    "github.ref_name": "x",
    "github.head_ref": "",
    "github.base_ref": "",
    "github.workflow": "x",
    "github.repository": "x/x",
    "github.event.number": None,
    "github.event.pull_request": None,
}
"""What two pushes to a branch have in common."""
_OPEN = frozenset({"inputs", "needs", "env", "vars", "steps", "secrets"})
_EACH_CHANGE = ("github.ref", "github.head_ref", "github.event.pull_request", "github.event.number", "github.ref_name")


def _look(subject: Subject) -> Iterator[Hit]:
    whole = subject.whole
    starts = whole.starts.get(subject.workflow.path, ())
    if is_grave(whole.checked(subject)) and subject.workflow.concurrency is not None:
        yield from _cancelled(subject, subject.workflow.concurrency, starts)
    for job in subject.jobs:
        if job.job.concurrency is not None and is_grave(frozenset({whole.purpose(job)})) and whole.purpose(job).checks:
            for hit in _cancelled(subject, job.job.concurrency, starts):
                yield hit._replace(job=job.job.id)


def _cancelled(subject: Subject, group: Concurrency, starts: tuple[Start, ...]) -> Iterator[Hit]:
    if group.cancels is None:
        return
    names = frozenset(name for text in _EXPRESSION.findall(group.group.value) for name in names_in_condition(text))
    shown = f"`cancel-in-progress: {group.cancels.value.strip()}` in the group `{group.group.value.strip()}`"
    shared = not any(
        name == beginning or name.startswith(f"{beginning}.") for name in names for beginning in _EACH_CHANGE
    )
    alike = not names & _EACH_RUN and not any(name.partition(".")[0] in _OPEN for name in names)
    pushes = [start for start in starts if start.on_branches and _one_group(group.group.value, start, alike=alike)]
    if alike and shared and any(start.event == "pull_request" and _cancels(group, start) for start in starts):
        message = f"{shown}, which all changes share: a run of one cancels that of another"
        yield subject.hit(group.cancels.line, message, Severity.MEDIUM)
    elif any(_cancels(group, start) for start in pushes):
        message = f"{shown} lets a push to the branch cancel the run of the one before, whose commit stays unchecked"
        yield subject.hit(group.cancels.line, message, Severity.MEDIUM)


def _one_group(text: str, start: Start, *, alike: bool) -> bool:
    """Return whether two pushes to one branch share a group; ``alike`` is what its names hint at, where it is open."""
    answers = set[bool]()
    for occasion in occasions(start, start.workflow, text):
        first, second = (
            filled_text(text, {**_PUSHED, **occasion, **dict.fromkeys(_EACH_RUN, run)}) for run in ("1", "2")
        )
        answers.add(alike if first is None or second is None else first == second)
    return True in answers


def _cancels(group: Concurrency, start: Start) -> bool:
    """Return whether a new run cancels the one before for sure, in any situation that an event brings about."""
    asked = group.cancels.value if group.cancels else ""
    truths = [truth_of_condition(asked, occasion) for occasion in occasions(start, start.workflow, asked)]
    return Truth.YES in truths


PATTERN = Pattern(
    name="cancel-in-progress",
    family=Family.SCOPE,
    title="Runs that later ones cancel",
    manual="""A run that is cancelled proves nothing about its commit. On pull requests that is meant, as the later run
is about the same change. On pushes to a branch each run is about a commit of its own, and in a group that names no
change, different changes cancel one another.""",
    follow_up="Cancel on pull requests alone, or add `github.sha` to the group for all other events.",
    look=_look,
)
