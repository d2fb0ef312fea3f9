"""Whether a bill of materials lists all vendored code of some folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import others
from dodcheck.rules.boms.counts import stale_in, undecided, unread
from dodcheck.rules.boms.findings import Bill, fails, unclear
from dodcheck.rules.boms.tree import Tree
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import is_within
from dodcheck.supply.coverage.standing import Standing
from dodcheck.supply.vendoring.vendored import Held, Vendored


def covers(bill: Bill, tree: Tree, globs: Sequence[str]) -> Finding:
    """Return whether all that is vendored at the globs, or below the folders, is listed."""
    inside = [_reach(glob) for glob in globs]
    wanted = [one for one in tree.survey.code if any(reach(one.path) for reach in inside)]
    where = " or ".join(globs[:3])
    nothing = f"no vendored code is known at {where}"
    return _listed(bill, tree, wanted, _Words(nothing, f"all that is vendored at {where}", "pieces of vendored code"))


def covers_submodules(bill: Bill, tree: Tree) -> Finding:
    """Return whether every submodule is listed, at its commit: which one a release is, the tree does not tell."""
    wanted = [one for one in tree.survey.code if one.held is Held.SUBMODULE]
    found = _listed(bill, tree, wanted, _Words("there is no submodule", "every submodule", "submodules"))
    modules = [one for one in tree.coverage.matches if one.code.held is Held.SUBMODULE]
    open_ = [one for one in modules if one.stand.standing is Standing.UNTOLD]
    if found.outcome is not Outcome.HOLDS or not open_:
        return found
    return unclear(
        f"lists every submodule, but {undecided(open_[0])}{others(open_)}",
        bill.places(one.component.at for one in open_),
    )


def _reach(glob: str) -> Callable[[str], bool]:
    plain = glob.strip("/")
    fits = matcher(plain)
    if is_glob(plain):
        return fits
    return lambda path: is_within(path, plain)


class _Words(NamedTuple):
    """What is said where nothing is there, of all, and of some."""

    nothing: str
    all: str
    some: str


def _listed(bill: Bill, tree: Tree, wanted: Sequence[Vendored], words: _Words) -> Finding:
    if not wanted:
        return unclear(f"can't be compared: {words.nothing}", (Place(bill.path),), Unknown.EMPTY_SCOPE)
    paths = {one.path for one in wanted}
    stale = stale_in(bill, [one for one in tree.coverage.matches if one.code.path in paths])
    if stale or tree.survey.skipped:
        return stale or unread(tree)
    open_ = [one for one in tree.coverage.doubts if one.code.path in paths]
    doubted = {one.code.path for one in open_}
    lost = [one for one in tree.coverage.uncovered if one.path in paths and one.path not in doubted]
    if lost:
        many = f"{len(lost)} of {len(wanted)} {words.some}, first " if len(lost) > 1 else ""
        return fails(f"does not list {many}{lost[0].path}", tuple(Place(one.path) for one in lost))
    if open_:
        first = open_[0]
        said = f"may list {first.code.path} as {first.component.name[:80]}, which can't be told{others(open_)}"
        return unclear(said, bill.places(one.component.at for one in open_))
    return Finding(Outcome.HOLDS, f"lists {words.all} ({len(wanted)})", (Place(bill.path),))
