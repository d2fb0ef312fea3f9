"""What a condition is bound to: the owner of the repository, an event, a branch, a person, a setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from dodcheck.workflows.expressions.decided import ANYTHING, decided
from dodcheck.workflows.expressions.names import names_of
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
    if tree is None or not _may_hold(text, situation):
        return frozenset()
    values = names_of(tree).values
    bound = {guard for guard, other in _others(values) if other and not _may_hold(text, {**situation, **other})}
    return _from_forks(text, situation, _used(_FORK, values)) | bound


def _others(values: Sequence[str]) -> Iterator[tuple[Guard, Mapping[str, Known]]]:
    """Yield, for the values that a condition uses, how each could be otherwise, by the guard that this would show."""
    for guard, other in _OTHERS.items():
        yield guard, _used(other, values)
    for guard, roots in _EMPTIED.items():
        yield guard, dict.fromkeys((one for one in values if one.startswith(roots)), "")


def _from_forks(text: str, situation: Mapping[str, Known], fork: Mapping[str, Known]) -> frozenset[Guard]:
    """Return whether a condition tells pull requests from forks apart, by a mark or by the name of the repository."""
    own = {**situation, **_OWN}
    marked = not _may_hold(text, {**situation, **fork})
    named = _may_hold(text, own) and not _may_hold(text, {**own, **fork})
    return frozenset({Guard.OWN_PULL_REQUEST} if fork and (marked or named) else ())


def _used(other: Mapping[str, Known], values: Sequence[str]) -> Mapping[str, Known]:
    return {name: value for name, value in other.items() if name in values}


def _may_hold(text: str, situation: Mapping[str, Known]) -> bool:
    return decided(text, (situation,)) is not Truth.NO
