"""What each of table, bill of materials and tree says about the version of a library."""

from __future__ import annotations

from enum import StrEnum

from dodcheck.supply.bom import Component
from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.stated_version import NOTHING, Pinning, StatedVersion, read_version


class Side(StrEnum):
    """Who says something of a library."""

    TABLE = "table"
    SBOM = "SBOM"
    TREE = "tree"


def versions_of(library: Library) -> list[tuple[Side, StatedVersion]]:
    """Return what each that has the library says about its version, the table first."""
    found: list[tuple[Side, StatedVersion]] = []
    if library.entry:
        found.append((Side.TABLE, library.entry.version))
    if library.component:
        found.append((Side.SBOM, component_version(library.component)))
    if library.code:
        version = library.code.version
        said = read_version(version.value, library.code.name.value) if version else NOTHING
        commit = library.code.commit.value.lower() if library.code.commit else ""
        if commit and said.told is not Pinning.PINNED:
            said = StatedVersion(commit, Pinning.PINNED)
        found.append((Side.TREE, said._replace(commit=commit or said.commit)))
    return found


def component_version(component: Component) -> StatedVersion:
    """Return what a component says about its version: its field, its package URL, its pedigree."""
    parts = [component.version or "", _in_purl(component.purl or ""), *component.commits[:1]]
    found = [read_version(part, component.name) for part in parts if part]
    pinned = [stated for stated in found if stated.told is Pinning.PINNED]
    if not pinned:
        return found[0] if found else NOTHING
    commit = next((stated.commit for stated in reversed(pinned) if stated.commit), "")
    release = next((stated.release for stated in pinned if stated.release), None)
    return StatedVersion(pinned[0].text, Pinning.PINNED, release, commit)


def _in_purl(purl: str) -> str:
    return purl.split("#", 1)[0].split("?", 1)[0].partition("@")[2].replace("%2B", "+").replace("%2b", "+")
