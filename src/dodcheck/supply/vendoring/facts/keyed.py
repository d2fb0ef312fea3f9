"""Notes of who brought code in: `Key: value` lines, as in README.chromium, README.blender, UPSTREAM and ORIGIN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of
from dodcheck.supply.vendoring.vendored import Confidence

_NAMES = re.compile(
    r"README\.(?:chromium|blender|vendor|vendored|vendoring|upstream|origin|mozilla|google|android|webkit|llvm)|"
    r"(?:README[-_])?(?:UPSTREAM|ORIGIN|VENDOR|VENDORED|VENDORING|PROVENANCE|SOURCE_INFO|IMPORT|IMPORTED)"
    r"(?:[-_]?INFO)?(?:\.(?:txt|md|rst))?",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"[ \t*>-]{0,8}(?:\*\*|__)?([A-Za-z][A-Za-z ()_-]{0,30}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(\S[^\n]{0,400})"
)
_KEYS = {
    "name": Field.NAME,
    "project": Field.NAME,
    "package": Field.NAME,
    "url": Field.URL,
    "upstream": Field.URL,
    "upstream url": Field.URL,
    "source": Field.URL,
    "source url": Field.URL,
    "repository": Field.URL,
    "homepage": Field.URL,
    "origin": Field.URL,
    "version": Field.VERSION,
    "upstream version": Field.VERSION,
    "release": Field.VERSION,
    "tag": Field.VERSION,
    "revision": Field.COMMIT,
    "commit": Field.COMMIT,
    "commit id": Field.COMMIT,
    "upstream commit": Field.COMMIT,
    "git commit": Field.COMMIT,
    "sha": Field.COMMIT,
    "license": Field.LICENCE,
    "licence": Field.LICENCE,
}
_HEX = re.compile(r"\b[0-9a-f]{40}\b")
_ADDRESS = re.compile(r"https?://[^\s<>()\"'`]+")
_MAX_LINES = 60


def is_keyed(name: str) -> bool:
    """Return whether a file of that name is such a note."""
    return _NAMES.fullmatch(name) is not None


def read_keyed(file: FactFile) -> Iterator[FileFact]:
    """Yield what the first lines of a note say; of a key that stands again the first counts."""
    yield from keyed_lines(enumerate(file.text.split("\n")[:_MAX_LINES], start=1))


def keyed_lines(lines: Iterator[tuple[int, str]]) -> Iterator[FileFact]:
    """Yield what numbered `Key: value` lines say. `Version: 1.0 (commit, year)` gives both."""
    for number, line in lines:
        found = _LINE.match(line)
        field = _KEYS.get(found[1].strip().lower()) if found else None
        if found is None or field is None:
            continue
        yield from _values(field, found[2].strip().strip("`*"), number)


def _values(field: Field, said: str, number: int) -> Iterator[FileFact]:
    if field in (Field.VERSION, Field.COMMIT):
        commit = _HEX.search(said)
        if commit:
            yield from fact_of(Field.COMMIT, commit[0], number, Confidence.RECORDED)
        version = said.partition("(")[0].split(",")[0].strip()
        yield from fact_of(Field.VERSION, version if field is Field.VERSION else "", number, Confidence.RECORDED)
        return
    if field is Field.URL:
        address = _ADDRESS.search(said)
        said = address[0].rstrip(".,;") if address else ""
    yield from fact_of(field, said, number, Confidence.RECORDED)
