"""Where the table, the bill of materials and the tree differ about a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.licences import same_licence
from dodcheck.supply.versions.places import Places, Where
from dodcheck.supply.versions.placing import remarks_on_place
from dodcheck.supply.versions.sides import Side, versions_of
from dodcheck.supply.versions.state import State, VersionRemark
from dodcheck.supply.versions.stated_version import Agreement, Pinning, StatedVersion, read_version, same_version


class Present(NamedTuple):
    """What is compared: a table, a bill of materials, the tree; and what paths lead to in it."""

    table: bool
    sbom: bool
    tree: bool
    where: Places


def remarks_on_presence(library: Library, present: Present) -> Iterator[VersionRemark]:
    """Yield where a library is missing."""
    has = [
        side
        for side, member in ((Side.TABLE, library.entry), (Side.SBOM, library.component), (Side.TREE, library.code))
        if member is not None
    ]
    where = " and ".join(f"the {side}" for side in has)
    if library.entry is None and present.table:
        # A bill of materials may list what registries bring, and a table of vendored code has none of that.
        apart = present.tree and library.code is None and _is_package(library)
        state = State.AGREES if apart else State.DISAGREES
        yield VersionRemark("not-in-table", state, f"is in {where}, not in the table", blocks=not apart)
    if library.component is None and present.sbom:
        yield VersionRemark("not-in-sbom", State.DISAGREES, f"is in {where}, not in the SBOM")
    if library.code is None and present.tree:
        yield from _unplaced_remarks(library, present)
    elif library.code and library.entry and library.entry.path:
        yield from remarks_on_place(library.entry.path, library.code, present.where)
    for other in library.others:
        yield VersionRemark("twice", State.DISAGREES, f"stands twice in the table, in line {other.line} too")


def _unplaced_remarks(library: Library, present: Present) -> Iterator[VersionRemark]:
    """Yield that nothing in the tree is seen of a library that is no package of a registry."""
    if library.path is None:
        if not _is_package(library):
            yield VersionRemark("unplaced", State.UNKNOWN, "names no place, and no vendored code has its name")
        return
    match present.where(library.path):
        case Where.NOWHERE:
            said = f"is said to be in {library.path[:120]}, where nothing is tracked"
            yield VersionRemark("not-in-tree", State.DISAGREES, said)
        case Where.UNSEEN:
            said = f"is said to be in {library.path[:120]}, which is not seen"
            yield VersionRemark("unseen", State.UNKNOWN, said)
        case Where.THERE:
            pass


def _is_package(library: Library) -> bool:
    """Return whether a library comes from a registry: then nothing of it has to be in the tree."""
    purls = [member.purl for member in (library.entry, library.component) if member and member.purl]
    return any(not purl.startswith(("pkg:github/", "pkg:generic/", "pkg:gitlab/", "pkg:bitbucket/")) for purl in purls)


def remarks_on_versions(library: Library) -> Iterator[VersionRemark]:
    """Yield where versions differ, or where that can't be told."""
    pinned = [(side, version) for side, version in versions_of(library) if version.told is Pinning.PINNED]
    stated = [(side, version) for side, version in pinned if side is not Side.TREE or not _says_both(library, pinned)]
    apart = [
        (one, other) for one, other in combinations(stated, 2) if same_version(one[1], other[1]) is Agreement.DIFFERENT
    ]
    if apart:
        yield _differ("version", [(side, version_words(version)) for side, version in apart[0]])
    elif len(stated) > 1 and not _connected([version for _, version in stated]):
        (one, mine), (other, its) = _unconnected(stated)
        said = f"is {version_words(mine)} in the {one} and {version_words(its)} in the {other}, which can't be compared"
        yield VersionRemark("uncompared", State.UNKNOWN, said)
    elif library.code and len(stated) > 1 and (commit := _unconfirmed(stated)):
        yield VersionRemark(
            "unconfirmed", State.UNKNOWN, f"is {commit[:12]} in the table, and nothing else tells its commit"
        )


def remarks_on_licences(library: Library) -> Iterator[VersionRemark]:
    """Yield where licences differ."""
    for one, other in combinations(_licences_of(library), 2):
        if same_licence(one[1], other[1]) is Agreement.DIFFERENT and not _says_so_too(library, other):
            yield _differ("licence", [one, other])
            return


def version_words(version: StatedVersion) -> str:
    """Return a version as messages show it: a commit by its first 12 digits, nothing as unknown."""
    if version.commit and version.text.lower() == version.commit:
        return version.commit[:12]
    return version.text[:60] or "unknown"


def _differ(code: str, stated: Sequence[tuple[Side, str]]) -> VersionRemark:
    (side, mine), (other, its) = stated
    what = "has the licence" if code == "licence" else "is"
    said = f"{what} {mine[:80]} in the {side} and {its[:80]} in the {other}"
    return VersionRemark(code, State.DISAGREES, said)


def _says_both(library: Library, told: Sequence[tuple[Side, StatedVersion]]) -> bool:
    """Return whether the tree names several versions, and one of them is what the others say."""
    code = library.code
    facts = [fact for name, fact in code.also if name in ("version", "commit")] if code else []
    also = [read_version(fact.value, code.name.value) for fact in facts] if code else []
    others = [version for side, version in told if side is not Side.TREE]
    return any(same_version(stated, other) is Agreement.SAME for stated in also for other in others)


def _says_so_too(library: Library, stated: tuple[Side, str]) -> bool:
    """Return whether the tree tells several licences, and one of them is what somebody else says."""
    if stated[0] is not Side.TREE or library.code is None:
        return False
    also = [fact.value for name, fact in library.code.also if name == "licence"]
    others = [said for side, said in _licences_of(library) if side is not Side.TREE]
    return any(same_licence(one, other) is Agreement.SAME for one in also for other in others)


def _unconfirmed(stated: Sequence[tuple[Side, StatedVersion]]) -> str:
    """Return the commit that the table alone tells, empty for none: that releases agree says nothing about it."""
    own = next((version.commit for side, version in stated if side is Side.TABLE), "")
    return "" if any(version.commit for side, version in stated if side is not Side.TABLE) else own


def _connected(told: Sequence[StatedVersion]) -> bool:
    """Return whether each version is the same as another one, directly or by a third."""
    reached, left = [told[0]], list(told[1:])
    while left:
        near = [stated for stated in left if any(same_version(stated, other) is Agreement.SAME for other in reached)]
        if not near:
            return False
        reached += near
        left = [stated for stated in left if stated not in near]
    return True


def _unconnected(
    stated: Sequence[tuple[Side, StatedVersion]],
) -> tuple[tuple[Side, StatedVersion], tuple[Side, StatedVersion]]:
    pairs = combinations(stated, 2)
    return next(pair for pair in pairs if same_version(pair[0][1], pair[1][1]) is not Agreement.SAME)


def _licences_of(library: Library) -> list[tuple[Side, str]]:
    found: list[tuple[Side, str]] = []
    if library.entry and library.entry.licence:
        found.append((Side.TABLE, library.entry.licence))
    if library.component and library.component.licences:
        joined = " AND ".join(licence.said for licence in library.component.licences)
        found.append((Side.SBOM, joined))
    if library.code and library.code.licence:
        found.append((Side.TREE, library.code.licence.value))
    return found
