"""`requests` replaced with `httpx`, Migrated from `unittest` to `pytest`, all uses of `Old` replaced with `New`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dodcheck.binding.recognise.called_nowhere import nowhere as called_nowhere
from dodcheck.binding.recognise.dependencies import MANIFESTS, not_asked_by_manifest
from dodcheck.binding.recognise.formerly import formerly
from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.names import is_call, plain
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.used_nowhere import KINDS, nowhere, taken_in, taking
from dodcheck.binding.recognise.written import (
    is_of_code,
    is_outside,
    name_in_code,
    name_outside_prose,
    name_outside_prose_or_path,
    written_nowhere,
)
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule

_DONE = r"calls|statements|usages?|uses?|references?|instances?|occurrences?|imports?"
_ALL = (
    rf"{named(r'all |every |any ', 'all')}?(?:of )?{THE}(?:remaining |old |legacy )?(?:(?P<done>{_DONE}) (?:of |to )?)?"
)
_NOUN = r"(?: (?:packages?|librar(?:y|ies)|modules?|crates?|gems?|tool|linter|formatter|class|function|helper|client))?"
_OLD = rf"{_ALL}{named(SLOT, 'old')}(?: (?P<behind>{_DONE}))?{_NOUN}"
_NEW = rf"{THE}{named(SLOT, 'new')}{_NOUN}"
_PLAIN_OLD = rf"{THE}{named(SLOT, 'old')}{_NOUN}"
_IN = (
    rf"(?P<where> (?:in|inside|within|under) (?:the )?{named(SLOT, 'place')}(?: folder| directory| module| file)?"
    r"| everywhere| throughout| (?:across|in|throughout) (?:the |our )?(?:whole |entire )?"
    r"(?:code ?base|code|project|repo(?:sitory)?))?"
)
_CHANGED = (
    rf"(?:replace|replaced|swap|swapped|substitute|substituted):? {_OLD} (?:with|by|for|→|->) {_NEW}{_IN}",
    rf"{_OLD} {BE}(?:replaced|swapped|substituted) (?:with|by|out for|for) {_NEW}{_IN}",
    rf"(?:we )?(?:migrat|switch|convert|mov)(?:e|ed|ing)?:? (?:over )?from {_PLAIN_OLD} (?:to|→|->) {_NEW}{_IN}",
    rf"(?:migrat|convert)(?:e|ed)?:? {_OLD} (?:to|→|->) {_NEW}{_IN}",
    rf"{_OLD} {BE}(?:migrated|converted|switched) (?:to|→|->) {_NEW}{_IN}",
)
"""What says that there was something else before."""
_INSTEAD = (
    rf"(?:use|uses|using|{THE}code uses) {_NEW} instead of {_PLAIN_OLD}{_IN}",
    rf"{_NEW} (?:is |are )?used instead of {_PLAIN_OLD}{_IN}",
)
_CALLED = frozenset({"calls", "statements"})
_PACKAGE = re.compile(r"@?[a-z][a-z0-9]*(?:[-_/][a-z0-9]+)*")
_TOOL_NAMES = (
    "ruff black flake8 isort pylint mypy pyright bandit pytest tox nox eslint tslint prettier biome jest vitest mocha "
    "jasmine karma ava cypress playwright webpack vite rollup esbuild parcel gulp grunt babel swc lerna turbo nx husky "
    "lefthook pre-commit golangci-lint rubocop checkstyle ktlint oxlint knip"
)
_MANAGER_NAMES = (
    "npm yarn pnpm bun deno pip pipenv poetry uv pdm conda hatch hatchling flit setuptools cargo composer bundler make "
    "just cmake bazel meson maven gradle ant sbt"
)
_MANAGERS = frozenset(_MANAGER_NAMES.split())
"""Programs that no file has to name: a lock or a file of their own shows that they are used."""
_TOOLS = frozenset(_TOOL_NAMES.split())
"""Programs that work on code: files of settings name them, and code does not take them in."""
_SETTINGS = (
    *MANIFESTS,
    *("**/.pre-commit-config.yaml", "**/tox.ini", "**/noxfile.py", "**/Makefile", "**/[Jj]ustfile", "**/lefthook.yml"),
    ".github/workflows/*",
)
_UNITTEST = re.compile("unittest")
_STILL_UNITTEST = (
    r"\bunittest\.(?:TestCase|IsolatedAsyncioTestCase|main|TestSuite|TestLoader|TextTestRunner|skip|expectedFailure)"
    r"|^\s*from\s+unittest\s+import\s+.*\b(?:TestCase|IsolatedAsyncioTestCase|main|TestSuite|TestLoader)\b"
)
"""What shows that tests are still written for it: those for others take its `mock` in as well."""
_MORE_OF_UNITTEST = r"\bunittest\b(?:\s*$|\s*[^\s.\w]|\.[^m]|\.m[^o]|\s+[^i\s]|\s+import\s+[^m]|\s+import\s+mock\s*,)"
"""What may be more of it than its `mock`."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that the old is gone and the new is there; what remains of the old may be meant to stay."""
    if found := fit(words, _CHANGED):
        reading = _reading(words, found)
        return formerly(reading, _before(words, found)) if reading else None
    found = fit(words, _INSTEAD)
    return _reading(words, found) if found else None


def _before(words: Phrase, found: re.Match[str]) -> Iterator[Tree]:
    """Yield what shows that the old was there: a file, a name in code, or what names a package or a tool."""
    (old,), (new,) = things_in(words, found["old"]), things_in(words, found["new"])
    if is_path(old):
        yield FileRule(path=old, max=0, named_in=words.named_in)
    elif _PACKAGE.fullmatch(old) and _PACKAGE.fullmatch(new):
        yield AnyOf((nowhere(old, words), FileRule(path=f"**/*{old.rpartition('/')[2]}*")))
    else:
        yield name_outside_prose(plain(old) or old, words, things_in(words, found["place"] or ""))


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    (old,), (new,) = things_in(words, found["old"]), things_in(words, found["new"])
    place = things_in(words, found["place"] or "")
    if old == new or not all(map(is_path, place)):
        return None
    told = found.groupdict()
    if is_path(old) or is_path(new):
        done = told.get("all") or told.get("done") or told.get("behind") or place
        return None if done or not (is_path(old) and is_path(new)) else _file(words, old, new)
    called = is_call(old) or not _CALLED.isdisjoint((told.get("behind"), told.get("done")))
    if any(is_outside(name) or name in _MANAGERS for name in (old, new)):
        return None
    if _PACKAGE.fullmatch(old) and _PACKAGE.fullmatch(new) and not (place or called):
        return _package(words, old, new)
    everywhere = told.get("all") or (told.get("where") and not place)
    names = (plain(old) or "", plain(new) or "")
    return _name(words, names, place, everywhere=bool(everywhere), called=called) if all(names) else None


def _file(words: Phrase, old: str, new: str) -> Reading | None:
    gone = FileRule(path=old, max=0, named_in=words.named_in)
    return Reading(All((gone, FileRule(path=new, named_in=words.named_in))))


def _package(words: Phrase, old: str, new: str) -> Reading:
    """Return what asks for another package: nothing but prose names the old, code takes in the new."""
    tests = _UNITTEST.fullmatch(old)
    gone = replace(nowhere(old, words), pattern=_MORE_OF_UNITTEST) if tests else nowhere(old, words)
    still = [_still_tests(words) if tests else taken_in(old, words), not_asked_by_manifest(old, words)]
    still += [_hooked(old, words)] if old in _TOOLS else []
    least = All((*still, _mentioned(new, words)))
    return Reading(All((gone, _present(new, words))), Strength.STRONGER, least=least)


def _still_tests(words: Phrase) -> TextRule:
    return TextRule(
        pattern=_STILL_UNITTEST,
        meaning="a test of unittest",
        in_=("**/*.py",),
        max=0,
        code_only=True,
        named_in=words.named_in,
    )


def _hooked(name: str, words: Phrase) -> TextRule:
    """Return that no hook before a commit is that of a tool."""
    said = rf"^\s*(?:-\s*)?(?:\{{\s*)?id:\s*[\"']?{re.escape(name)}[\"']?\s*(?:[,}}#]|$)"
    return TextRule(
        pattern=said,
        meaning=f"the hook `{name}`",
        in_=("**/.pre-commit-config.yaml",),
        max=0,
        code_only=True,
        named_in=words.named_in,
    )


def _mentioned(name: str, words: Phrase) -> Tree:
    """Return that anything but prose names it, or that a file is called so, as its settings may be."""
    said = replace(nowhere(name, words), min=1, max=None)
    own = name.rpartition("/")[2]
    return AnyOf((said, FileRule(path=f"**/*{own}*")))


def _present(name: str, words: Phrase) -> Tree:
    """Return that code takes a package in that is none of its own modules, or that settings name a tool."""
    files = tuple(f"**/*.{kind}" for kind in KINDS)
    imported = TextRule(
        pattern=taking(name),
        meaning=f"an import of “{name}”",
        in_=files,
        min=1,
        code_only=True,
        named_in=words.named_in,
    )
    own = re.sub(r"[-.]", "_", name.rpartition("/")[2])
    others = [FileRule(path=f"**/{own}{ending}", max=0) for ending in (".py", ".ts", ".js", "/__init__.py", "/index.*")]
    taken: Tree = All((imported, *others))
    if name not in _TOOLS:
        return taken
    said = rf"(?:^|[^\w-]){re.escape(name)}(?:[^\w]|$)"
    set_up = TextRule(pattern=said, meaning=f"“{name}”", in_=_SETTINGS, min=1, code_only=True, named_in=words.named_in)
    return AnyOf((taken, set_up))


def _name(
    words: Phrase, names: tuple[str, str], place: tuple[str, ...], *, everywhere: bool, called: bool
) -> Reading | None:
    """Return what asks for another name in code; that all of the old is gone, calls refute where all is said."""
    old, new = names
    replaced = All((written_nowhere(old, words, place), name_in_code(new, words, place)))
    least: list[Tree] = [name_outside_prose_or_path(new, words, place)] if is_of_code(new) else []
    if everywhere and (called or old[:1].isupper() or "." in old) and (calls := called_nowhere(old, words).least):
        least.append(calls)
    return Reading(replaced, Strength.STRONGER, least=All(tuple(least)) if least else None)
