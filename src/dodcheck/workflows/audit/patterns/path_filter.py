"""Filters of paths that leave source code without tests."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.untested import (
    counting_files,
    fits_nothing,
    folders,
    folders_of,
    narrows,
    testing,
    untested,
)
from dodcheck.workflows.severity import Severity

_LESSER = frozenset({"tools", "scripts", "script", "benchmarks", "bench", ".ci", "hack", "ci", "."})


def _look(subject: Subject) -> Iterator[Hit]:
    if not any(narrows(start) for start in _own(subject)):
        return
    idle = [start for start in _own(subject) if fits_nothing(start.trigger, counting_files(subject.whole))]
    if idle and subject.whole.checked(subject):
        yield from (_never(subject, start) for start in idle)
        return
    narrowed = next(
        (subject for subject in testing(subject.whole) if any(narrows(start) for start in _own(subject))),
        None,
    )
    if narrowed is not subject:
        return
    lost = untested(subject.whole)
    if lost:
        start = min((start for start in _own(subject) if narrows(start)), key=lambda start: start.event == "push")
        name = "paths" if start.trigger.paths else "paths-ignore"
        message = (
            f"no workflow with tests starts on a change to {folders(lost)}: `{name}` of `{start.event}` lets it by"
        )
        lesser = all(folder.split("/")[0] in _LESSER for folder in folders_of(lost))
        yield subject.hit(start.trigger.line, message, Severity.LOW if lesser else Severity.HIGH)


def _never(subject: Subject, start: Start) -> Hit:
    message = f"`paths` of `{start.event}` fits no file of the repository, so that no change to one starts the workflow"
    line = start.trigger.paths[0].line if start.trigger.paths else start.trigger.line
    return subject.hit(line, message, Severity.HIGH)


def _own(subject: Subject) -> list[Start]:
    return [start for start in subject.whole.starts[subject.workflow.path] if not start.calls]


PATTERN = Pattern(
    name="path-filter",
    family=Family.SCOPE,
    title="Source code that starts no tests",
    manual="""`paths` or `paths-ignore` keep the workflows with tests from starting for changes to some files. This is
worked out against the files of the repository: folders with source code for which no workflow with tests starts are
named. Filters that leave out documentation alone are not concerned; folders with tools count for less. A filter that
fits none of the files is told too: the workflow, which checks something, never starts for a change to them.""",
    follow_up="Name the folders in `paths`, or let the tests start on every change.",
    look=_look,
)
