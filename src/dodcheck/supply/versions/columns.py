"""Which column of a table says what, by the words that people head it with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    """What the cells of a column say of a library."""

    NAME = "name"
    PATH = "path"
    VERSION = "version"
    COMMIT = "commit"
    LATEST = "latest"
    LICENCE = "licence"
    SOURCE = "source"
    RELEASED = "released"
    UPDATED = "updated"
    OUTDATED = "outdated"
    PURL = "purl"


def _phrases(column: Column, *listed: str) -> dict[str, Column]:
    return {phrase.strip(): column for line in listed for phrase in line.split(",")}


_KNOWN: Mapping[str, Column] = {
    **_phrases(
        Column.NAME,
        "name, library, libraries, library name, lib, package, packages, package name, component, components",
        "component name, dependency, dependencies, dependency name, dep, deps, project, project name, module",
        "submodule",
        "software, product, third party, third parties, third party library, item, what, artifact, code",
    ),
    **_phrases(
        Column.PATH,
        "path, paths, location, locations, directory, directories, dir, folder, folders, place, where, file, files",
        "path in repo, path in repository, path in the repository, path in tree, location in repo, vendored at",
        "vendored in, lives in, found in, submodule path, repo path, repository path, local path, in tree path",
        "source path, source location",
    ),
    **_phrases(
        Column.VERSION,
        "version, versions, ver, release, tag, ref, version tag, version number, version string, version used",
        "tag commit",
        "version commit, version or commit, version and commit, version tag commit, version sha, version hash, pin",
        "release commit, release tag, version or tag, version revision, version branch, pinned to, pinned at, in use",
        "current, vendored, installed, locked, used, pinned, commit version, commit tag, commit or version",
    ),
    **_phrases(
        Column.COMMIT,
        "commit, commit id, commit sha, commit hash, sha, sha1, sha 1, hash, revision, rev, git commit, git sha",
        "git hash",
        "git revision, git ref, git id",
    ),
    **_phrases(
        Column.LATEST,
        "latest, newest, available, newer, wanted, upstream version, upstream release, available version",
        "latest version",
        "newest version, update available to, upgrade available to",
    ),
    **_phrases(
        Column.OUTDATED,
        "outdated, is outdated, out of date, behind, up to date, stale, status, state, update available, needs update",
        "upgrade available, needs upgrade, update needed, is current, newer available",
    ),
    **_phrases(
        Column.RELEASED,
        "released, release date, released on, publication date, published, version date, date of release, commit date",
        "tag date, date of version",
    ),
    **_phrases(
        Column.UPDATED,
        "updated, update, last update, last updated, last change, last changed, date, date updated, updated on, when",
        "last synced, last sync, synced, imported, imported on, import date, vendored on, date vendored",
        "vendoring date",
        "date imported, last bump, bumped, update date, as of, last modified, last upgraded, date added, added",
    ),
    **_phrases(
        Column.LICENCE,
        "licence, license, licences, licenses, licensing, spdx, spdx id, spdx licence, spdx license, license id",
        "licence id",
        "license type, licence type, license spdx, licence spdx, license name, spdx identifier, license identifier",
    ),
    **_phrases(
        Column.SOURCE,
        "source, url, urls, link, links, website, site, homepage, home page, repository, repo, upstream, origin",
        "source url",
        "upstream url, repo url, repository url, git url, project url, homepage url, source code, upstream repository",
        "upstream repo, upstream source, upstream project, project page, git repository, source link, web site",
        "address",
    ),
    **_phrases(Column.PURL, "purl, purls, package url, package url purl"),
}
_ADJECTIVES = frozenset({"current", "vendored", "bundled", "embedded", "used", "installed", "pinned", "our", "the"}) | {
    *("locked", "recorded", "actual", "present", "existing", "external", "upstream", "local", "intree"),
}
_NEWEST = frozenset({"latest", "newest", "available"})
_NO_WORD = re.compile(r"[^a-z0-9]+")


def columns_of(heads: Sequence[str]) -> Mapping[Column, int]:
    """Return where each column stands, from 0; of two with one meaning the first one counts."""
    found: dict[Column, int] = {}
    for at, head in enumerate(heads):
        column = column_of(head)
        if column is not None:
            found.setdefault(column, at)
    return found


def column_of(head: str) -> Column | None:
    """Return what a head says that its column holds, ``None`` where it says something else."""
    words = _NO_WORD.sub(" ", head[:100].casefold()).replace("3rd party", "third party").split()
    if words and words[0] in _NEWEST:
        return Column.LATEST
    while words:
        column = _KNOWN.get(" ".join(words))
        if column is not None or not (words[0] in _ADJECTIVES or words[:2] == ["third", "party"]):
            return column
        words = words[2:] if words[0] == "third" else words[1:]
    return None
