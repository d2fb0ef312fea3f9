"""What a condition is bound to: the owner of the repository, an event, a branch, a person, a setting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from dodcheck.workflows.expressions.decided import ANYTHING, decided
from dodcheck.workflows.expressions.names import Names, names_of
from dodcheck.workflows.expressions.values import Known, Truth
from dodcheck.workflows.expressions.wrapping import wrapped


class Guard(Enum):
    """What has to be so for a condition to hold. Elsewhere, it never does."""

    OWNER = "the repository or its owner: it never holds in a fork"
    EVENT = "an event: it never holds on others"
    BRANCH = "a branch or tag: it never holds on others"
    ACTOR = "a person or robot: it never holds for others"
    OWN_PULL_REQUEST = "where a pull request comes from: it never holds for one from a fork"
    SECRET = "a secret: it never holds where that is not set"  # noqa: S105 - a description, no secret
    VARIABLE = "a variable: it never holds where that is empty"
    INPUT = "an input: it never holds where that is empty"


_ELSEWHERE = "somebody-else/another-repository"
_SOMEBODY = "somebody-else"
_BRANCH = "another-branch"
_OWN = {"github.repository": "own/repository", "github.repository_owner": "own"}
_OTHERS: Mapping[Guard, Mapping[str, Known]] = {
    Guard.OWNER: {
        "github.repository": _ELSEWHERE,
        "github.repository_owner": _SOMEBODY,
        "github.event.repository.full_name": _ELSEWHERE,
        "github.event.repository.owner.login": _SOMEBODY,
        "github.event.repository.fork": True,
    },
    Guard.EVENT: {"github.event_name": "another_event"},
    Guard.BRANCH: {
        "github.ref": f"refs/heads/{_BRANCH}",
        "github.ref_name": _BRANCH,
        "github.base_ref": _BRANCH,
        "github.head_ref": _BRANCH,
        "github.event.pull_request.base.ref": _BRANCH,
    },
    Guard.ACTOR: {
        "github.actor": _SOMEBODY,
        "github.triggering_actor": _SOMEBODY,
        "github.event.sender.login": _SOMEBODY,
        "github.event.pull_request.user.login": _SOMEBODY,
    },
}
_FORK: Mapping[str, Known] = {
    "github.event.pull_request.head.repo.fork": True,
    "github.event.pull_request.head.repo.full_name": _ELSEWHERE,
    "github.event.pull_request.head.repo.owner.login": _SOMEBODY,
}
_EMPTIED = {Guard.SECRET: ("secrets.",), Guard.VARIABLE: ("vars.", "env."), Guard.INPUT: ("inputs.",)}


def guards(text: str, situation: Mapping[str, Known] = ANYTHING) -> frozenset[Guard]:
    """Return what a condition is bound to, in a situation; nothing where it never holds there anyway."""
    tree = wrapped(text).tree
    if tree is None:
        return frozenset()
    names = names_of(tree)
    found = {guard for guard, other in _OTHERS.items() if _bound(text, situation, _used(other, names))}
    if _bound(text, situation, _FORK) or _bound(text, {**situation, **_OWN}, _FORK):
        found.add(Guard.OWN_PULL_REQUEST)
    for guard, roots in _EMPTIED.items():
        if _bound(text, situation, dict.fromkeys((one for one in names.values if one.startswith(roots)), "")):
            found.add(guard)
    return frozenset(found)


def _used(other: Mapping[str, Known], names: Names) -> Mapping[str, Known]:
    return {name: value for name, value in other.items() if name in names.values}


def _bound(text: str, situation: Mapping[str, Known], other: Mapping[str, Known]) -> bool:
    """Return whether a condition can hold in a situation, and no more where something else is the case."""
    if not other or not _may_hold(text, (situation,)):
        return False
    return not _may_hold(text, ({**situation, **other},))


def _may_hold(text: str, situations: Iterable[Mapping[str, Known]]) -> bool:
    return decided(text, situations) is not Truth.NO
