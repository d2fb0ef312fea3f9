"""A check that `find` runs for each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.masked_commands import CHECKS, may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.commands import purpose_of_words

_EXEC = frozenset({"-exec", "-execdir", "-ok", "-okdir"})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.by_program.get("find", ()):
        words = _run(command_at.texts)
        purpose = purpose_of_words(tuple(words[:8]))
        if words and purpose in CHECKS and may_run(command_at):
            message = (
                f"`find` forgets the exit code of `{' '.join(words)}` with `-exec … \\;`: "
                f"{loss_in_words(purpose)} is lost"
            )
            yield command_at.hit(message, severity_of_loss(purpose))


def _run(words: Sequence[str]) -> Sequence[str]:
    """Return the command that is run once for each file; none where `+` gathers the files, which keeps the code."""
    at = next((at for at, word in enumerate(words) if word in _EXEC), None)
    rest = list(words[at + 1 :]) if at is not None else []
    end = next((at for at, word in enumerate(rest) if word in (";", "+")), None)
    return rest[:end] if end is not None and rest[end] == ";" else []


PATTERN = Pattern(
    name="find-exec",
    family=Family.SOFT_FAIL,
    title="A check that `find` runs for each file",
    manual="""`find … -exec cmd {} \\;` ends well whatever `cmd` says. With `+` in place of the last sign, and with
`xargs`, a failure counts.""",
    follow_up="End the command with `+`, or hand the files to `xargs`.",
    look=_look,
)
