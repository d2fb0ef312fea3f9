"""Package URLs, where the tree says enough for one: nothing in them is invented."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from dodcheck.supply.making.texts import text
from dodcheck.supply.vendoring.vendored import Vendored

_GITHUB = re.compile(
    r"(?:https?|git|ssh)://(?:git@)?(?:www\.)?github\.com/([^/\s]+)/([^/\s?#]+?)(?:\.git)?/?", re.IGNORECASE
)
_VCS = re.compile(
    r"(?:git|ssh|hg|svn)://\S+|https?://\S+\.git/?|https?://(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/[^/\s]+/[^/\s]+/?"
)
_APART = re.compile(r"[-_.\s]+")
_SAFE = "-._~"
_LOWER = frozenset({"composer", "npm", "pypi"})


def is_vcs(address: str) -> bool:
    """Return whether an address is that of a repository."""
    return _VCS.fullmatch(address) is not None


def purl(vendored: Vendored) -> str:
    """Return the package URL of a piece.

    Of a package manager's type where one put it there; that of GitHub where address and commit are known and it is
    called as its repository; else `generic`, with the address of its repository where that is known.
    """
    name = text(vendored.name.value)
    if vendored.package:
        return _packaged(vendored.package, name, vendored.version.value if vendored.version else None)
    github = _GITHUB.fullmatch(vendored.url.value) if vendored.url else None
    if github and vendored.commit and _APART.sub("-", github[2].lower()) == _APART.sub("-", name.lower()):
        return _purl_text("github", (github[1].lower(), github[2].lower()), vendored.commit.value)
    version = vendored.version.value if vendored.version else None
    return f"{_purl_text('generic', (name,), version)}{_qualifier(vendored)}"


def _packaged(kind: str, name: str, version: str | None) -> str:
    parts = name.split("/")
    if kind in _LOWER:
        parts = [part.lower().replace("_", "-") if kind == "pypi" else part.lower() for part in parts]
    if kind == "golang":
        parts, version = [part.lower() for part in parts], f"v{version}" if version else None
    return _purl_text(kind, parts, version)


def _purl_text(kind: str, parts: Iterable[str], version: str | None) -> str:
    path = "/".join(quote(part, safe=_SAFE) for part in parts if part)
    return f"pkg:{kind}/{path}" + (f"@{quote(version, safe=_SAFE)}" if version else "")


def _qualifier(vendored: Vendored) -> str:
    """Return where the code is from, as a qualifier; empty where no repository is known."""
    if vendored.url is None or not is_vcs(vendored.url.value):
        return ""
    address = (
        vendored.url.value if vendored.url.value.startswith(("git+", "svn", "hg")) else f"git+{vendored.url.value}"
    )
    whole = f"{address}@{vendored.commit.value}" if vendored.commit else address
    return f"?vcs_url={quote(whole, safe=_SAFE + ':/')}"
