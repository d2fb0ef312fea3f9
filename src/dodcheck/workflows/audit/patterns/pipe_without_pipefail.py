"""A pipe that passes when its first command fails."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import PLAIN, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import texts_of

_WRITERS = frozenset({"tee", "ts", "cat", "sponge"})
_JUDGES = frozenset({"reviewdog"})
_SEARCHING = frozenset({"grep", "egrep", "fgrep", "rg"})
_TELLING = frozenset({Purpose.LINT, Purpose.TYPES, Purpose.SECURITY})
"""What tells of all that it finds: a search of that is a judgement."""
_LEAVING = (("exit", "1"), ("exit", "2"))
_ASKED = frozenset({"--collect-only", "--list", "--version", "-V", "list", "metadata", "--help"})
_SILENT = PLAIN | {Purpose.CLEANUP, Purpose.REPORT, Purpose.CACHE}


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.PIPE):
        purpose = command_at.purpose
        if purpose not in _SILENT and _ASKED.isdisjoint(command_at.texts):
            yield _hit(command_at, purpose)


def _hit(command_at: CommandAt, purpose: Purpose) -> Hit:
    taker = command_at.command.takers[-1] if command_at.command.takers else ()
    reader = f"`{shortened(' '.join(taker))}`" if taker else "its last command"
    message = f"`{command_at.shown}` feeds a pipe without `pipefail`, and {reader} decides"
    name = taker[0] if taker else ""
    judged = name in _SEARCHING and purpose in _TELLING and _refuses_what_it_finds(command_at)
    if judged or name in _JUDGES or "-set-exit-code" in taker:
        return command_at.hit(f"{message}, which judges what it reads", Severity.LOW)
    if purpose is Purpose.UNKNOWN and name not in _WRITERS:
        return command_at.hit(f"{message}: {loss_in_words(purpose)} is lost", Severity.LOW, Confidence.MEDIUM)
    return command_at.hit(f"{message}: {loss_in_words(purpose)} is lost", severity_of_loss(purpose))


def _refuses_what_it_finds(command_at: CommandAt) -> bool:
    """Return whether the search behind a command fails the script where it finds something: `! lint . | grep E501`."""
    search, after = [*command_at.at.commands[command_at.number + 1 :], None, None][:2]
    if search is None or Mask.INVERTED in search.masks:
        return search is not None
    return Mask.CONDITION in search.masks and after is not None and tuple(texts_of(after.words)) in _LEAVING


PATTERN = Pattern(
    name="pipe-without-pipefail",
    family=Family.SOFT_FAIL,
    title="A pipe that passes when its first command fails",
    manual="""In `pytest | tee log` the exit code is that of `tee`. The default shell of GitHub's runners is `bash -e`
without `pipefail`; `shell: bash` sets it. It counts for less where the first command only asks or prints something,
and where the last one judges what it reads, as `! ruff check | grep E501` does.""",
    follow_up="Name the shell (`shell: bash`), or set `pipefail` in the script.",
    look=_look,
)
