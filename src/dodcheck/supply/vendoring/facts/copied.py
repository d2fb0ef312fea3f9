"""What the head of a source file says of where it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from dodcheck.supply.vendoring.facts.file_fact import MAX_FOUND, Field, FileFact, fact_of, line_at, url
from dodcheck.supply.vendoring.vendored import Confidence

_VERBS = (
    "copied",
    "adapted",
    "taken",
    "imported",
    "borrowed",
    "derived",
    "ported",
    "extracted",
    "vendored",
    "forked",
    "lifted",
    "backported",
)
_MARKS = (b" from", b"based on", b"original source")
"""One of them stands wherever a file says where it was copied from: most files have none, and are not looked at on."""

_STARTS = tuple(verb.encode() for verb in (*_VERBS, "based", "original"))

_COPIED = re.compile(
    rf"\b(?:(?:{'|'.join(_VERBS)})[ \t\n*#/;-]{{1,12}}from|based[ \t\n*#/;-]{{1,12}}on|"
    r"originally[ \t]+from|original source:?)"
    r"(?:[ \t\n*#/;:-]{1,12}(?:the|code|source|in|at|here))?[ \t\n*#/;:<(\"'`-]{1,12}"
    r"(?:(?P<url>(?:https?|git|ssh|svn)://[^\s<>()\"'`]{4,250})"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_+.-]{1,40})[ \t,(v-]{1,4}(?:version[ \t]+|release[ \t]+)?"
    r"(?P<version>[0-9]+(?:\.[0-9]+){1,3}[A-Za-z0-9-]{0,8})(?![A-Za-z0-9.]*\()"
    r"|(?P<at>[A-Za-z][A-Za-z0-9_+.-]{1,40})[ \t,(@]{1,4}(?:commit|revision|rev\.?)[ \t:]{1,4}(?=[0-9a-f]{40}))",
    re.IGNORECASE,
)
_HEX = re.compile(r"(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])")
_FORGE = re.compile(
    r"https?://(?:www\.)?(?P<host>github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|raw\.githubusercontent\.com|"
    r"gist\.github\.com|git\.sr\.ht|gitlab\.[a-z0-9.-]{2,60})/"
    r"(?P<owner>[A-Za-z0-9_.~-]{1,60})/(?P<name>[A-Za-z0-9_.-]{1,100})(?P<rest>/[^\s]*)?"
)
_REF = re.compile(r"/(?:-/)?(?:blob|tree|raw|commit|src/commit|releases/tag)/(?P<ref>[^/#?\s]{1,100})")
_TAG = re.compile(r"(?:[A-Za-z_-]{0,30}?[-_]?)v?([0-9]+(?:\.[0-9]+){1,3})")
_ARCHIVE = re.compile(
    r"https?://[^\s]{4,200}?/(?P<name>[A-Za-z][A-Za-z0-9_+-]{1,40}?)-v?(?P<version>[0-9]+(?:\.[0-9]+){1,3})\.(?:tar|zip|tgz)"
)


class CopyNote(NamedTuple):
    """That a file says that it comes from elsewhere: what it says of there, and the address, if it is one."""

    told: tuple[FileFact, ...]
    address: str | None


def may_be_copied(head: bytes) -> bool:
    """Return false only where the head of a file says nothing of where it was copied from."""
    low = head.lower()
    return any(mark in low for mark in _MARKS) and any(start in low for start in _STARTS)


def copied_from(head: str) -> CopyNote | None:
    """Return where the head of a file says that it was copied from; ``None`` where it names no address or release.

    A path of the same tree, a page on the web that is no repository, and an idea are no such place.
    """
    for found in islice(_COPIED.finditer(head), MAX_FOUND):
        line = line_at(head, found.start())
        copied = _from_address(head, found, line) if found["url"] else _from_name(head, found, line)
        if copied is not None:
            return copied
    return None


_WHOLE = re.compile(
    r"copied|taken|imported|borrowed|extracted|vendored|forked|lifted|backported|originally", re.IGNORECASE
)
"""Words that say that code was taken; other code is based on specifications as well, which have versions too."""


def _from_name(head: str, found: re.Match[str], line: int) -> CopyNote | None:
    name = found["name"] or found["at"]
    if name.lower() in _NO_NAMES or (found["name"] and not _WHOLE.match(found[0])):
        return None
    values = [
        *fact_of(Field.NAME, name, line, Confidence.READ),
        *fact_of(Field.VERSION, found["version"], line, Confidence.READ),
    ]
    return CopyNote((*values, *_commit(head, found.end())), None)


def _from_address(head: str, found: re.Match[str], line: int) -> CopyNote | None:
    address = url(found["url"].rstrip(".,;:"))
    if address is None:
        return None
    archive = _ARCHIVE.match(address)
    if archive:
        values = [
            *fact_of(Field.NAME, archive["name"], line, Confidence.READ),
            *fact_of(Field.VERSION, archive["version"], line, Confidence.READ),
            *fact_of(Field.URL, address, line, Confidence.READ),
        ]
        return CopyNote(tuple(values), address)
    forge = _FORGE.match(address)
    if forge is None and not address.endswith(".git"):
        return None
    return _from_forge(head, found, line, address, forge)


def _from_forge(
    head: str, found: re.Match[str], line: int, address: str, forge: re.Match[str] | None
) -> CopyNote | None:
    if forge is None:
        name, repository, rest = address.rpartition("/")[2].removesuffix(".git"), address, ""
    else:
        host = {"raw.githubusercontent.com": "github.com"}.get(forge["host"], forge["host"])
        name, rest = forge["name"].removesuffix(".git"), forge["rest"] or ""
        repository = f"https://{host}/{forge['owner']}/{name}"
    if rest.startswith(("/issues", "/pull", "/wiki", "/discussions", "/-/issues", "/-/merge_requests")):
        return None
    values = [*fact_of(Field.NAME, name, line, Confidence.READ), *fact_of(Field.URL, repository, line, Confidence.READ)]
    ref = _REF.match(rest)
    raw = rest.split("/")[1] if forge and forge["host"].startswith("raw.") and rest.count("/") > 1 else ""
    said = ref["ref"] if ref else raw
    if said:
        tag = _TAG.fullmatch(said)
        values += fact_of(Field.COMMIT, said, line, Confidence.READ)
        values += fact_of(Field.VERSION, tag[1] if tag else "", line, Confidence.READ)
    if not any(fact.field is Field.COMMIT for fact in values):
        values += _commit(head, found.end())
    return CopyNote(tuple(values), repository)


def _commit(head: str, at: int) -> Iterator[FileFact]:
    """Yield the full commit id that stands in the words right behind."""
    found = _HEX.search(head, at, at + 160)
    if found:
        yield from fact_of(Field.COMMIT, found[0], line_at(head, found.start()), Confidence.READ)


_NO_NAMES = frozenset({"the", "a", "an", "version", "revision", "commit", "python", "c", "rfc", "section", "draft"})
