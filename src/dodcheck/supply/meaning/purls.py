"""Package URLs of components: read, written as their type demands, and of the component that they stand at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem
from dodcheck.supply.purl import Purl, PurlError, head_of, plain_version, read_purl

_NEEDS_NAMESPACE = frozenset(
    {"alpm", "apk", "bitbucket", "composer", "deb", "github", "maven", "rpm", "swift", "vscode-extension"}
)
_HAS_NONE = frozenset({"bitnami", "cargo", "conda", "cran", "gem", "hackage", "nuget", "pub", "pypi"})
_MAX_PURL = 4000
_COMMIT = re.compile(r"[0-9a-fA-F]{7,64}")
_APART = re.compile(r"[-_.\s]+")


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield what is wrong with the purl of each component; empty ones are told elsewhere."""
    for component in (bom.subject, *bom.components):
        if component is not None and component.purl and component.purl.strip():
            yield from _purl_problems(component, component.purl)


def _purl_problems(component: Component, text: str) -> Iterator[Problem]:
    if len(text) > _MAX_PURL:
        yield problem("bad-purl", f"the purl {excerpt(text)} is too long to be one", component.at)
        return
    try:
        purl = read_purl(text)
    except PurlError as fault:
        yield problem("bad-purl", f"the purl {excerpt(text)} {fault}", component.at)
        return
    form = _fault_of_form(purl, text)
    if form:
        yield problem("purl-form", f"the purl {excerpt(text)} {form}", component.at)
    other = _other_name(component, purl) or _other_version(component, purl)
    if other:
        yield problem("purl-disagrees", f"the purl {excerpt(text)} is of {other}", component.at)


def _fault_of_form(purl: Purl, text: str) -> str | None:
    if purl.type in _NEEDS_NAMESPACE and not purl.namespace:
        return f"has no namespace, which the type `{purl.type}` needs"
    if purl.type in _HAS_NONE and purl.namespace:
        return f"has the namespace `{excerpt(purl.namespace)}`, which the type `{purl.type}` does not have"
    head = head_of(text)
    if unquote(head) != unquote(purl.head):
        return f"is written `{excerpt(purl.head + text[len(head) :])}`"
    return None


def _other_name(component: Component, purl: Purl) -> str | None:
    """Return what is wrong with the name: it may stand with its namespace or group, in any case, with any joints."""
    said = _folded_name(component.name)
    names = {
        _folded_name(purl.name),
        _folded_name(f"{purl.namespace}/{purl.name}"),
        _folded_name(f"{purl.namespace}:{purl.name}"),
    }
    if not said or said in names or _last_part(component.name) == _folded_name(purl.name):
        return None
    return f"`{excerpt(purl.name)}`, and the component is {excerpt(component.name)}"


def _other_version(component: Component, purl: Purl) -> str | None:
    """Return what is wrong with the version; a commit or digest in the place of a release is another way to say it."""
    if not component.version or not purl.version or component.version in ("NOASSERTION", "NONE"):
        return None
    pair = [plain_version(component.version), plain_version(purl.version)]
    if pair[0] == pair[1] or any(":" in part or _COMMIT.fullmatch(part) for part in pair):
        return None
    return (
        f"version {excerpt(purl.version)}, and the component is {excerpt(component.name)} {excerpt(component.version)}"
    )


def _folded_name(name: str) -> str:
    return _APART.sub("-", name.strip().lstrip("@").casefold())


def _last_part(name: str) -> str:
    return _folded_name(re.split(r"[/:]", name.rstrip("/:"))[-1])
