"""A check that a script of actions/github-script runs, and whose failure it takes."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.javascript import runs_of, script_of
from dodcheck.workflows.audit.masked_commands import CHECKS
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.commands import purpose_of_words

_MOST = 8


def _look(subject: Subject) -> Iterator[Hit]:
    for step in subject.steps:
        script = script_of(step.step)
        for run in runs_of(script.value) if script is not None else ():
            purpose = purpose_of_words(run.words[:_MOST])
            if script is not None and run.lost and purpose in CHECKS:
                message = (
                    f"the script goes on when `{shortened(' '.join(run.words))}` fails: "
                    f"{loss_in_words(purpose)} is lost"
                )
                yield step.hit(script.line, message, severity_of_loss(purpose), Confidence.MEDIUM)


PATTERN = Pattern(
    name="github-script",
    family=Family.SOFT_FAIL,
    title="A check whose failure a script of actions/github-script takes",
    manual="""A script of `actions/github-script` that runs a check in a `try`, and neither throws again nor calls
`core.setFailed`, ends well whatever the check says. So does one that runs it with `ignoreReturnCode`, and never asks
for the exit code.""",
    follow_up="Run the check in a step of its own, or call `core.setFailed` when it fails.",
    look=_look,
)
