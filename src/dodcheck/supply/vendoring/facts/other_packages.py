"""Packages of other worlds: go.mod, gemspecs, pom.xml, conanfile.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.parsers import expat

from dodcheck.formats import xml
from dodcheck.supply.vendoring.facts.file_fact import MAX_FOUND, FactFile, Field, FileFact, fact_of, line_at
from dodcheck.supply.vendoring.vendored import Confidence

_DECLARED = Confidence.DECLARED
_MODULE = re.compile(r"^module[ \t]+\"?([^\s\"]{1,200})\"?", re.MULTILINE)
_GEM = re.compile(r"\b[a-z]\w{0,20}\.(name|version|license|homepage)[ \t]*=[ \t]*(\"[^\"\n#]{1,200}\"|'[^'\n]{1,200}')")
_GEM_FIELDS = {
    "name": Field.NAME,
    "version": Field.VERSION,
    "license": Field.LICENCE,
    "homepage": Field.URL,
    "url": Field.URL,
}
_CONAN = re.compile(
    r"^[ \t]{1,8}(name|version|license|url|homepage)[ \t]*=[ \t]*(\"[^\"\n]{1,200}\"|'[^'\n]{1,200}')", re.MULTILINE
)
_POM_FIELDS = {
    ("project", "artifactId"): Field.NAME,
    ("project", "version"): Field.VERSION,
    ("project", "scm", "url"): Field.URL,
    ("project", "url"): Field.URL,
    ("project", "organization", "name"): Field.SUPPLIER,
}
_POM_LICENCE = ("project", "licenses", "license", "name")


def is_other_package(name: str) -> bool:
    """Return whether it is one by its name."""
    return name in ("go.mod", "pom.xml", "conanfile.py") or name.endswith(".gemspec")


def read_other_package(file: FactFile) -> Iterator[FileFact]:
    """Yield what a package says of itself in plain texts. Raises ``FormatProblem``."""
    match file.name:
        case "go.mod":
            yield from _go(file.text)
        case "pom.xml":
            yield from _pom(file.text)
        case "conanfile.py":
            yield from _assigned(_CONAN, file.text)
        case _:
            yield from _assigned(_GEM, file.text)


def _go(text: str) -> Iterator[FileFact]:
    found = _MODULE.search(text)
    if found:
        line = line_at(text, found.start())
        yield from fact_of(Field.NAME, found[1], line, _DECLARED)
        if found[1].startswith("github.com/"):
            yield from fact_of(Field.URL, "https://" + "/".join(found[1].split("/")[:3]), line, _DECLARED)


def _assigned(pattern: re.Pattern[str], text: str) -> Iterator[FileFact]:
    for found in islice(pattern.finditer(text), MAX_FOUND):
        yield from fact_of(_GEM_FIELDS[found[1]], found[2][1:-1], line_at(text, found.start()), _DECLARED)


def _pom(text: str) -> Iterator[FileFact]:
    """Yield what the project itself says; several licences may be a choice or not, and say nothing."""
    found = list(_elements(text))
    for path, said, line in found:
        if path in _POM_FIELDS and "$" not in said:
            yield from fact_of(_POM_FIELDS[path], said, line, _DECLARED)
    licences = [(said, line) for path, said, line in found if path == _POM_LICENCE]
    if len(licences) == 1:
        yield from fact_of(Field.LICENCE, *licences[0], _DECLARED)


def _elements(text: str) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Yield the path, text and line of each element of a document. Raises ``FormatProblem``."""
    data = text.encode("utf-8", "surrogatepass")
    xml.check_well_formed(data)
    parser = expat.ParserCreate("utf-8")
    path: list[str] = []
    said: list[str] = []
    found: list[tuple[tuple[str, ...], str, int]] = []

    def opened(name: str, _attributes: object) -> None:
        path.append(name)
        said.clear()

    def closed(_name: str) -> None:
        found.append((tuple(path), "".join(said), parser.CurrentLineNumber))
        said.clear()
        path.pop()

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = said.append
    parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place alone
    yield from found
