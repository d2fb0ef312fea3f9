"""A condition that asks for the repository or its owner."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.guards import Guard, open_guards
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.severity import Severity

_NAMES = ("github.repository_owner", "github.repository", "github.repository_id", "github.repository_owner_id")
_OF_FORKS = ("github.event.pull_request.head",)


def _look(subject: Subject) -> Iterator[Hit]:
    for guard in open_guards(subject):
        if guard.asks(*_NAMES) and not guard.asks(*_OF_FORKS):
            yield _hit(guard)


def _hit(guard: Guard) -> Hit:
    message = (
        f"{guard.shown} skips {guard.place_in_words} in every other repository, forks included, and it counts as passed"
    )
    return guard.hit(message, Severity.LOW)


PATTERN = Pattern(
    name="owner-guard",
    family=Family.CONDITIONAL,
    title="A condition on the repository or its owner",
    manual="""What runs only in the repository of one owner is skipped in forks and after a move to another owner, and
skipped counts as passed. Pull requests from forks run in the repository they go to, so they are not concerned: this is
listed for completeness.""",
    follow_up="Keep it where secrets or runners are needed, and let tests run in forks.",
    look=_look,
)
