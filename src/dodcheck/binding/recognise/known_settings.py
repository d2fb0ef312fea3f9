"""TypeScript strict mode is enabled, version bumped to 1.2.0, `go.mod` uses Go 1.23: settings by their usual names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dodcheck.binding.recognise.forms import BE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.data import DataRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule

_ON = r"(?:is |has been )?(?:now )?(?:enabled|on|active|turned on|switched on|used)"
_TYPESCRIPT = (
    rf"(?:⟦\d+⟧|typescript|the typescript)(?:'s)? strict mode {_ON}",
    r"(?:⟦\d+⟧|typescript) (?:is |runs |compiles )?(?:in|with) strict mode(?: enabled)?",
    rf"strict mode {_ON} (?:in|for) (?:⟦\d+⟧|typescript)",
)
_MYPY = (
    rf"(?:⟦\d+⟧|mypy)(?:'s)? strict mode {_ON}",
    r"(?:⟦\d+⟧|mypy) (?:is )?(?:in|with) strict mode(?: enabled)?",
)
_STRICT = (
    (_MYPY, ("mypy",), "pyproject.toml", "tool.mypy.strict"),
    (_TYPESCRIPT, ("tsconfig.json", "typescript", "tsc"), "tsconfig.json", "compilerOptions.strict"),
)
_SAID = r"(?:⟦(?P<thing>\d+)⟧|v?(?P<number>\d{1,4}(?:\.\d{1,4}){1,3}))"
_VERSION = (
    rf"(?:the )?(?:package |project |crate )?version {BE}(?:bumped|raised|updated|increased|set|changed) to {_SAID}",
    rf"(?:the )?(?:package|project|crate) version is {_SAID}",
    rf"bump(?:ed)? (?:the )?(?:package |project |crate )?version to {_SAID}",
)
_SOME_VERSION = (
    rf"(?:the )?(?:(?:current|latest|release|released|app) )*version(?: number)?(?: is(?: now)?|:) {_SAID}",
)
"""What may also be the version of a document, a protocol or a schema."""
_GO = (
    rf"(?:⟦(?P<file>\d+)⟧) (?:requires|uses|targets|declares|sets|is on) go (?:version )?{_SAID}",
    rf"(?:the )?(?:minimum )?go version (?:is|{BE}set to) {_SAID}(?: in ⟦(?P<file>\d+)⟧)?",
)
_RUST = (rf"(?:the )?(?:msrv|minimum supported rust version|minimum rust version) (?:is|{BE}set to) {_SAID}",)
_EDITION = (r"(?:the )?(?:rust )?edition (?:is|is set to) (?:⟦(?P<thing>\d+)⟧|(?P<number>20\d\d))",)
_LANGUAGE = r"(?P<language>python|node(?:\.?js)?)"
_LEAST = r"v?(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})"
_UP = r"(?:\+| or (?:later|newer|higher|above|greater))"
_MINIMUM = (
    (
        rf"(?:the )?(?:minimum|min|lowest)(?: supported| required)? {_LANGUAGE}(?: version)? (?:is|is set to) "
        rf"(?:⟦(?P<thing>\d+)⟧|{_LEAST})"
    ),
    rf"(?:(?:it|the (?:package|project)|⟦(?P<file>\d+)⟧) )?(?:requires|needs) {_LANGUAGE} (?:version )?{_LEAST}{_UP}",
    rf"(?:(?:it|the (?:package|project)|⟦(?P<file>\d+)⟧) )?(?:requires|needs) {_LANGUAGE} ?(?:>=|≥) ?{_LEAST}",
    rf"{_LANGUAGE} ?(?:>=|≥) ?{_LEAST} (?:is |are )?required",
    rf"{_LANGUAGE} (?:version )?{_LEAST}{_UP} (?:is |are )?required",
)
_REQUIRED = {"python": ("pyproject.toml", "project.requires-python"), "node": ("package.json", "engines.node")}
"""Where a package says which versions of its language it takes."""
_VERSIONS = (
    ("package.json", "version"),
    ("pyproject.toml", "project.version"),
    ("pyproject.toml", "tool.poetry.version"),
    ("Cargo.toml", "package.version"),
)
_IS_VERSION = re.compile(r"[>=^~ ]*v?(\d{1,4}(?:\.\d{1,4}){0,3})")


def read(words: Phrase) -> Reading | None:
    """Return a rule about the file that has it; where that file says nothing of it, another one may."""
    for forms, names, path, query in _STRICT:
        if fit(words, forms) and all(thing.lower() in names for thing in words.things):
            return _asked([DataRule(path=path, query=query, equals=True, named_in=words.named_in)])
    for told, reading in _READERS:
        if (found := fit(words, told)) and (version := _version(words, found)):
            return reading(words, found, version)
    return None


def _package(words: Phrase, found: re.Match[str], version: str) -> Reading:
    """Return what asks for the version of the package; one that it was raised to may have been raised again."""
    reading = _asked([_said(words, path, query, version) for path, query in _VERSIONS])
    return reading if " is " in found[0] else reading._replace(least=None)


def _some(words: Phrase, _found: re.Match[str], version: str) -> Reading:
    """Return what asks for a version that is surely that of the package only where it is the same."""
    return _asked([_said(words, path, query, version) for path, query in _VERSIONS])._replace(least=None)


def _rust(words: Phrase, _found: re.Match[str], version: str) -> Reading:
    return _asked([_said(words, "Cargo.toml", "package.rust-version", version)])


def _edition(words: Phrase, _found: re.Match[str], edition: str) -> Reading:
    return _asked([_said(words, "Cargo.toml", "package.edition", edition)])


def _minimum(words: Phrase, found: re.Match[str], version: str) -> Reading | None:
    """Return what asks for the lowest version; one that is written otherwise, but in the range, may be the same."""
    path, query = _REQUIRED["node" if found["language"].startswith("node") else "python"]
    file = found.groupdict().get("file")
    if file is not None and words.thing(file) != path:
        return None
    number = re.escape(version)

    def holds(pattern: str) -> DataRule:
        return DataRule(path=path, query=query, matches=pattern, meaning=f">={version}", named_in=words.named_in)

    range_ = holds(rf"^(?:>=|~=) ?v?{number}(?:\.0)*(?: ?, ?<4(?:\.0)*)?$")
    spoken = holds(rf"(?:^|[^\d.]){number}(?:$|\D)")
    said = DataRule(path=path, query=query, named_in=words.named_in)
    return Reading(range_, Strength.STRONGER, least=AnyOf((spoken, Not(said))))


def _version(words: Phrase, found: re.Match[str]) -> str | None:
    slot = found.groupdict().get("thing")
    said = words.thing(slot) if slot else found["number"]
    read_ = _IS_VERSION.fullmatch(said.strip())
    return read_[1] if read_ else None


def _said(words: Phrase, path: str, query: str, value: str) -> DataRule:
    return DataRule(path=path, query=query, equals=value, named_in=words.named_in)


def _asked(rules: list[DataRule]) -> Reading:
    """Return that one of the files says so, and none says something else; where one does, it is refuted."""
    says = [DataRule(path=one.path, query=one.query, named_in=one.named_in) for one in rules]
    agrees = tuple(AnyOf((rule, Not(said))) for rule, said in zip(rules, says, strict=True))
    if len(rules) == 1:
        return Reading(rules[0], Strength.STRONGER, least=agrees[0])
    silent = All(tuple(Not(said) for said in says))
    absent = [FileRule(path=one.path, max=0) for one in rules]
    none_else = [AnyOf((*told.rules, gone)) for told, gone in zip(agrees, absent, strict=True)]
    return Reading(All((AnyOf(tuple(rules)), *none_else)), Strength.STRONGER, least=AnyOf((*rules, silent)))


def _go(words: Phrase, found: re.Match[str], version: str) -> Reading | None:
    path = words.thing(found["file"]) if found["file"] else "go.mod"
    if path.rpartition("/")[2] != "go.mod":
        return None
    pattern = rf"^go\s+{re.escape(version)}(?:\.\d+)?\s*(?://.*)?$"
    rule = TextRule(pattern=pattern, meaning=f"version {version} of Go", in_=(path,), min=1, named_in=words.named_in)
    return Reading(rule, Strength.EXACT if found["file"] else Strength.STRONGER)


_READERS: tuple[tuple[Sequence[str], Callable[[Phrase, re.Match[str], str], Reading | None]], ...] = (
    (_VERSION, _package),
    (_SOME_VERSION, _some),
    (_GO, _go),
    (_RUST, _rust),
    (_EDITION, _edition),
    (_MINIMUM, _minimum),
)
