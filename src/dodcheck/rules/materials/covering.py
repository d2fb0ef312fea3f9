"""Whether a bill of materials lists all vendored code of some folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.materials.answer import Answer, Bill, counted, fails, more, unclear
from dodcheck.rules.materials.counts import stale_in
from dodcheck.rules.materials.tree import Tree
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.supply.vendoring.vendored import Held, Vendored


def covers(bill: Bill, tree: Tree, globs: Sequence[str]) -> Answer:
    """Return whether all that is vendored at the globs, or below the folders, is listed."""
    inside = [_reach(glob) for glob in globs]
    wanted = [one for one in tree.survey.code if any(reach(one.path) for reach in inside)]
    return _listed(bill, tree, wanted, f"no vendored code is known at {' or '.join(globs[:3])}", "piece")


def covers_submodules(bill: Bill, tree: Tree) -> Answer:
    """Return whether every submodule is listed."""
    wanted = [one for one in tree.survey.code if one.held is Held.SUBMODULE]
    return _listed(bill, tree, wanted, "there is no submodule", "submodule")


def _reach(glob: str) -> Callable[[str], bool]:
    plain = glob.strip("/")
    fits = matcher(plain)
    if is_glob(plain):
        return fits
    return lambda path: path == plain or path.startswith(f"{plain}/")


def _listed(bill: Bill, tree: Tree, wanted: Sequence[Vendored], nothing: str, noun: str) -> Answer:
    if not wanted:
        return unclear(f"can't be compared: {nothing}", (Place(bill.path),), Unknown.EMPTY_SCOPE)
    paths = {one.path for one in wanted}
    stale = stale_in(bill, [one for one in tree.coverage.matches if one.code.path in paths])
    if stale:
        return stale
    open_ = [one for one in tree.coverage.doubts if one.code.path in paths]
    doubted = {one.code.path for one in open_}
    lost = [one for one in tree.coverage.uncovered if one.path in paths and one.path not in doubted]
    if lost and not tree.survey.skipped:
        whole = f", {len(lost)} of {len(wanted)}" if len(lost) > 1 else ""
        return fails(f"does not list {lost[0].path}{more(lost)}{whole}", tuple(Place(one.path) for one in lost))
    if tree.survey.skipped:
        skipped = tree.survey.skipped[0]
        said = f"can't be compared with the tree: {skipped.place.path} {skipped.why}"
        return unclear(said, (skipped.place,), Unknown.SKIPPED)
    if open_:
        first = open_[0]
        said = f"may list {first.code.path} as {first.component.name[:80]}, which can't be told{more(open_)}"
        return unclear(said, bill.places(one.component.at for one in open_))
    said = f"lists all of {counted(len(wanted), noun)}{' of vendored code' if noun == 'piece' else ''}"
    return Answer(Outcome.HOLDS, said, (Place(bill.path),))
