"""`exit 0` at the end of a script that goes on after failures, or before its checks."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import by_mask, loss_hit, loss_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.unchecked import unchecked_commands
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for group in unchecked_commands(subject):
        what = loss_of(group.lost)
        if what is not None and group.dropped_by is None and group.zero is not None:
            message = f"the shell has no `-e`, and `{group.zero.shown}` ends it with success after a failure of"
            yield loss_hit(group.zero, message, what)
    if "exit" in subject.by_program and not by_mask(subject).keys().isdisjoint((Mask.UNREACHED, Mask.LEFT)):
        yield from _early(subject)


def _early(subject: Subject) -> Iterator[Hit]:
    """Yield the checks before which a script ends, or may end with success; of several the first."""
    seen: set[tuple[int, str, str | None, Mask]] = set()
    for command in subject.commands:
        mask = Mask.UNREACHED if Mask.UNREACHED in command.own else Mask.LEFT
        key = (id(command.at), command.command.location.path, command.command.through, mask)
        if mask not in command.own or Mask.UNCALLED in command.own or key in seen or not command.purpose.checks:
            continue
        seen.add(key)
        if mask is Mask.LEFT:
            yield command.hit(f"the script may end with success before `{command.shown}`", Severity.LOW)
        else:
            yield command.hit(f"the script has ended before `{command.shown}`, which never runs", Severity.HIGH)


PATTERN = Pattern(
    name="exit-zero",
    family=Family.SOFT_FAIL,
    title="A script that ends with success, whatever has happened",
    manual="""`exit 0` at the end of a script without `-e` forgets every failure before it; `exit 0` before the checks
keeps them from running. Under `-e` a last `exit 0` does no harm: a failure has ended the script before it.""",
    follow_up="Take `exit 0` away, or let the script set `-e`.",
    look=_look,
)
