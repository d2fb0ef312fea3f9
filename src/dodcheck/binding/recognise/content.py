"""`X` contains `y`, `y` is documented in `X`, `X` links to `z`, `X` has a `Y` section: what one file holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from dodcheck.binding.recognise.forms import ALSO, BE, EITHER_SIGN, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.ignore_lines import kept_out, left_out
from dodcheck.binding.recognise.literals import callee, spaced, spans_scalars, stands_for_itself, stands_in_comments
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, together
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.text import TextRule

_HOLDS = (
    r"(?:contains?|mentions?|includes?|lists?|references?|documents?|names?|records?|"
    r"(?P<tells>describes?|explains?|covers?))"
)
_HELD = (
    r"(?:mentioned|included|listed|referenced|documented|named|recorded|noted|present|contained|found|"
    r"(?P<tells>described|explained|covered))"
)
_MANY = r"(?:command|option|flag|variable|setting|key|target)s"
_SORTS = rf"(?:{named(_MANY, 'many')}|command|option|flag|variable|setting|key|target)"
_WHAT = rf"(?: (?:{named(_SORTS, 'sort')}|terms?|strings?|lines?|words?))?"
"""What the things are said to be; of the first, a word that merely stands there may be something else."""
_FILE = rf"{THE}(?:file |document |section of )?{named(SLOT, 'file')}"
_TEXT = (
    rf"{_FILE} (?:now )?{_HOLDS} {THE}(?:both )?{named(ALSO, 'held')}{_WHAT}",
    rf"{THE}{named(ALSO, 'held')}{_WHAT} {BE}{_HELD} in {_FILE}",
    rf"{THE}{named(ALSO, 'held')}{_WHAT} {BE}(?P<tells>added) to {_FILE}",
    rf"(?:document|mention|list|reference|record) {THE}{named(ALSO, 'held')}{_WHAT} in {_FILE}",
)
_SECTION = (
    rf"{_FILE} (?:has|contains|includes) {THE}{named(ALSO, 'held')} (?:section|heading)s?",
    rf"{_FILE} (?:has|contains|includes) {THE}(?:section|heading)s? {named(ALSO, 'held')}",
    rf"{THE}{named(ALSO, 'held')} (?:section|heading)s? {BE}(?:added to|present in|exists? in|in) {_FILE}",
)
_ENTRIES = r"(?:has|contains|includes|lists) (?:entries|patterns|rules|lines|an? (?:entry|pattern|rule|line)) for"
_OUT = r"(?P<out>(?:git-?)?ignored|excluded|covered)"
_KEPT_OUT = (
    rf"{named(ALSO, 'held')} {BE}(?:in|added to|{_OUT} (?:in|by|via|through)) {_FILE}",
    rf"add {named(ALSO, 'held')} to {_FILE}(?P<out>)",
    rf"{_FILE} (?:now )?(?P<out>covers|ignores|excludes|{_ENTRIES}) {THE}(?:both )?{named(ALSO, 'held')}",
)
"""What stands in an ignore file is a line of it; what it leaves out another line may leave out as well."""

_VERSION = r"(?P<version>v?\d{1,4}(?:\.\d{1,4}){1,3}|\[?unreleased\]?|⟦(?P<named>\d+)⟧)"
_NOTED = r"(?:entry|section|heading|notes|release notes)"
_RELEASE = (
    rf"{_FILE} (?:has|contains|includes) {THE}{_NOTED} (?:for|of) (?:version |release )?{_VERSION}",
    rf"{_FILE} (?:has|contains|includes) {THE}(?:version )?{_VERSION} {_NOTED}",
    rf"{THE}{_NOTED} for (?:version |release )?{_VERSION} {BE}(?:added to|present in|exists? in|in) {_FILE}",
)
"""A changelog has a section for each version."""

_LINK = (
    rf"{_FILE} (?:links|is linked) to {THE}{named(ALSO, 'held')}",
    rf"{THE}{named(ALSO, 'held')} {BE}linked (?:from|in) {_FILE}",
    rf"link(?: to)? {THE}{named(ALSO, 'held')} (?:from|in) {_FILE}",
)
_IS_VERSION = re.compile(r"v?\d{1,4}(?:\.\d{1,4}){1,3}|\[?unreleased\]?", re.IGNORECASE)
_MARKDOWN = (".md", ".markdown", ".mdx")
_PARSED = (".yml", ".yaml", ".json")
_MARKUP = re.compile(r"#{1,6} |<!--|\*\*|\[[^\]]*\]\(")
"""What begins a literal that is Markdown itself: it stands in the source, not in the words."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks into the file; prose is never what is looked for."""
    if (found := fit(words, _RELEASE)) and (told := _release(words, found)):
        return told
    if (found := fit(words, _KEPT_OUT)) and words.thing(found["file"][1:-1]).endswith("ignore"):
        told = _each(words, found, kept_out)
        return left_out(words, found, told) if told and found["out"] is not None else told
    for forms, reading in ((_SECTION, _section), (_LINK, _link), (_TEXT, _text)):
        if found := fit(words, forms):
            return _each(words, found, reading)
    return None


def _each(words: Phrase, found: re.Match[str], reading: Callable[[str, str, str], Reading | None]) -> Reading | None:
    """Return what asks for each of the things in the one file."""
    (file,) = things_in(words, found["file"])
    if not is_path(file) or file.endswith("/") or _is_owned(file, found[0]):
        return None
    asked = kept_out if file.endswith("ignore") else reading
    held = [asked(file, one, words.named_in) for one in things_in(words, found["held"])]
    told = [one for one in held if one]
    more, either = _says_more(file, found.groupdict(), len(held)), EITHER_SIGN in found["held"]
    if len(told) < len(held) or (more and either):
        return None
    return together(told, Strength.WEAKER if more else Strength.STRONGER if either else Strength.EXACT)


def _is_owned(file: str, said: str) -> bool:
    """Return whether a path has owners: a wider line of CODEOWNERS gives them to it as well as one that names it."""
    return file.rpartition("/")[2] == "CODEOWNERS" and ("cover" in said or "include" in said)


def _says_more(file: str, told: Mapping[str, str | None], number: int) -> bool:
    """Return whether it takes more than the words: an explanation, a target of that name, the commands of `make`."""
    sort = told.get("sort") is not None and not file.lower().endswith(_MARKDOWN)
    return bool(told.get("tells") or sort or (told.get("many") and number == 1))


def _release(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for the section of a version; of another thing that is noted the heading may be anything."""
    (file,) = things_in(words, found["file"])
    version = words.thing(found["named"]) if found["named"] else found["version"]
    return _section(file, version, words.named_in) if _IS_VERSION.fullmatch(version) else None


def _section(file: str, title: str, named_in: str) -> Reading | None:
    if not file.lower().endswith(_MARKDOWN):
        return None
    return Reading(DocumentRule(path=file, section=title.lstrip("# "), named_in=named_in))


def _link(file: str, target: str, named_in: str) -> Reading | None:
    if not file.lower().endswith(_MARKDOWN) or not is_path(target):
        return None
    return Reading(DocumentRule(path=file, links_to=(target,), named_in=named_in))


def _text(file: str, held: str, named_in: str) -> Reading | None:
    """Return what looks for a text: in Markdown anywhere, in YAML and JSON in what they say, in code outside comments.

    A name before `()` is looked for without them; in code, where the name may mean something else, it only refutes.
    """
    if not stands_for_itself(held):
        return None
    name = callee(held)
    if file.lower().endswith(_MARKDOWN) and not _MARKUP.match(held):
        return _mention(file, name or held, named_in)
    if raw := _raw(file, held):
        return Reading(replace(raw, named_in=named_in))
    parsed = file.lower().endswith(_PARSED)
    rule = TextRule(
        literal=name or held, in_=(file,), min=1, word=True, parsed=parsed, code_only=not parsed, named_in=named_in
    )
    if not parsed and (pattern := spaced(held)):
        return Reading(replace(rule, literal=None, word=False, pattern=pattern, meaning=f"“{held}”"))
    if parsed and spans_scalars(held):
        return Reading(rule, Strength.STRONGER)
    return Reading(rule, Strength.WEAKER if name else Strength.EXACT)


def _raw(file: str, held: str) -> TextRule | None:
    """Return what looks at the lines as they are, where a text stands in no other way."""
    if _MARKUP.match(held) or stands_in_comments(held):
        return TextRule(literal=held, in_=(file,), min=1, word=True)
    return None


def _mention(file: str, held: str, named_in: str) -> Reading:
    """Return what looks for words; a path is also there as the target of a link."""
    said = DocumentRule(path=file, mentions=(held,), named_in=named_in)
    if not is_path(held):
        return Reading(said)
    return Reading(AnyOf((said, DocumentRule(path=file, links_to=(held,), named_in=named_in))))
