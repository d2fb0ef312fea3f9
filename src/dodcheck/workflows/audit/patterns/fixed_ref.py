"""Checks of a fixed branch, tag, commit or repository, whatever the change is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.moves import checked_step, moves_before
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.checkouts import Move
from dodcheck.workflows.refs import Ref
from dodcheck.workflows.severity import Severity

_TAG = re.compile(r"(?:refs/tags/)?v?[0-9]+(?:\.[0-9]+)+.*")
_CHANGE = re.compile(r"\bGITHUB_SHA\b|\bgithub\.sha\b|\bGITHUB_HEAD_REF\b|\bgithub\.head_ref\b|\.head\.(?:sha|ref)\b")
_RELATIVE = frozenset("^~@")


def _look(subject: Subject) -> Iterator[Hit]:
    starts = subject.whole.starts.get(subject.workflow.path, ())
    if not any(start.on_change for start in starts) or all(start.event.endswith("_target") for start in starts):
        return
    before = any(start.before_merge for start in starts)
    for job in subject.jobs:
        yield from _of_job(subject, job, before=before)


def _of_job(subject: Subject, job: JobWork, *, before: bool) -> Iterator[Hit]:
    step = checked_step(job)
    moves = moves_before(subject, job, step) if step else []
    last = moves[-1] if moves else None
    if step is None or last is None or not _is_fixed(last) or any(move.ref is Ref.HEAD for move in moves):
        return
    message = f"`{last.text}` is checked out whatever the change is, and `{step.name}` checks that"
    severity = Severity.LOW if _brings_change(job) else _severity(last, before=before)
    hit = job.hit(last.location.line or job.job.line, message, severity)
    yield hit._replace(location=last.location)


def _brings_change(job: JobWork) -> bool:
    """Return whether a script of the job names the commit of the change, as if to make another project use it."""
    return any(step.step.run is not None and _CHANGE.search(step.step.run.value) for step in job.steps)


def _is_fixed(move: Move) -> bool:
    named = move.text != "-" and _RELATIVE.isdisjoint(move.text)
    return named and (move.ref is Ref.BASE or (move.ref is Ref.OTHER and "$" not in move.text))


def _severity(move: Move, *, before: bool) -> Severity:
    """Return how bad it is: after a merge, the main branch is the change, and a tag is checked on purpose."""
    if not before:
        return Severity.LOW
    return Severity.MEDIUM if _TAG.fullmatch(move.text) else Severity.HIGH


PATTERN = Pattern(
    name="fixed-ref",
    family=Family.SCOPE,
    title="Checks of something fixed instead of the change",
    manual="""The job checks out a branch, a tag, a commit or a repository that stands in the file, and checks that. It
is green or red whatever the change holds. It counts for less for tags, for what runs after the merge, and where a
script of the job names the commit of the change, as if to make another project use it; runs by the clock or by hand are
not concerned.""",
    follow_up="Leave `ref` and `repository` away: by default it is the change that is checked out.",
    look=_look,
)
