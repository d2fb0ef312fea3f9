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
    strict, rewritings = set[str](), list[tuple[CommandAt, str, str]]()
    for command_at, words in of_tools(subject, _TOOLS):
        rewriting_command = rewriting(words[0], words[1:])
        if rewriting_command is None:
            strict.add(f"{words[0]} {command_at.at.job_id}")
        else:
            rewritings.append((command_at, words[0], rewriting_command))
    for command_at, tool, rewriting_command in rewritings:
        others = any(other.startswith(f"{tool} ") and other != f"{tool} {command_at.at.job_id}" for other in strict)
        yield from _hit(subject, command_at, rewriting_command, checked=others)


def _hit(subject: Subject, command_at: CommandAt, command_text: str, *, checked: bool) -> Iterator[Hit]:
    message = f"`{command_text}` repairs the files in the runner"
    looked = looked_at(subject, command_at)
    if looked is Looked.COMPARED:
        return
    if looked is Looked.COMMITTED:
        yield command_at.hit(f"{message}, and the job commits them", Severity.LOW)
    elif checked:
        yield command_at.hit(f"{message}; another job of the workflow only judges them", Severity.LOW)
    elif not judges_changes(subject):
        yield command_at.hit(f"{message}; no change starts this workflow", Severity.LOW)
    else:
        yield command_at.hit(
            f"{message}, and nothing looks at the difference: what it repairs is lost", Severity.MEDIUM
        )


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
