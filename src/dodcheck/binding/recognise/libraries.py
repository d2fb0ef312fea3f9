"""Uses Spring Boot 3.2, `junit-jupiter` 5.10 is a dependency, log4j is not a dependency: what builds for Java need."""

from __future__ import annotations

import re

from dodcheck.binding.recognise import dependencies
from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.paths import is_path
from dodcheck.rules.library import LibraryRule

_GROUPS = {
    "spring boot": "org.springframework.boot",
    "quarkus": "io.quarkus.platform",
    "micronaut": "io.micronaut.platform",
}
"""Frameworks that prose calls by their names, by the group that their versions belong to."""
_VERSION = r"(?:version )?v?(?P<version>\d{1,4}(?:\.\d{1,4}){1,2})(?:\.x)?"
_FRAMEWORK = named("|".join(_GROUPS), "framework")
_WHO = rf"(?:(?:it|{THE}(?:project|app|application|service|build|backend|code ?base)) )?"
_FORMS = (
    rf"{_WHO}(?:uses|runs on|is built on|is based on|targets|depends on) {_FRAMEWORK} {_VERSION}",
    rf"{THE}(?:project |build |backend )?{BE}(?:upgraded|updated|migrated|moved|bumped) to {_FRAMEWORK} {_VERSION}",
    rf"{_FRAMEWORK} {BE}(?:upgraded|updated|bumped) to {_VERSION}",
    rf"{_FRAMEWORK} version is {_VERSION}(?: in {THE}{named(SLOT, 'file')})?",
    rf"{THE}{named(SLOT, 'file')} (?:uses|declares|asks for|depends on|needs) {_FRAMEWORK} {_VERSION}",
)
_NEEDED = (
    rf"{THE}⟦(?P<name>\d+)⟧ {BE}(?:an? |the )*(?:direct )?dependency (?:in|of) {THE}{named(SLOT, 'file')}",
    rf"{THE}{named(SLOT, 'file')} (?:declares|has|lists|contains) (?:an? |the )*dependency on ⟦(?P<name>\d+)⟧",
    rf"{THE}{named(SLOT, 'file')} (?:depends on|asks for|needs) ⟦(?P<name>\d+)⟧",
)
_NAME = re.compile(r"[A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)?")
_PLAIN = re.compile(
    r"(?P<name>(?=[a-z.]*[\d-])[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)(?P<rest> (?:is|was) "
    r"(?:not|no longer) (?:an? |the |our )*(?:direct )?dependency|(?: (?:is|was|has been))? (?:removed|dropped) from "
    r"(?:the |our |project )*dependencies)"
)
_BUILD = re.compile(r"(?:.*/)?(?:pom\.xml|build\.gradle(?:\.kts)?)")


def read(words: Phrase) -> Reading | None:
    """Return a rule about what builds ask for; that a plain name is none of it is read as with code marks."""
    if found := fit(words, _FORMS):
        return _asked(words, _GROUPS[found["framework"]], found["version"], found.groupdict().get("file"))
    if (found := fit(words, _NEEDED)) and _NAME.fullmatch(words.thing(found["name"])):
        return _asked(words, words.thing(found["name"]), None, found["file"])
    if not words.things and (plain := _PLAIN.fullmatch(words.words)):
        return dependencies.read(words._replace(words=f"⟦0⟧{plain['rest']}", things=(plain["name"],)))
    return None


def _asked(words: Phrase, name: str, version: str | None, file: str | None) -> Reading | None:
    path = things_in(words, file)[0] if file else None
    if path is None:
        return Reading(LibraryRule(name=name, version=version))
    if not (is_path(path) and _BUILD.fullmatch(path)):
        return None
    return Reading(LibraryRule(name=name, version=version, path=path, named_in=words.named_in))
