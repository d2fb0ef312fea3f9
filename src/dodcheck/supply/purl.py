"""Package URLs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

_PLAIN = re.compile(
    r"pkg:([a-z][a-z0-9.-]*)/((?:[a-z0-9][a-z0-9.-]*/)*)([a-z0-9][a-z0-9.-]*)(?:@([A-Za-z0-9.~_-]+))?", re.ASCII
)
"""A purl whose parts every type leaves as they are: it needs no library, which takes 150 ms to load."""


class Purl(NamedTuple):
    """The parts of a package URL as its type normalises them; ``head`` is all before the version, as it is written."""

    type: str
    namespace: str
    name: str
    version: str | None
    qualifiers: Mapping[str, str]
    head: str


class PurlError(ValueError):
    """A text that is no package URL; the message says why, as words behind it."""


def read_purl(text: str) -> Purl:
    """Return the parts of a package URL. Raises ``PurlError``."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        type_, namespace, name, version = plain.groups()
        return Purl(type_, namespace.rstrip("/"), name, version, {}, f"pkg:{type_}/{namespace}{name}")
    from packageurl import PackageURL  # noqa: PLC0415 - lazy: 150 ms, and plain purls do without

    try:
        found = PackageURL.from_string(text)
        qualifiers = found.qualifiers if isinstance(found.qualifiers, dict) else {}
        head = PackageURL(found.type, found.namespace, found.name).to_string()
    except ValueError as mistake:
        raise PurlError(_fault_in_words(str(mistake))) from None
    return Purl(found.type, found.namespace or "", found.name, found.version, qualifiers, head)


def head_of(text: str) -> str:
    """Return what stands before version, qualifiers and subpath in a package URL, as it is written."""
    front = text.partition("#")[0].partition("?")[0]
    slash, at = front.rfind("/"), front.rfind("@")
    return front[:at] if at > slash else front


def _fault_in_words(message: str) -> str:
    if "scheme" in message:
        return "does not begin with `pkg:`"
    if "type component" in message:
        return "has no type"
    if "name component" in message:
        return "has no name"
    if "qualifier" in message.lower():
        return "has a qualifier that is not `key=value`"
    return "can't be read"


def plain_version(version: str) -> str:
    """Return a version for comparing: decoded, without case, and without the `v` in front of a number."""
    text = unquote(version).strip().casefold()
    return text[1:] if text[:1] == "v" and text[1:2].isdigit() else text
