"""A shell without `-e`."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import loss_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.unchecked import is_python, unchecked_commands
from dodcheck.workflows.audit.weight import loss_in_words


def _look(subject: Subject) -> Iterator[Hit]:
    for group in unchecked_commands(subject):
        what = loss_of(group.lost)
        if what is None or group.dropped_by is not None or group.zero is not None:
            continue
        more = f" and {what.many - 1} more" if what.many > 1 else ""
        why = "nothing in the script looks at" if is_python(what.worst) else "the shell has no `-e` and goes on after"
        message = f"{why} a failure of `{what.worst.shown}`{more}"
        yield what.worst.hit(f"{message}: {loss_in_words(what.purpose)} is lost", what.severity)


PATTERN = Pattern(
    name="no-errexit",
    family=Family.SOFT_FAIL,
    title="A shell without `-e`",
    manual="""GitHub starts `bash` and `sh` with `-e`: the first failure ends the step. A script of the repository, a
`shell: bash {0}` and `bash -c '…'` have no `-e` unless they set it: they go on, and the last command alone decides.""",
    follow_up="Begin the script with `set -e`.",
    look=_look,
)
