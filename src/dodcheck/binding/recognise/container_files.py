"""Dockerfile runs as a non-root user, base images are pinned by digest: what a Dockerfile says."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.image import ImageRule
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.paths import name_of

_FILE = rf"(?:{THE}{named(SLOT, 'file')})"
_IMAGE = rf"(?:{_FILE}|{THE}(?:docker|container) image)"
_RUNS = r"(?:runs?|is run|are run|uses?|switches to|has|sets|specifies)"
_PLAIN = (
    rf"{_IMAGE} {_RUNS} (?:as )?(?:an? )?(?:non-root|unprivileged|non root|nonroot)(?: user)?",
    rf"{_IMAGE} (?:does not|doesn't|do not|don't|never) runs? as (?:the )?root(?: user)?",
)
_BUILDS = r"multi-?stage (?:docker(?:file)? )?builds?"
_STAGES = (
    rf"{_BUILDS}(?: {BE}(?:used|in use|in place|configured|implemented))?(?: in {_FILE})?",
    rf"uses? (?:a )?{_BUILDS}(?: in {_FILE})?",
    rf"multi-?stage {_FILE}",
    rf"{_FILE} (?:is multi-?stage|(?:uses|has|is) (?:an? )?multi-?stage(?: docker)? builds?|has multiple stages)",
)
_BASE = r"(?:all |the |every )*(?:docker )?base images?"
_DIGEST = (
    rf"{_BASE} (?:in {_FILE} )?{BE}pinned (?:by|to|with|using) (?:an? |their |its )?(?:sha256 |image )?digests?",
    rf"{_FILE} pins (?:its |the |all )*base images? (?:by|to|with) (?:an? )?digests?",
)
_LATEST = (
    rf"{_FILE} (?:has|contains|uses) no (?:⟦(?P<tag>\d+)⟧|latest)(?: image)?(?: tags?)?",
    rf"{_FILE} (?:does not|doesn't|never) uses? (?:the )?(?:⟦(?P<tag>\d+)⟧|latest)(?: tag)?",
)
_WHAT = r"(?:⟦(?P<what>\d+)⟧|(?P<word>healthcheck))"
_INSTRUCTION = (rf"{_FILE} (?:has|contains|defines|declares|sets|includes) {THE}{_WHAT}(?: instruction)?",)
_INSTRUCTIONS = frozenset({"HEALTHCHECK", "USER", "ENTRYPOINT", "CMD", "EXPOSE", "WORKDIR", "LABEL"})
_DOCKERFILE = "Dockerfile"
_ANY = "**/*Dockerfile*"
_FROM = r"(?i)^\s*FROM\s+(?:--\S+\s+)?"


def read(words: Phrase) -> Reading | None:
    """Return a rule about the lines of the Dockerfile; where none is named, it is the one of the repository."""
    for forms, reader in ((_PLAIN, _unprivileged), (_STAGES, _stages), (_DIGEST, _digest), (_LATEST, _no_latest)):
        if found := fit(words, forms):
            path = _path(words, found)
            reading = reader(words, found, path) if path else None
            return reading if reading is None or found["file"] else _alone(reading)
    if (found := fit(words, _INSTRUCTION)) and (path := _path(words, found)):
        return _instruction(words, found, path)
    return None


def _alone(reading: Reading) -> Reading:
    """Return a reading about the Dockerfile of a repository; where it has several, another one may be meant."""
    only = All((reading.tree, FileRule(path=_ANY, max=1)))
    least = reading.least or reading.tree
    return Reading(only, Strength.STRONGER, least=AnyOf((least, FileRule(path=_ANY, min=2))))


def _path(words: Phrase, found: re.Match[str]) -> str | None:
    path = words.thing(found["file"][1:-1]) if found["file"] else _DOCKERFILE
    name = name_of(path)
    return path if name.startswith((_DOCKERFILE, "Containerfile")) or name.endswith(".Dockerfile") else None


def _unprivileged(words: Phrase, _found: re.Match[str], path: str) -> Reading:
    return Reading(_image(words, path, "non-root"))


def _image(words: Phrase, path: str, has: str) -> ImageRule:
    return ImageRule(path=path, has=has, named_in=words.named_in)


def _stages(words: Phrase, _found: re.Match[str], path: str) -> Reading:
    return Reading(TextRule(pattern=r"(?i)^\s*FROM\s", meaning="`FROM`", in_=(path,), min=2, named_in=words.named_in))


def _digest(words: Phrase, _found: re.Match[str], path: str) -> Reading:
    return Reading(_image(words, path, "digest"))


def _no_latest(words: Phrase, found: re.Match[str], path: str) -> Reading | None:
    """Return what forbids the tag; an image without one has it all the same, which the words may not mean."""
    if found["tag"] and words.thing(found["tag"]) not in ("latest", ":latest"):
        return None
    said = TextRule(
        pattern=rf"{_FROM}\S+:latest\b", meaning="the tag `latest`", in_=(path,), max=0, named_in=words.named_in
    )
    return Reading(_image(words, path, "tag"), Strength.STRONGER, least=said)


def _instruction(words: Phrase, found: re.Match[str], path: str) -> Reading | None:
    name = (words.thing(found["what"]) if found["what"] else found["word"]).upper()
    if name not in _INSTRUCTIONS:
        return None
    if name == "HEALTHCHECK":
        return Reading(_image(words, path, "healthcheck"))
    said = rf"(?i)^\s*{name}\s+\S"
    return Reading(TextRule(pattern=said, meaning=f"`{name}`", in_=(path,), min=1, named_in=words.named_in))
