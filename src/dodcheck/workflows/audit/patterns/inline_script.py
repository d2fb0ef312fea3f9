"""A check within a script of Python or node that a step holds itself, and whose failure that script takes."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.javascript import runs_of
from dodcheck.workflows.audit.masked_commands import CHECKS, may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.python.swallowing import swallowed
from dodcheck.workflows.runs.dialect import Python
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.severity import Severity

_PYTHONS = frozenset({"python", "python3", "py"})
_NODES = frozenset({"node", "nodejs"})
_EVALUATING = frozenset({"-c", "-e", "--eval", "-p", "--print", "-pe"})
_NEAR = 12
_MOST = 8


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in filter(may_run, subject.of_programs(_PYTHONS)):
        for message in _of_python(_text(command_at)):
            yield command_at.hit(message, Severity.MEDIUM, Confidence.MEDIUM)
    for command_at in filter(may_run, subject.of_programs(_NODES)):
        yield from _of_node(command_at)
    for step in subject.steps:
        run = step.step.run
        if run is not None and _is_python(step):
            for message in _of_python(run.value):
                yield step.hit(run.line, message, Severity.MEDIUM, Confidence.MEDIUM)


def _text(command_at: CommandAt) -> str:
    """Return the text that an interpreter is given; empty where it is given a file, or something is filled in."""
    words = command_at.command.words
    for at, word in enumerate(words[1:_NEAR], 1):
        if word.text in _EVALUATING:
            return words[at + 1].text if len(words) > at + 1 and words[at + 1].exact else ""
        if not word.text.startswith("-"):
            return ""
    return ""


def _is_python(step: StepWork) -> bool:
    told = dialects_of([one.step for one in step.steps], step.job.job, step.job.workflow)
    return any(one is Python.SCRIPT for one in told)


def _of_python(text: str) -> Iterator[str]:
    for one in swallowed(text):
        yield f"`{one.what}` stands in a `try`, and what line {one.handler} of the script catches fails nothing"


def _of_node(command_at: CommandAt) -> Iterator[Hit]:
    for run in runs_of(_text(command_at)):
        purpose = purpose_of_words(run.words[:_MOST])
        if run.lost and purpose in CHECKS:
            message = (
                f"the script goes on when `{shortened(' '.join(run.words))}` fails: {loss_in_words(purpose)} is lost"
            )
            yield command_at.hit(message, severity_of_loss(purpose), Confidence.MEDIUM)


PATTERN = Pattern(
    name="inline-script",
    family=Family.SOFT_FAIL,
    title="A check within a script of Python or node that takes its failure",
    manual="""In `python - <<EOF` or `node -e`, an `assert`, a `raise` or an exit code within a `try` whose handler only
passes, or says something, fails nothing: the script ends well. So does one of node that runs a check by `spawnSync`
and never asks for its status, or in a `try` whose `catch` goes on. Programs that a script of Python starts are told by
the patterns of shells.""",
    follow_up="Let the error through, or end the handler with `raise` or an exit code.",
    look=_look,
)
