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
    wanted = [vendored for vendored in tree.survey.code if any(reach(vendored.path) for reach in inside)]
    where = " or ".join(globs[:3])
    nothing = f"no vendored code is known at {where}"
    return _listed(bill, tree, wanted, _Words(nothing, f"all that is vendored at {where}", "pieces of vendored code"))


def covers_submodules(bill: Bill, tree: Tree) -> Finding:
    """Return whether every submodule is listed, at its commit: which one a release is, the tree does not tell."""
    wanted = [vendored for vendored in tree.survey.code if vendored.held is Held.SUBMODULE]
    finding = _listed(bill, tree, wanted, _Words("there is no submodule", "every submodule", "submodules"))
    modules = [match for match in tree.coverage.matches if match.code.held is Held.SUBMODULE]
    open_ = [module for module in modules if module.stand.standing is Standing.UNTOLD]
    if finding.outcome is not Outcome.HOLDS or not open_:
        return finding
    return unclear(
        f"lists every submodule, but {undecided(open_[0])}{others(open_)}",
        bill.places(match.component.at for match in open_),
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
    paths = {vendored.path for vendored in wanted}
    stale = stale_in(bill, [match for match in tree.coverage.matches if match.code.path in paths])
    if stale or tree.survey.skipped:
        return stale or unread(tree)
    open_ = [doubt for doubt in tree.coverage.doubts if doubt.code.path in paths]
    doubted = {doubtful_match.code.path for doubtful_match in open_}
    lost = [vendored for vendored in tree.coverage.uncovered if vendored.path in paths and vendored.path not in doubted]
    if lost:
        many = f"{len(lost)} of {len(wanted)} {words.some}, first " if len(lost) > 1 else ""
        return fails(f"does not list {many}{lost[0].path}", tuple(Place(vendored.path) for vendored in lost))
    if open_:
        first = open_[0]
        message = f"may list {first.code.path} as {first.component.name[:80]}, which can't be told{others(open_)}"
        return unclear(message, bill.places(doubtful_match.component.at for doubtful_match in open_))
    return Finding(Outcome.HOLDS, f"lists {words.all} ({len(wanted)})", (Place(bill.path),))
