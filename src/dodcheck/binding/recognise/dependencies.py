"""`zod` is a dependency, `moment` removed from dependencies: what manifests of packages ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.binding.recognise.formerly import formerly
from dodcheck.binding.recognise.forms import ALSO, BE, EITHER_SIGN, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.scopes import ASIDE
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import AnyOf, Not
from dodcheck.rules.data import DataRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.library import LibraryRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.values.query import written

_NAMES = named(ALSO, "names")
_SORT = r"(?:(?P<dev>dev|development)[ -])?(?:direct |(?P<run>runtime ))?"
_A = r"(?:an? |the |our )*"
_PRESENT = (
    rf"{THE}{_NAMES} {BE}{_A}{_SORT}dependenc(?:y|ies)",
    rf"{THE}{_NAMES} {BE}(?:added|listed|declared) (?:as|in|to|under|among) {_A}{_SORT}dependenc(?:y|ies)",
    rf"(?:add|added) {_NAMES} (?:as|to) {_A}{_SORT}dependenc(?:y|ies)",
)
_ABSENT = (
    rf"{THE}{_NAMES} (?:is|are) (?:no longer|not) {_A}(?:direct )?dependenc(?:y|ies)",
    rf"{THE}{_NAMES} {BE}(?:removed|dropped|gone) from {_A}(?:project )?dependencies",
    rf"{THE}{_NAMES} dependenc(?:y|ies) {BE}(?:removed|dropped|gone|eliminated)",
    rf"(?:there is |there are )?no (?:direct )?dependenc(?:y|ies) on {_NAMES}",
    rf"{THE}dependenc(?:y|ies) on {_NAMES} {BE}(?:removed|dropped|gone|eliminated)",
    rf"(?:remove|drop)(?:d|ped)? {THE}{_NAMES} dependenc(?:y|ies)",
    rf"(?:remove|drop)(?:d|ped)? {THE}dependenc(?:y|ies) on {_NAMES}",
)
_CHANGED = re.compile(r"\b(?:removed?|dropp?e?d?|gone|eliminated|no longer)\b")
"""What says that it was one before."""
_NAME = re.compile(r"@?[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*")
_PYTHON = ("**/pyproject.toml", "**/setup.py", "**/setup.cfg", "**/Pipfile")
_LINES = ("**/*requirements*.txt", "**/requirements/*.txt", "**/go.mod", "**/Gemfile")
MANIFESTS = (
    *("**/package.json", "**/Cargo.toml", "**/composer.json", "**/pom.xml", "**/*.gradle", "**/*.gradle.kts"),
    *(*_PYTHON, *_LINES, "**/mix.exs", "**/pubspec.yaml", "**/Package.swift", "**/environment*.y*ml"),
    *("**/*.versions.toml", "**/*.??proj", "**/Directory.*.props", "**/packages.config", "**/*.sbt", "**/project.clj"),
    *("**/*.gemspec", "**/*.podspec", "**/Podfile", "**/Cartfile", "**/shard.yml", "**/*.cabal", "**/*.rockspec"),
    *("**/vcpkg.json", "**/conanfile.*", "**/CMakeLists.txt", "**/*.cmake", "**/meson.build", "**/*.bazel", "**/*.bzl"),
    *("**/WORKSPACE", "**/BUILD", "**/deno.json*", "**/pnpm-workspace.yaml", "**/*requirements*.in", "**/deps.edn"),
    *("**/requirements/*.in", "**/DESCRIPTION", "**/Project.toml", "**/cpanfile", "**/pixi.toml", "**/flake.nix"),
    *("**/bower.json", "**/elm.json", "**/package.yaml", "**/stack.yaml", "**/*.nimble", "**/*.opam", "**/dub.*"),
    *(
        "**/rebar.config",
        "**/dune-project",
        "**/constraints*.txt",
        "**/importmap.rb",
        "**/meta.yaml",
        "**/*Dockerfile*",
    ),
)
"""Files in which packages say what they need; what needs need stands in others."""
_TABLES = {
    "package.json": ("dependencies", "devDependencies"),
    "Cargo.toml": ("dependencies", "dev-dependencies"),
    "composer.json": ("require", "require-dev"),
}


class _Sorts(NamedTuple):
    """Which tables of a package count, and what a gem is called that is needed so."""

    tables: slice
    gem: str


_SORTS = {
    "": _Sorts(slice(None), "(?:runtime_|development_)?"),
    "dev": _Sorts(slice(1, None), "development_"),
    "run": _Sorts(slice(1), "(?:runtime_)?"),
}
"""By the word before “dependency”."""


def read(words: Phrase) -> Reading | None:
    """Return a rule about each of the names; for development alone, only some manifests tell."""
    present = fit(words, _PRESENT)
    found = present or fit(words, _ABSENT)
    if found is None or EITHER_SIGN in found["names"]:
        return None
    names = things_in(words, found["names"])
    if not all(_NAME.fullmatch(name) and not is_path(name) for name in names):
        return None
    if present is None:
        gone = [tree for name in names for tree in (_mention(name, words, most=0), _untold(name))]
        asked_for = [not_asked_by_manifest(name, words) for name in names]
        reading = every(gone, Strength.STRONGER)._replace(least=every([*asked_for, *map(_untold, names)]).tree)
        before = [_mention(name, words, most=0) for name in names] if _CHANGED.search(words.words) else []
        return formerly(reading, before)
    sorts = _SORTS["dev" if present["dev"] else "run" if present["run"] else ""]
    rules = [AnyOf(tuple(_needed(name, words, sorts))) for name in names]
    spoken = [_mention(name, words, least=1) for name in names]
    return every(rules, Strength.STRONGER)._replace(least=every(spoken).tree)


def _untold(name: str) -> Tree:
    """Return that a build of Maven does not ask for it either: a parent that stands elsewhere may."""
    return AnyOf((FileRule(path="**/pom.xml", max=0), Not(LibraryRule(name=name))))


def _spelled(name: str) -> str:
    """Return a pattern of a name; between its parts `-`, `_` and a point are alike in some languages."""
    return re.sub(r"(?:\\[-.]|_)+", "[-_.]", re.escape(name))


def _mention(name: str, words: Phrase, *, least: int | None = None, most: int | None = None) -> TextRule:
    """Return how often a name stands there; `log4j-core` may be what somebody calls `log4j`."""
    pattern = rf"(?i)(?:^|[\W_]){_spelled(name)}(?:[\W_]|$)"
    return TextRule(pattern=pattern, meaning=f"“{name}”", in_=MANIFESTS, min=least, max=most, named_in=words.named_in)


def not_asked_by_manifest(name: str, words: Phrase) -> TextRule:
    """Return that no line of a manifest asks for it, as far as one line tells."""
    return TextRule(
        pattern=rf"(?i){_versioned(name)}|^\s*\"{_spelled(name)}\"\s*:\s*\"[~^<>=*\d]",
        meaning=f"a line that asks for “{name}”",
        in_=MANIFESTS,
        exclude=ASIDE,
        max=0,
        named_in=words.named_in,
    )


def _versioned(name: str) -> str:
    """Return a pattern of a name with its version, or alone on its line: a keyword has none.

    A key whose value is no version is the name of a script or a setting; what Go calls indirect, others ask for.
    """
    said, extras = _spelled(name), r"(?:\[[^\]]*\])?"
    alone = rf"^{said}{extras}\s*(?:==|[<>~!@;#]|$)|^{said}\s*=\s*(?:[\"'][~^<>=*\d]|\{{)"
    go = rf"^\s*(?:require\s+)?{said}\s+v\d\S*\s*(?:$|//\s*[^i\s])"
    listed = rf"^\s*(?:dependencies|install_requires)\s*=\s*\[.*[\"']{said}{extras}[\"']"
    return rf"[\"']{said}{extras}\s*[=<>~!@]|{alone}|{listed}|{go}"


def _needed(name: str, words: Phrase, sorts: _Sorts) -> Iterator[Tree]:
    for path, tables in _TABLES.items():
        for table in tables[sorts.tables]:
            yield DataRule(path=path, query=f"{written([table])}.{written([name])}", named_in=words.named_in)
    listed = rf"^\s*[\w.]*\badd_{sorts.gem}dependency[\s(]+[\"']{re.escape(name)}[\"']"
    asking = f"a line that asks for “{name}”"
    yield TextRule(
        pattern=listed,
        meaning=asking,
        in_=("**/*.gemspec",),
        exclude=ASIDE,
        min=1,
        code_only=True,
        named_in=words.named_in,
    )
    if sorts is _SORTS[""]:
        yield DataRule(path="vcpkg.json", query="dependencies", contains=name, named_in=words.named_in)
        pattern = rf"(?i){_versioned(name)}|^\s*gem\s*\(?[\"']{_spelled(name)}[\"']"
        for globs in (_PYTHON, _LINES):
            yield TextRule(pattern=pattern, meaning=asking, in_=globs, exclude=ASIDE, min=1, named_in=words.named_in)
