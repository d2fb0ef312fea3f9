"""How many components a bill of materials lists, and how many of them are vendored code of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import others
from dodcheck.rules.boms.findings import Bill, asked_for, counted, fails, unclear
from dodcheck.rules.boms.tree import Tree
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.supply.bom import Component
from dodcheck.supply.coverage.match import Match
from dodcheck.supply.coverage.names import folded_name, names_of
from dodcheck.supply.coverage.standing import Standing
from dodcheck.supply.validation.distinct import plain_name

_THERE = frozenset({Presence.FILE, Presence.FOLDER, Presence.SUBMODULE})
_LIBRARIES = frozenset({"library", "framework", "application", "module", "source", "archive", "install"})
"""Kinds of components that are libraries, packages or dependencies; what has no kind counts too."""
_SHORT = 12
"""Digits of a commit that are shown."""


def enough(bill: Bill, least: int | None) -> Finding:
    """Return whether as many components are listed as are asked for: one, where no number is told."""
    count = len(bill.components)
    here = (Place(bill.path),)
    if least is None and not count:
        return unclear("lists no component", here, Unknown.EMPTY_SCOPE)
    if least is not None and count < least:
        return Finding(
            Outcome.FAILS, f"lists {counted(count)}, and {asked_for(least)}", here, examined=count, matched=count
        )
    return Finding(Outcome.HOLDS, f"lists {counted(count)}", here, examined=count, matched=count)


def libraries(bill: Bill, least: int | None) -> Finding:
    """Return whether as many libraries are listed, each once in whatever versions.

    What is no library for this may still be one for whoever wrote the statement: that decides nothing.
    """
    listed = enough(bill, least)
    names = {
        plain_name(component)[:2]
        for component in bill.components
        if (component.kind or "library").casefold() in _LIBRARIES
    }
    asked = 1 if least is None else least
    if listed.outcome is not Outcome.HOLDS:
        return listed
    if len(names) >= asked:
        return listed._replace(words=f"{listed.words}, {len(names)} of them different libraries", matched=len(names))
    some = f"{len(names)} of them different libraries" if names else "none of them a library"
    message = f"{listed.words}, {some}, and {asked_for(asked)}"
    return unclear(message, listed.places)


def vendored(snapshot: Snapshot, bill: Bill, least: int | None, tree: Tree) -> Finding | None:
    """Return whether as many components are vendored code, each of them at the commit that the tree records.

    ``None`` where fewer are listed at all, which ``enough`` says.
    """
    stale = stale_in(bill, tree.coverage.matches)
    asked = 1 if least is None else least
    if stale or len(bill.components) < asked:
        return stale
    sure = [match for match in tree.coverage.matches if _is_sure(match)]
    count = _distinct((match.component, match.code.path) for match in sure)
    here = (Place(bill.path),)
    if count >= asked:
        return Finding(
            Outcome.HOLDS, f"{count} of them vendored code", here, examined=len(bill.components), matched=count
        )
    if not tree.survey.code:
        return unclear("can't be compared: no vendored code is known in the tree", here, Unknown.EMPTY_SCOPE)
    if tree.survey.skipped:
        return unread(tree)
    some = f"{count} of them" if count else "none of them"
    message = f"lists {counted(len(bill.components))}, {some} vendored code, and {asked_for(asked)}"
    open_ = list(_open(snapshot, tree))
    if (
        _distinct(
            [
                *((match.component, match.code.path) for match in sure),
                *((component, path) for component, path, _ in open_),
            ]
        )
        < asked
    ):
        return Finding(Outcome.FAILS, message, here, examined=len(bill.components), matched=count)
    return unclear(f"{message}; {open_[0][2]}{others(open_)}", bill.places(component.at for component, _, _ in open_))


def unread(tree: Tree) -> Finding:
    """Return why a tree can't be compared: something that tells of vendored code was not read."""
    skipped = tree.survey.skipped[0]
    message = f"can't be compared with the tree: {skipped.place.path} {skipped.why}"
    return unclear(message, (skipped.place,), Unknown.SKIPPED)


def stale_in(bill: Bill, matches: Iterable[Match]) -> Finding | None:
    """Return which components are listed at another commit or version than the tree has, ``None`` where none is."""
    found = [match for match in matches if match.stand.standing is Standing.DISAGREES]
    if not found:
        return None
    first = found[0]
    listed, recorded = _short(first.stand.listed), _short(first.stand.recorded)
    message = f"lists {first.component.name[:80]} at {listed}, and {first.code.path} is at {recorded}{others(found)}"
    return fails(
        message, (*bill.places(match.component.at for match in found), *(Place(match.code.path) for match in found))
    )


def undecided(match: Match) -> str:
    """Return that a component may be at another commit than its code, as a clause."""
    what = f"{match.component.name[:80]} {match.component.version or ''}".strip()
    return f"whether {what} is {match.code.path} at {_short(match.stand.recorded)} can't be told"


def _is_sure(match: Match) -> bool:
    """Return whether a match counts: at the commit that the tree records, where it records one."""
    return match.stand.standing is Standing.AGREES or (
        match.stand.standing is Standing.UNTOLD and match.code.commit is None
    )


def _open(snapshot: Snapshot, tree: Tree) -> Iterator[tuple[Component, str, str]]:
    """Yield components that may be vendored code, with its path and why that can't be told."""
    for match in tree.coverage.matches:
        if not _is_sure(match):
            yield match.component, match.code.path, undecided(match)
    for doubt in tree.coverage.doubts:
        yield doubt.component, doubt.code.path, f"{doubt.component.name[:80]} may be {doubt.code.path}"
    own = {folded_name(skipped.place.path.rpartition("/")[2]): skipped.place.path for skipped in tree.survey.own}
    for component in tree.coverage.unmapped:
        place = next((place for place in component.places if snapshot.presence(place.strip("/")) in _THERE), None)
        place = place or next((own[name] for name in sorted(names_of(component)) if name in own), None)
        if place is not None:
            yield component, place, f"{component.name[:80]} may lie at {place[:120]}, which is not known to be vendored"


def _distinct(pairs: Iterable[tuple[Component, str]]) -> int:
    """Return how many pairs of a component and a path there are at most, each of either in one of them."""
    told = list(pairs)
    return min(len({component.at for component, _ in told}), len({path for _, path in told}))


def _short(text: str | None) -> str:
    if text is None:
        return "no version"
    plain = text[:80]
    return plain[:_SHORT] if len(plain) >= 40 and all(sign in "0123456789abcdef" for sign in plain) else plain  # noqa: PLR2004 - a whole id
