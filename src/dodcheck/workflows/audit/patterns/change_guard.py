"""A check that a change skips by what is said about it: labels, messages, authors, names of branches, drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.guards import Guard, open_guards
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.severity import Severity

_PULL = "github.event.pull_request"
_LABELS = "by its labels"
_NEGATION = re.compile(r"!|\bfalse\b", re.IGNORECASE)
_DRAFT = f"{_PULL}.draft"
_BY = (
    (_LABELS, (f"{_PULL}.labels", "github.event.label")),
    (
        "by its words",
        ("github.event.head_commit.message", "github.event.commits", f"{_PULL}.title", f"{_PULL}.body"),
    ),
    (
        "by who makes it",
        ("github.actor", "github.actor_id", "github.triggering_actor", "github.event.sender", f"{_PULL}.user"),
    ),
    ("by the name of its branch", ("github.head_ref", f"{_PULL}.head.ref")),
)


def _look(subject: Subject) -> Iterator[Hit]:
    for guard in open_guards(subject):
        if not (guard.purpose.checks and any(start.on_change for start in guard.starts)):
            continue
        severity = Severity.MEDIUM if guard.checks else Severity.LOW
        how = next((how for how, names in _BY if guard.asks(*names)), None)
        if how == _LABELS and _only_adds(guard):
            message = (
                f"{guard.shown} runs {guard.place_in_words} where a label asks for it; another job checks without one"
            )
            yield guard.hit(message, Severity.LOW)
        elif how is not None:
            message = f"{guard.shown} lets a change skip {guard.place_in_words} {how}, and it counts as passed"
            yield guard.hit(message, severity)
        elif guard.asks(_DRAFT) and guard.checks:
            yield _draft(guard)


def _only_adds(guard: Guard) -> bool:
    """Return whether a label adds a job to one that checks every change for its purpose, or by its workflow."""
    own, whole = guard.job.job, guard.subject.whole
    if guard.step is not None or _NEGATION.search(guard.text.value):
        return False
    callers = whole.callers.get(own.uses.value.removeprefix("./"), ()) if own.uses is not None else ()
    alike = (job.job for job in guard.subject.jobs if whole.purpose(job) is guard.purpose)
    return any(job is not own and job.condition is None for job in (*alike, *(caller.job for caller in callers)))


def _draft(guard: Guard) -> Hit:
    types = [
        type_.value for start in guard.starts if start.event.startswith("pull_") for type_ in start.trigger.types or ()
    ]
    if "ready_for_review" in types:
        return guard.hit(f"{guard.shown} skips {guard.place_in_words} while the pull request is a draft", Severity.LOW)
    message = (
        f"{guard.shown} skips {guard.place_in_words} in drafts, and no run starts when the draft is declared ready"
    )
    return guard.hit(message, Severity.MEDIUM)


PATTERN = Pattern(
    name="change-guard",
    family=Family.CONDITIONAL,
    title="A check that a change can skip by itself",
    manual="""A condition asks for a label, a commit message, a title, the author or the name of the branch: whoever
makes the change decides whether it is checked, and a check that is skipped counts as passed. Drafts count for less
where the workflow also starts on `ready_for_review`, and labels where they only add a job to others that check for the
same purpose.""",
    follow_up="Check every change, or make a rule outside of the change decide.",
    look=_look,
)
