"""`|| true` and its likes."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import CHECKS, PLAIN, lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated_by_or import tries_again
from dodcheck.workflows.audit.repeated_commands import retried_check_places
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_TESTS = frozenset({"[", "[[", "test"})
_STATUS = frozenset({"$?", "${?}"})
_EQUAL = frozenset({"-eq", "=", "=="})
_NO_TESTS = "5"
_COPIES = frozenset({"tee"})
_ENDS = frozenset({"exit", "return", "false"})
_IMPORTS = ("import ", "from ")
_INSTEAD = CHECKS | {Purpose.SETUP}


def _look(subject: Subject) -> Iterator[Hit]:
    commands_at = list(masked_commands(subject, Mask.OR))
    again = retried_check_places(subject) if commands_at else frozenset()
    for command_at in commands_at:
        if (command_at.purpose in CHECKS and tries_again(command_at)) or command_at.command.location in again:
            continue
        if command_at.program in _COPIES or _is_asked(command_at):
            continue
        special = _accepted(command_at) or _another(command_at) or _perhaps(command_at)
        if special is not None:
            yield special
        else:
            purpose = Purpose.QUERY if _is_told(command_at) else None
            yield from lost_hit(
                subject, command_at, f"`||` behind `{command_at.shown}` makes the script go on", purpose
            )


def _is_asked(command_at: CommandAt) -> bool:
    """Return whether a command only asks: `[ -n "$x" ] || x=1`, and both in `grep -q x file && echo found || true`."""
    if command_at.program in _TESTS or _is_truth(command_at):
        return True
    if command_at.purpose not in PLAIN:
        return False
    shared = [
        near for near in (_near(command_at, -1), _near(command_at, 1)) if near is not None and Mask.OR in near.own
    ]
    return any(
        near.location == command_at.command.location and near.takers == command_at.command.takers for near in shared
    )


def _is_truth(command_at: CommandAt) -> bool:
    """Return whether a variable that its script sets to `true` or `false` is asked: `$excluded || echo "$file"`."""
    words = command_at.texts
    name = words[0].removeprefix("$").strip("{}") if len(words) == 1 and words[0].startswith("$") else ""
    before = command_at.at.commands[: command_at.number]
    set_to = {word.text for command in before for word in command.assigned if word.text.startswith(f"{name}=")}
    return bool(name) and bool(set_to) and set_to <= {f"{name}=true", f"{name}=false"}


def _is_told(command_at: CommandAt) -> bool:
    """Return whether an import is tried and both outcomes are told: `python -c 'import x' && echo yes || echo no`."""
    words, takers = command_at.texts, command_at.command.takers
    imports = words[1:2] == ["-c"] and words[2:3] != [] and words[2].strip().startswith(_IMPORTS)
    following = _near(command_at, 1)
    if not imports or following is None or not following.words or following.takers != takers:
        return False
    return following.words[0].text == "echo" and takers[:1] != () and takers[0][:1] == ("echo",)


def _near(command_at: CommandAt, way: int) -> Command | None:
    """Return the command before or behind one, those within `$(…)` left out."""
    at = command_at.number + way
    while 0 <= at < len(command_at.at.commands) and Mask.SUBSTITUTION in command_at.at.commands[at].masks:
        at += way
    return command_at.at.commands[at] if 0 <= at < len(command_at.at.commands) else None


def _accepted(command_at: CommandAt) -> Hit | None:
    """Return the hit where `|| [ $? -eq 5 ]` lets one exit code pass that is none of an ordinary failure."""
    match command_at.command.takers[:1]:
        case ((test, status, operator, code, *_),) if (
            test in _TESTS and status in _STATUS and operator in _EQUAL and code not in ("0", "1")
        ):
            if code == _NO_TESTS and "pytest" in (command_at.program, *command_at.texts[1:3]):
                message = f"`||` behind `{command_at.shown}` lets it pass when it finds no test (exit code 5)"
                return command_at.hit(message, Severity.MEDIUM)
            return command_at.hit(
                f"`||` behind `{command_at.shown}` lets its exit code {code} pass, and no other", Severity.LOW
            )
        case _:
            return None


def _another(command_at: CommandAt) -> Hit | None:
    """Return the hit where another command of the kind is run instead: its failure counts."""
    taker = command_at.command.takers[0] if command_at.command.takers else ()
    if not taker:
        return None
    purpose = purpose_of_words(taker)
    if taker[0] != command_at.texts[0] and (purpose not in _INSTEAD or purpose is not command_at.purpose):
        return None
    return command_at.hit(
        f"`||` behind `{command_at.shown}` runs `{shortened(' '.join(taker))}` instead, which decides", Severity.LOW
    )


def _perhaps(command_at: CommandAt) -> Hit | None:
    """Return the hit where what stands behind `||` ends the script in some cases."""
    if not any(taker and taker[0] in _ENDS and taker[1:2] not in ((), ("0",)) for taker in command_at.command.takers):
        return None
    message = (
        f"`||` behind `{command_at.shown}` makes the script go on in some cases: "
        f"{loss_in_words(command_at.purpose)} may be lost"
    )
    severity = Severity.MEDIUM if command_at.purpose.checks else Severity.LOW
    return command_at.hit(message, severity, Confidence.MEDIUM)


PATTERN = Pattern(
    name="or-true",
    family=Family.SOFT_FAIL,
    title="A failure that `||` takes away",
    manual="""A command followed by `|| true`, `|| :`, `|| echo …` or `|| exit 0` can't fail its script. It counts for
less behind commands that check nothing (a clean-up, a query, a download), where one exit code alone is let pass, and
where the same is tried in another way.""",
    follow_up="Take what stands behind `||` away, or let it end with `exit 1`.",
    look=_look,
)
