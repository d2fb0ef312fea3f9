"""What entries, components and vendored code are known by: paths, package URLs, addresses, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dodcheck.supply.bom import Component
from dodcheck.supply.vendoring.vendored import Vendored
from dodcheck.supply.versions.entry import Entry

Member = Entry | Component | Vendored
Keys = Callable[[Member], frozenset[str]]

_NO_NAME = re.compile(r"[^0-9a-z]+")
_HOSTED = re.compile(r"(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[/:]([\w.-]+)/([\w.-]+)", re.IGNORECASE)
_GITHUB = re.compile(r"pkg:(?:github|gitlab|bitbucket)/([\w.-]+)/([\w.-]+)", re.IGNORECASE)
_FILE = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def paths(member: Member) -> frozenset[str]:
    """Return where it lies; of a file also the folder that it lies in."""
    found = frozenset(path.removeprefix("./").rstrip("/") for path in _paths(member) if path)
    folders = {one.rpartition("/")[0] for one in found if _FILE.search(one) and one.count("/") > 1}
    return found | frozenset(folders) - {""}


def purls(member: Member) -> frozenset[str]:
    """Return the package URL without version, qualifiers and subpath."""
    purl = None if isinstance(member, Vendored) else member.purl
    return frozenset({bare_purl(purl)}) if purl else frozenset()


def addresses(member: Member) -> frozenset[str]:
    """Return the names of repositories, `owner/name` in lower case, at the well-known hosts."""
    found = (hosted for text in _addresses(member) for hosted in _HOSTED.findall(text) + _GITHUB.findall(text))
    return frozenset(f"{owner}/{name.removesuffix('.git')}".lower() for owner, name in found)


def names(member: Member) -> frozenset[str]:
    """Return the names without capitals and signs; that of the folder is one of vendored code's."""
    own = member.name.value if isinstance(member, Vendored) else member.name
    more = (member.path.rpartition("/")[2],) if isinstance(member, Vendored) else ()
    return frozenset(name for one in (own, *more) if (name := folded_key(one)))


def folded_key(name: str) -> str:
    """Return a name as it is compared."""
    return _NO_NAME.sub("", name.casefold())


def bare_purl(purl: str) -> str:
    """Return a package URL without version, qualifiers and subpath, in lower case."""
    return (
        purl.split("#", 1)[0].split("?", 1)[0].rpartition("@")[0].lower()
        if "@" in purl
        else purl.split("?", 1)[0].lower()
    )


ROUNDS: tuple[Keys, ...] = (paths, purls, addresses, names)
"""By what is paired, the surest first."""


def _paths(member: Member) -> Iterator[str]:
    if isinstance(member, Component):
        yield from member.places
    elif member.path:
        yield member.path


def _addresses(member: Member) -> Iterator[str]:
    if isinstance(member, Vendored):
        yield member.url.value if member.url else ""
    elif isinstance(member, Entry):
        yield member.source or ""
        yield member.purl or ""
    else:
        yield member.purl or ""
        yield from (link.url for link in member.links if link.kind in ("vcs", "website", "distribution"))
