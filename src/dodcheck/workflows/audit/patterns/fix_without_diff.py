"""Formatters and linters that repair the files in the runner, where nobody looks at the difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from dodcheck.workflows.audit.differences import (
    DifferenceFate,
    fate_of_action_difference,
    fate_of_difference,
    judges_changes,
)
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.rewriting import REWRITERS, rewriting, rewriting_input
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.severity import Severity

_TOOLS = frozenset(REWRITERS)
_FILE = frozenset("/.$")
_WRITING = ("> ", ">", "-o ", "--output ", "--output=", "--out ", "--out=", "tee ")


def _look(subject: Subject) -> Iterator[Hit]:
    strict, rewritings = set[str](), list[tuple[CommandAt, str, str]]()
    for command_at, words in commands_of_tools(subject, _TOOLS):
        rewriting_command = rewriting(words[0], words[1:])
        if rewriting_command is None:
            strict.add(f"{words[0]} {command_at.at.job_id}")
        else:
            rewritings.append((command_at, words[0], rewriting_command))
    for command_at, tool, rewriting_command in rewritings:
        others = any(other.startswith(f"{tool} ") and other != f"{tool} {command_at.at.job_id}" for other in strict)
        yield from _hit(subject, command_at, rewriting_command, checked=others)
    for step in subject.steps:
        yield from _of_action(subject, step)


def _of_action(subject: Subject, step: StepWork) -> Iterator[Hit]:
    """Yield an action whose inputs make it rewrite files, unless what it rewrites is committed or compared."""
    used, given = step.step.uses, step.step.given
    name = used.value.partition("@")[0].strip().lower() if used else ""
    found = rewriting_input(name, {key.lower(): text.value for key, text in given.items()})
    looked = fate_of_action_difference(subject, step) if found else DifferenceFate.COMPARED
    if found is None or looked is DifferenceFate.COMPARED:
        return
    line = next(text.line for key, text in given.items() if key.lower() == found[0])
    message = f"`{found[0]}: {found[1]}` of `{name}` repairs the files in the runner"
    yield _weighed(partial(step.hit, line), subject, message, looked)


def _hit(subject: Subject, command_at: CommandAt, command_text: str, *, checked: bool) -> Iterator[Hit]:
    message = f"`{command_text}` repairs the files in the runner"
    looked = fate_of_difference(subject, command_at)
    if looked is DifferenceFate.COMPARED or _is_generated(subject, command_at):
        return
    if checked and looked is DifferenceFate.NOT:
        yield command_at.hit(f"{message}; another job of the workflow only judges them", Severity.LOW)
    else:
        yield _weighed(command_at.hit, subject, message, looked)


def _is_generated(subject: Subject, command_at: CommandAt) -> bool:
    """Return whether the script itself writes every file that it has formatted: none of them is one of the change."""
    named = [text for text in command_at.texts[1:] if not text.startswith("-") and not _FILE.isdisjoint(text)]
    own, path = command_at.at, command_at.command.location.path
    within = own.step.run is not None and path == own.path
    text = own.step.run.value if within and own.step.run else "\n".join(Sources(subject.snapshot).lines(path))
    return bool(named) and all(_writes(text, name) for name in named)


def _writes(text: str, name: str) -> bool:
    return any(f"{sign}{name}" in text for sign in (*_WRITING, *(f'{sign}"' for sign in _WRITING)))


def _weighed(hit: Callable[[str, Severity], Hit], subject: Subject, message: str, looked: DifferenceFate) -> Hit:
    if looked is DifferenceFate.COMMITTED:
        return hit(f"{message}, and the job commits them", Severity.LOW)
    if not judges_changes(subject):
        return hit(f"{message}; no change starts this workflow", Severity.LOW)
    return hit(f"{message}, and nothing looks at the difference: what it repairs is lost", Severity.MEDIUM)


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
