"""`.nvmrc` pins Node 20, Ruby 3.2 is pinned in `.ruby-version`: files that hold one version and nothing else."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.paths import name_of

_FILES = {
    ".nvmrc": ("node", "node.js", "nodejs"),
    ".node-version": ("node", "node.js", "nodejs"),
    ".python-version": ("python",),
    ".ruby-version": ("ruby",),
    ".java-version": ("java", "jdk"),
    ".go-version": ("go", "golang"),
    ".terraform-version": ("terraform",),
}
"""What version managers read, and what each calls its language."""
_LANGUAGE = r"(?P<language>node(?:\.?js)?|python|ruby|java|jdk|go|golang|terraform)"
_NUMBER = r"(?:⟦(?P<thing>\d+)⟧|v?(?P<number>\d{1,4}(?:\.\d{1,4}){0,2}))"
_FILE = rf"{THE}{named(SLOT, 'file')}(?: file)?"
_PINS = r"(?:pins|sets|specifies|declares|requires|selects|locks)"
_PINNED = r"(?:pinned|set|specified|declared|locked|fixed)"
_BY = r"(?:in|via|by|through|with)"
_FORMS = (
    rf"{_FILE} {_PINS} {THE}(?:{_LANGUAGE} )?(?:version )?(?:to )?{_NUMBER}",
    rf"{_FILE} (?:is|{BE}{_PINNED}) ?(?:to )?(?:{_LANGUAGE} )?{_NUMBER}",
    rf"{THE}{_LANGUAGE} (?:version )?{_NUMBER} {BE}{_PINNED} {_BY} {_FILE}",
    rf"{THE}{_LANGUAGE}(?: version)? {BE}{_PINNED} to {_NUMBER} {_BY} {_FILE}",
)
_SOME = (
    rf"{THE}{_LANGUAGE}(?: version)? {BE}{_PINNED} {_BY} {_FILE}",
    rf"{_FILE} {_PINS} {THE}{_LANGUAGE} version",
)
_IS_VERSION = re.compile(r"v?(\d{1,4}(?:\.\d{1,4}){0,2})")


def read(words: Phrase) -> Reading | None:
    """Return a rule that the only line of the file is this version, or one that is told in more detail."""
    if found := fit(words, _SOME):
        path = _path(words, found)
        return Reading(_line(words, path, r"v?\d+(?:\.\d+)*", "a version"), Strength.STRONGER) if path else None
    found = fit(words, _FORMS)
    path = _path(words, found) if found else None
    if found is None or path is None:
        return None
    said = found["number"] or words.thing(found["thing"]).strip()
    version = _IS_VERSION.fullmatch(said)
    if version is None:
        return None
    line = _line(words, path, rf"v?{re.escape(version[1])}(?:\.\d+)*", f"version {version[1]}")
    # A file may hold the name of a line of releases, or several versions, the first of which is meant.
    named_so = TextRule(
        pattern=r"^\s*[^v\d\s]|^v?\d\S*[A-Za-z*]", meaning="a name", in_=(path,), min=1, named_in=words.named_in
    )
    alone = TextRule(pattern=r"^\s*[^#\s]", meaning="a version", in_=(path,), max=1, named_in=words.named_in)
    return Reading(All((line, alone)), Strength.STRONGER, least=AnyOf((line, named_so)))


def _path(words: Phrase, found: re.Match[str]) -> str | None:
    """Return the file, if it is one of the language that is told."""
    (path,) = things_in(words, found["file"])
    language = found["language"]
    names = _FILES.get(name_of(path))
    return path if names and (language is None or language in names) else None


def _line(words: Phrase, path: str, version: str, meaning: str) -> TextRule:
    return TextRule(pattern=rf"^\s*{version}\s*(?:#.*)?$", meaning=meaning, in_=(path,), min=1, named_in=words.named_in)
