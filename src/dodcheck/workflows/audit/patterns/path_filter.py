"""Filters of paths that leave source code without tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.untested import (
    are_stubs,
    counting_files,
    fits_nothing,
    folders_in_words,
    folders_of,
    is_narrowed_to_files,
    is_source,
    testing_workflows,
    unlinted_sources,
    untested_sources,
)
from dodcheck.workflows.severity import Severity

_LESSER = frozenset({"tools", "scripts", "script", "benchmarks", "bench", ".ci", "hack", "ci", "."})


def _look(subject: Subject) -> Iterator[Hit]:
    if not any(is_narrowed_to_files(start) for start in _own(subject)):
        return
    idle = [start for start in _own(subject) if fits_nothing(start.trigger, counting_files(subject.whole))]
    if idle and subject.whole.checked(subject):
        yield from (_never(subject, start) for start in idle)
        return
    narrowed = next(
        (
            subject
            for subject in testing_workflows(subject.whole)
            if any(is_narrowed_to_files(start) for start in _own(subject))
        ),
        None,
    )
    if narrowed is not subject:
        return
    lost = untested_sources(subject.whole)
    if lost:
        start = min(
            (start for start in _own(subject) if is_narrowed_to_files(start)), key=lambda start: start.event == "push"
        )
        name = "paths" if start.trigger.paths else "paths-ignore"
        message = f"no workflow with tests starts on a change to {_told(subject, lost)}: `{name}` of `{start.event}`"
        yield subject.hit(start.trigger.line, f"{message} lets it by", _severity(subject, lost))


def _told(subject: Subject, lost: Sequence[str]) -> str:
    """Return the folders of the files that are let by, and their kind where the filter tells kinds apart."""
    among = tuple(path for path in counting_files(subject.whole) if is_source(path))
    shown = folders_in_words(lost, among)
    ending = f".{lost[0].rpartition('.')[2]}"
    is_kind = " of " in shown and {path for path in among if path.endswith(ending)} == set(lost)
    return f"`*{ending}` in {shown}" if is_kind else shown


def _severity(subject: Subject, lost: Sequence[str]) -> Severity:
    if all(folder.split("/")[0] in _LESSER for folder in folders_of(lost)):
        return Severity.LOW
    if are_stubs(lost):
        return Severity.MEDIUM if unlinted_sources(subject.whole, lost) else Severity.LOW
    return Severity.HIGH


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
named. Filters that leave out documentation alone are not concerned; folders with tools count for less, and so do stubs
of types where a linter starts on them. A filter that
fits none of the files is told too: the workflow, which checks something, never starts for a change to them.""",
    follow_up="Name the folders in `paths`, or let the tests start on every change.",
    look=_look,
)
