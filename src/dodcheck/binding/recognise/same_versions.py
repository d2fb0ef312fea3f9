"""`a.toml` and `b.json` have the same version, the version in `a.toml` matches `CHANGELOG.md`: files that agree."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import ALSO, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.paths import is_path
from dodcheck.formats.bom_names import is_bom_name
from dodcheck.rules.releases.named import is_changelog
from dodcheck.rules.same_version import SameVersionRule

_VERSION = (
    rf"{THE}(?:(?:package|project|release|app|current|latest|newest|top) )*"
    rf"(?:versions?|release|entry|heading)(?: (?:numbers?|strings?|fields?|entry|heading))?"
)
_SAME = (
    r"(?:(?:is|are|stays?|kept) )?(?:matche?s?|equals?|agrees? with|consistent with|identical to|equal to"
    r"|the same as|in sync with|corresponds? to)"
)
_ALIKE = (
    r"(?:agree|match|(?:(?:is|are|stay|kept|be) )?(?:consistent|identical|equal|aligned|in sync|synchroni[sz]ed"
    r"|the same|matching))"
)
_OF = r"(?:in|of|from)"
_FILES = named(ALSO, "files")
_ONE, _OTHER = named(SLOT, "one"), named(ALSO, "others")
_NAMED = frozenset({"__version__", "version"})
_FORMS = (
    rf"{THE}{named(SLOT, 'key')}(?: field| constant)? {_OF} {_ONE} {_SAME} (?:{_VERSION} {_OF} )?{_OTHER}",
    rf"{_VERSION} {_OF} {_FILES} {_ALIKE}",
    rf"{_VERSION} {_ALIKE} (?:in|across|between|among) {_FILES}",
    rf"{_FILES} (?:have|carry|declare|state|say|share|show|name|agree on|use) the same version(?: number)?",
    rf"{_VERSION} {_OF} {_ONE} {_SAME} (?:{_VERSION} {_OF} |(?:the one|that) {_OF} )?{_OTHER}",
    rf"{_ONE} version {_SAME} (?:{_VERSION} {_OF} )?{_OTHER}(?: version)?",
    rf"{_ONE}(?:'s)? {_VERSION} {_SAME} (?:{_VERSION} {_OF} )?{_OTHER}(?: version)?",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that the files say the same version."""
    found = fit(words, _FORMS)
    if found is None:
        return None
    told = found.groupdict()
    if told.get("key") and not _NAMED.issuperset(things_in(words, told["key"])):
        return None
    files = [thing for name in ("files", "one", "others") for thing in things_in(words, told.get(name) or "")]
    if len(set(files)) < 2 or not all(map(_may_say, files)):  # noqa: PLR2004 - what agrees are two
        return None
    return Reading(SameVersionRule(in_=tuple(files), named_in=words.named_in))


def _may_say(path: str) -> bool:
    """Return whether a file may say which version the project has: no folder, no list of components, no other prose."""
    if path == "VERSION":
        return True
    if not is_path(path) or path.endswith("/") or is_bom_name(path):
        return False
    return is_changelog(path) or not path.lower().endswith((".md", ".markdown", ".rst", ".adoc", ".html"))
