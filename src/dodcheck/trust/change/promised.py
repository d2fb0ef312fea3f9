"""Whether a milestone still promises as much as before, where it does so without a box."""

from __future__ import annotations

from collections.abc import Iterable

from dodcheck.model.promise import Unblocked, WithinScope
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import folder_of
from dodcheck.trust.change.pairing import StatementPair


def promises_as_much(kept: StatementPair) -> bool:
    """Return whether what a statement promises is no less than before.

    A plan and what stands beside it may move. To deliver more is no weaker promise, to be allowed more is one. What is
    claimed of other promises follows from their words, which are compared on their own.
    """
    match kept.before.promise, kept.after.promise:
        case WithinScope() as before, WithinScope() as after:
            return _as_narrow(before, after, kept) and _as_much_left_alone(before, after, kept)
        case Unblocked() as before, Unblocked() as after:
            return {*before.milestones} <= {*after.milestones}
        case _:
            return True


def _allows_no_more(allowed: frozenset[str] | tuple[str, ...] | None, after: WithinScope) -> bool:
    if allowed is None:
        return True
    return after.allowed is not None and {*after.allowed} - {*after.own} <= {*allowed}


def _as_narrow(before: WithinScope, after: WithinScope, kept: StatementPair) -> bool:
    """Return whether no more may be changed; a deliverable that is a folder or a glob allows more than itself."""
    wide = {path for path in after.delivered if is_glob(path)}
    narrow = before.allowed is None or wide <= _paths_after_move(before.delivered, kept)
    return narrow and _allows_no_more(before.allowed and _paths_after_move(before.allowed, kept), after)


def _as_much_left_alone(before: WithinScope, after: WithinScope, kept: StatementPair) -> bool:
    """Return whether nothing is out of scope no more; what is said there in prose may be said in other words."""
    if not ({*before.areas} <= {*after.areas} and _are_still_forbidden(before.forbidden, after, kept)):
        return False
    new = [*{*after.prose} - {*before.prose}, *{*after.areas} - {*before.areas}]
    new += {*after.forbidden} - _paths_after_move(before.forbidden, kept)
    return len({*before.prose} - {*after.prose}) <= len(new)


def _are_still_forbidden(forbidden: Iterable[str], after: WithinScope, kept: StatementPair) -> bool:
    return _paths_after_move(forbidden, kept) <= {*after.forbidden}


def _paths_after_move(paths: Iterable[str], kept: StatementPair) -> frozenset[str]:
    """Return paths as they are after the plan has moved with its folder."""
    old, new = (folder_of(criterion.location.path) for criterion in (kept.before, kept.after))
    beside = f"{old}/"
    return frozenset(f"{new}/{path[len(beside) :]}" if path.startswith(beside) else path for path in paths)
