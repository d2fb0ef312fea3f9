"""`|| true` and its likes."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.again import tries_again
from dodcheck.workflows.audit.masked import CHECKS, PLAIN, lost_hit, masked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated import places
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.shown import shortened
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import lost
from dodcheck.workflows.purposes.commands import of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.ran import Mask

_TESTS = frozenset({"[", "[[", "test"})
_STATUS = frozenset({"$?", "${?}"})
_EQUAL = frozenset({"-eq", "=", "=="})
_NO_TESTS = "5"
_COPIES = frozenset({"tee"})
_ENDS = frozenset({"exit", "return", "false"})
_INSTEAD = CHECKS | {Purpose.SETUP}


def _look(subject: Subject) -> Iterator[Hit]:
    found = list(masked(subject, Mask.OR))
    again = places(subject) if found else frozenset()
    for one in found:
        if (one.purpose in CHECKS and tries_again(one)) or one.command.location in again:
            continue
        if one.program in _COPIES or _is_asked(one):
            continue
        special = _accepted(one) or _another(one) or _perhaps(one)
        if special is not None:
            yield special
        else:
            yield from lost_hit(subject, one, f"`||` behind `{one.shown}` makes the script go on")


def _is_asked(one: CommandAt) -> bool:
    """Return whether a command only asks: `[ -n "$x" ] || x=1`, and both in `grep -q x file && echo found || true`."""
    if one.program in _TESTS or one.purpose not in PLAIN:
        return one.program in _TESTS
    shared = [near for near in (_near(one, -1), _near(one, 1)) if near is not None and Mask.OR in near.own]
    return any(near.location == one.command.location and near.takers == one.command.takers for near in shared)


def _near(one: CommandAt, way: int) -> Command | None:
    """Return the command before or behind one, those within `$(…)` left out."""
    at = one.number + way
    while 0 <= at < len(one.at.commands) and Mask.SUBSTITUTION in one.at.commands[at].masks:
        at += way
    return one.at.commands[at] if 0 <= at < len(one.at.commands) else None


def _accepted(one: CommandAt) -> Hit | None:
    """Return the hit where `|| [ $? -eq 5 ]` lets one exit code pass that is none of an ordinary failure."""
    match one.command.takers[:1]:
        case ((test, status, operator, code, *_),) if (
            test in _TESTS and status in _STATUS and operator in _EQUAL and code not in ("0", "1")
        ):
            if code == _NO_TESTS and "pytest" in (one.program, *one.texts[1:3]):
                message = f"`||` behind `{one.shown}` lets it pass when it finds no test (exit code 5)"
                return one.hit(message, Severity.MEDIUM)
            return one.hit(f"`||` behind `{one.shown}` lets its exit code {code} pass, and no other", Severity.LOW)
        case _:
            return None


def _another(one: CommandAt) -> Hit | None:
    """Return the hit where another command of the kind is run instead: its failure counts."""
    taker = one.command.takers[0] if one.command.takers else ()
    if not taker:
        return None
    purpose = of_words(taker)
    if taker[0] != one.texts[0] and (purpose not in _INSTEAD or purpose is not one.purpose):
        return None
    return one.hit(
        f"`||` behind `{one.shown}` runs `{shortened(' '.join(taker))}` instead, which decides", Severity.LOW
    )


def _perhaps(one: CommandAt) -> Hit | None:
    """Return the hit where what stands behind `||` ends the script in some cases."""
    if not any(taker and taker[0] in _ENDS and taker[1:2] not in ((), ("0",)) for taker in one.command.takers):
        return None
    message = f"`||` behind `{one.shown}` makes the script go on in some cases: {lost(one.purpose)} may be lost"
    severity = Severity.MEDIUM if one.purpose.checks else Severity.LOW
    return one.hit(message, severity, Confidence.MEDIUM)


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
