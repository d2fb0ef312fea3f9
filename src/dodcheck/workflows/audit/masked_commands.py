"""The commands whose failure a mask takes away, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dodcheck.workflows.audit.late_failures import CountedWhere, where_failure_counts
from dodcheck.workflows.audit.risk import Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

NEVER = frozenset({Mask.UNCALLED, Mask.UNREACHED, Mask.NOT_EXECUTED, Mask.UP_TO_DATE})
"""The masks of what is never run, so that nothing can be lost with it."""
PLAIN = frozenset({Purpose.QUERY, Purpose.TRIVIAL})
"""What fails without a loss, as a rule: a question, or a command that only says or moves something."""
CHECKS = frozenset({Purpose.TEST, Purpose.BUILD, Purpose.LINT, Purpose.TYPES, Purpose.SECURITY})
"""What checks something, comparisons apart: those are often meant as questions."""

_CONFIGURES = frozenset({"cmake", "meson", "configure", "autogen.sh", "bootstrap.sh", "gn", "premake5", "qmake"})
_BUILDS = frozenset({"--build", "compile", "--install", "test", "-E", "-P"})
_BUILDERS = frozenset({"make", "gmake", "ninja", "msbuild", "xcodebuild", "nmake", "jom"})
_FAR = 50


def masked_commands(subject: Subject, mask: Mask) -> Iterator[CommandAt]:
    """Return the commands that are run and whose failure a mask takes away where they stand."""
    return filter(may_run, by_mask(subject).get(mask, ()))


@lru_cache(maxsize=4)
def by_mask(subject: Subject) -> Mapping[Mask, Sequence[CommandAt]]:
    """Return the commands by the masks that arise where they stand. Several patterns ask, one after the other."""
    found: dict[Mask, list[CommandAt]] = {}
    for command in subject.commands:
        if command.command.masks:
            for mask in command.own:
                found.setdefault(mask, []).append(command)
    return found


def may_run(command_at: CommandAt) -> bool:
    """Return whether a command may run at all; a function is run in the place of its name, an alias is not known."""
    masks = command_at.command.masks
    return NEVER.isdisjoint(masks) and (Mask.SHADOWED not in masks or next(command_at.inner, None) is not None)


def lost_hit(subject: Subject, command_at: CommandAt, message: str, purpose: Purpose | None = None) -> Iterator[Hit]:
    """Yield that a failure is lost, as a sentence that is begun says; nothing where the script fails by it later."""
    what = command_at.purpose if purpose is None else purpose
    match where_failure_counts(subject, command_at):
        case CountedWhere.HERE:
            return
        case CountedWhere.LATER:
            yield command_at.hit(f"{message}; what became of it is looked at later", Severity.LOW)
        case CountedWhere.NOT:
            severity = Severity.LOW if is_needed(command_at) else severity_of_loss(what)
            yield command_at.hit(f"{message}: {loss_in_words(what)} is lost", severity)


def is_needed(command_at: CommandAt) -> bool:
    """Return whether a command makes what a later one of the script builds from, which fails without it."""
    if command_at.program not in _CONFIGURES or _BUILDS.intersection(command_at.texts):
        return False
    after = islice(command_at.at.commands, command_at.number + 1, command_at.number + _FAR)
    return any(command.words and _builds([word.text for word in command.words]) for command in after)


def _builds(words: list[str]) -> bool:
    program = words[0].rpartition("/")[2]
    return program in _BUILDERS or (program in _CONFIGURES and not _BUILDS.isdisjoint(words))


class Loss(NamedTuple):
    """What is lost at one place: the worst of several commands, and how many there are."""

    worst: CommandAt
    purpose: Purpose
    many: int

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return severity_of_loss(self.purpose)

    def in_words(self, path: str) -> str:
        """Return which commands these are, as seen from a file."""
        location = self.worst.command.location
        place = f"line {location.line}" if location.path == path else str(location)
        more = f" and {self.many - 1} more" if self.many > 1 else ""
        return f"`{self.worst.shown}` ({place}){more}"


def loss_of(commands: Iterable[CommandAt]) -> Loss | None:
    """Return what is lost with the failures of commands, ``None`` where there are none."""
    rated = [(command.purpose, command) for command in commands if not is_needed(command)]
    if not rated:
        return None
    purpose, worst = min(rated, key=lambda pair: pair[0].rank)
    return Loss(worst, purpose, len(rated))


def loss_hit(at: CommandAt, words: str, what: Loss) -> Hit:
    """Return that failures are lost because of another command, which is the place."""
    message = f"{words} {what.in_words(at.command.location.path)}: {loss_in_words(what.purpose)} is lost"
    return at.hit(message, what.severity)
