"""Formatters and linters that repair the files in the runner, where nobody looks at the difference."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.differences import Looked, judges_changes, looked_at
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.rewriting import REWRITERS, rewriting
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import of_tools
from dodcheck.workflows.severity import Severity

_TOOLS = frozenset(REWRITERS)


def _look(subject: Subject) -> Iterator[Hit]:
    strict, found = set[str](), list[tuple[CommandAt, str, str]]()
    for one, words in of_tools(subject, _TOOLS):
        told = rewriting(words[0], words[1:])
        if told is None:
            strict.add(f"{words[0]} {one.at.job_id}")
        else:
            found.append((one, words[0], told))
    for one, tool, told in found:
        others = any(other.startswith(f"{tool} ") and other != f"{tool} {one.at.job_id}" for other in strict)
        yield from _hit(subject, one, told, checked=others)


def _hit(subject: Subject, one: CommandAt, told: str, *, checked: bool) -> Iterator[Hit]:
    said = f"`{told}` repairs the files in the runner"
    looked = looked_at(subject, one)
    if looked is Looked.COMPARED:
        return
    if looked is Looked.COMMITTED:
        yield one.hit(f"{said}, and the job commits them", Severity.LOW)
    elif checked:
        yield one.hit(f"{said}; another job of the workflow only judges them", Severity.LOW)
    elif not judges_changes(subject):
        yield one.hit(f"{said}; no change starts this workflow", Severity.LOW)
    else:
        yield one.hit(f"{said}, and nothing looks at the difference: what it repairs is lost", Severity.MEDIUM)


PATTERN = Pattern(
    name="fix-without-diff",
    family=Family.RETRY,
    title="A formatter or linter that repairs the files, and passes",
    manual="""A formatter without `--check`, or a linter with `--fix`, rewrites the files in the runner and passes. The
change itself keeps what was wrong. It is a check where `git diff --exit-code` stands behind it, and a chore where the
job commits what was rewritten.""",
    follow_up="Let the tool judge only (`--check`, no `--fix`), or put `git diff --exit-code` behind it.",
    look=_look,
)
