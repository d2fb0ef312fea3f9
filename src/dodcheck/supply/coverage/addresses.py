"""Addresses of repositories, written in one way: what git, package URLs and documents call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.supply.bom import Component
from dodcheck.supply.purl import Purl, PurlError, read_purl

_MAX_ADDRESS = 2000
_SCP = re.compile(r"(?:[\w.-]+@)?([\w.-]+\.\w+):(?!//)([^\s:]+)")
_URL = re.compile(
    r"(?:\w+\+)?(?:https?|ssh|git)://(?:[^/@\s]*@)?(?:www\.)?([^/:\s]+)(?::\d+)?/([^\s?#]+)(?:[?#](\S*))?"
)
_BEHIND = re.compile(r"/(?:tree|commit|archive|releases|blob|tarball|zipball|-)(?:/(.*))?$")
_COMMIT = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{7,64}(?![0-9a-fA-F])")
_HOSTS = {"github": "github.com", "bitbucket": "bitbucket.org", "gitlab": "gitlab.com"}
_QUALIFIERS = ("vcs_url", "repository_url", "download_url")
_SOURCES = frozenset({"vcs"})
_KINDS = _SOURCES | {"distribution", "source-distribution", "website"}


class Address(NamedTuple):
    """Where a repository lies, ``host/path`` in lower case without `.git`, and the revision named behind it."""

    where: str
    revision: str | None = None


def address(text: str) -> Address | None:
    """Return what an address means: `https`, `ssh`, `git`, `git+https`, or git's own `git@host:path`.

    A revision stands behind `@` or `#`, or behind `/tree/` and the like. ``None`` for what names no host.
    """
    if len(text) > _MAX_ADDRESS:
        return None
    plain = text.strip()
    found = _URL.fullmatch(plain) or _SCP.fullmatch(plain)
    if not found:
        return None
    host, path, *behind = found.groups()
    path, at, revision = path.partition("@")
    deeper = _BEHIND.search(path)
    if deeper:
        path, revision = path[: deeper.start()], revision or (deeper[1] or "")
    elif not at and behind and behind[0]:
        revision = behind[0]
    commit = _COMMIT.search(revision)
    where = f"{host}/{path.strip('/').removesuffix('.git').strip('/')}".lower()
    return Address(where, commit[0].lower() if commit else revision or None) if path.strip("/") else None


def purl_of(component: Component) -> Purl | None:
    """Return the purl of a component, ``None`` where there is none that can be read."""
    try:
        return read_purl(component.purl) if component.purl and len(component.purl) <= _MAX_ADDRESS else None
    except PurlError:
        return None


def addresses_of(component: Component) -> Iterator[Address]:
    """Yield where a component says that its code comes from, the surest first; its website may be its repository."""
    return _addresses(component, _KINDS)


def is_from_elsewhere(component: Component, url: str) -> bool:
    """Return whether a component names a source, and another repository on the host of this address."""
    own = address(url)
    host = own.where.partition("/")[0] if own else ""
    said = {one.where for one in _addresses(component, _SOURCES) if own and one.where.partition("/")[0] == host}
    return own is not None and bool(said) and own.where not in said


def _addresses(component: Component, kinds: frozenset[str]) -> Iterator[Address]:
    purl = purl_of(component)
    if purl:
        yield from _of_purl(purl)
    for link in component.links:
        if link.kind in kinds and (found := address(link.url)):
            yield found


def _of_purl(purl: Purl) -> Iterator[Address]:
    for name in _QUALIFIERS:
        if found := address(purl.qualifiers.get(name, "")):
            yield found
    host = _HOSTS.get(purl.type) or ("" if purl.type == "golang" else None)
    if host is not None and purl.namespace:
        path = f"{purl.namespace}/{purl.name}".lower()
        yield Address(f"{host}/{path}" if host else path)
