"""Whether a component is listed at the commit, or version, at which its code lies in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from dodcheck.supply.bom import Component
from dodcheck.supply.coverage.addresses import addresses_of, purl_of
from dodcheck.supply.purl import plain_version
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Vendored

_HEX = re.compile(r"[0-9a-f]{7,64}")
_BEHIND = re.compile(r"(?:-g|[-.]\d{14}-)([0-9a-f]{7,40})$")
_MOST = 64
_DECIMAL = re.compile(r"[0-9]{7,19}")
"""A date, or a number of a build, far more likely than the beginning of a commit id."""
_PROPERTIES = frozenset({"commit", "commit-id", "commit_id", "git-commit", "revision", "sha"})


class Standing(StrEnum):
    """Whether the two agree. ``UNTOLD``: one of them says nothing that the other can be compared with."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNTOLD = "untold"


class Stand(NamedTuple):
    """The answer, and what both sides say: a commit or a version, ``None`` where there is none."""

    standing: Standing
    listed: str | None
    recorded: str | None


def stand(component: Component, code: Vendored) -> Stand:
    """Return whether a component and its code agree: by commit where the tree records one, else by version.

    What the tree says only in a text, such as a comment, may show that both agree, and never that they do not.
    """
    if code.commit is None:
        return _untold_if_only_read(_by_version(component, code), code.version)
    recorded = code.commit.value.lower()
    versions = [
        commit for commit in _commits(component) if not (_DECIMAL.fullmatch(commit) and not recorded.startswith(commit))
    ]
    if versions:
        return _untold_if_only_read(_judged(versions, recorded, each=True), code.commit)
    history = [commit.lower() for commit in component.commits if _HEX.fullmatch(commit.lower())]
    if history:
        return _untold_if_only_read(_judged(history, recorded, each=False), code.commit)
    return Stand(Standing.UNTOLD, component.version or None, recorded)


def _untold_if_only_read(found: Stand, fact: Fact | None) -> Stand:
    read = fact is not None and fact.confidence is Confidence.READ
    return found._replace(standing=Standing.UNTOLD) if read and found.standing is Standing.DISAGREES else found


def _judged(versions: Sequence[str], recorded: str, *, each: bool) -> Stand:
    """Return whether commits are the recorded one: every one of them, or one of a history."""
    other = next((one for one in versions if not recorded.startswith(one)), None)
    same = next((one for one in versions if recorded.startswith(one)), None)
    if other is None or (same is not None and not each):
        return Stand(Standing.AGREES, same, recorded)
    return Stand(Standing.DISAGREES, other, recorded)


def _commits(component: Component) -> Iterator[str]:
    """Yield the commits that a component says it is at; a pedigree is a history and left out."""
    purl = purl_of(component)
    said = [component.version, purl.version if purl else None]
    said += [address.revision for address in addresses_of(component)]
    said += [value for name, value in component.properties.items() if _last_part(name) in _PROPERTIES]
    for one in said:
        if one and (commit := _commit_in(one.lower())):
            yield commit


def _commit_in(text: str) -> str | None:
    """Return the commit that a version is, or that stands behind it as `git describe` or Go write it."""
    if _HEX.fullmatch(text):
        return text
    behind = _BEHIND.search(text[-_MOST:])
    return behind[1] if behind else None


def _last_part(name: str) -> str:
    return re.split(r"[:./]", name.casefold())[-1]


def _by_version(component: Component, code: Vendored) -> Stand:
    listed = component.version or None
    if code.version is None or listed is None or any(name == "version" for name, _ in code.also):
        return Stand(Standing.UNTOLD, listed, code.version.value if code.version else None)
    same = plain_version(listed) == plain_version(code.version.value)
    standing = Standing.UNTOLD if listed in ("NOASSERTION", "NONE") or _is_commit(listed) else Standing.DISAGREES
    return Stand(Standing.AGREES if same else standing, listed, code.version.value)


def _is_commit(text: str) -> bool:
    return bool(_HEX.fullmatch(text.lower())) and not _DECIMAL.fullmatch(text)
