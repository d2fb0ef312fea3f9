"""Runs that take what they get for what they expect."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.accepting import TOOLS, accepting, accepting_by_name, accepting_variable
from dodcheck.workflows.audit.differences import DifferenceFate, fate_of_difference, judges_changes
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.audit.variables import set_variables
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_RUNNERS = frozenset({"npm", "yarn", "pnpm", "bun", "make", "tox", "nox", "just", "python", "python3", "npx"})
_RUN = frozenset({Purpose.TEST, Purpose.UNKNOWN, Purpose.LINT})


def _look(subject: Subject) -> Iterator[Hit]:
    known = set[int]()
    for command_at, words in commands_of_tools(subject, TOOLS):
        option = accepting(words[0], words[1:])
        if option is not None:
            known.add(id(command_at.command))
            yield from _hit(subject, command_at, f"`{option}` makes `{words[0]}` take", Confidence.HIGH)
    for command_at in subject.of_programs(_RUNNERS):
        option = accepting_by_name(command_at.texts[1:])
        if (
            option is not None
            and id(command_at.command) not in known
            and purpose_of_command(command_at.command) in _RUN
        ):
            yield from _hit(subject, command_at, f"`{option}` makes `{command_at.program}` take", Confidence.MEDIUM)
    for variable in set_variables(subject):
        if accepting_variable(variable.name, variable.value):
            severity = Severity.MEDIUM if judges_changes(subject) else Severity.LOW
            message = f"`{variable.shown}` makes the run take what it gets for what it expects"
            yield variable.hit(message, severity)


def _hit(subject: Subject, command_at: CommandAt, begun: str, confidence: Confidence) -> Iterator[Hit]:
    message = f"{begun} what it gets for what it expects"
    match fate_of_difference(subject, command_at):
        case DifferenceFate.COMPARED:
            return
        case DifferenceFate.COMMITTED:
            yield command_at.hit(f"{message}, and the job commits it", Severity.LOW, confidence)
        case DifferenceFate.NOT:
            if judges_changes(subject):
                yield command_at.hit(f"{message}: a difference is lost", Severity.MEDIUM, confidence)
            else:
                yield command_at.hit(f"{message}; no change starts this workflow", Severity.LOW, confidence)


PATTERN = Pattern(
    name="self-healing",
    family=Family.RETRY,
    title="A run that takes what it gets for what it expects",
    manual="""Snapshots, golden files, reference pictures and baselines of known findings that are written by the run
that would compare them agree with anything (`--snapshot-update`, `jest -u`, `UPDATE_GOLDEN=1`, `--generate-baseline`).
It counts for less where the job commits what it wrote, or asks `git diff --exit-code` behind it.""",
    follow_up="Compare in CI, and write what is expected by hand, in a change that somebody reviews.",
    look=_look,
)
