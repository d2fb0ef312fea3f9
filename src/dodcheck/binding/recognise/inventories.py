"""All 142 workflow files inventoried, `X` lists every file in `Y`, workflows classified by signal strength, audited."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.audits import HoldingDocument, announced_classes, classified_by, document_holding
from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, first_fitting
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_file_glob, is_markdown, is_path
from dodcheck.rules.file import FileRule
from dodcheck.rules.inventory import InventoryRule
from dodcheck.rules.types import WORKFLOWS

FINDINGS = (
    *("Finding", "Findings", "Silent Failure", "Silent Failures", "Silent Failure Patterns", "Issues", "Issues Found"),
    *("Observation", "Observations"),
)
"""Columns that say what an audit found."""
SIGNALS = ("Strong", "Weak", "Cosmetic / Informational", "Legacy / Unclear")
"""The classes of signals, where a document announces no others."""

_ALL = r"(?:all|every|each)(?: of)?(?: the)? "
_COUNT = r"(?:(?P<count>\d{1,6}) )?"
_WORKFLOWS = r"(?:(?:ci|github|github actions|actions) )?workflows?(?: files?)?"
_LISTED = r"(?:inventoried|catalogu?ed)"
_IN = rf"(?: in {THE}{named(SLOT, 'document')})?"
_INVENTORIED = (
    rf"(?:{_ALL})?{_COUNT}{_WORKFLOWS} {BE}{_LISTED}{_IN}",
    rf"(?:{_ALL}){_COUNT}{_WORKFLOWS} {BE}(?:listed|documented) in {THE}{named(SLOT, 'document')}",
    rf"(?:complete |full )?inventory of {_ALL}{_COUNT}{_WORKFLOWS}(?: (?:created|produced|complete|done))?{_IN}",
)
_SORT = r"(?P<sort>files?|modules?|scripts?|documents?|docs|pages?|plugins?|packages?|components?)"
_TELLS = r"(?P<tells>described|explained|covered)"
_BELOW = rf"(?:in|under|inside|below|of) {THE}{named(SLOT, 'scope')}(?: folder| directory)?"
_HELD = rf"{BE}(?:{_LISTED}|listed|named|documented|{_TELLS}) in {THE}{named(SLOT, 'document')}"
_HOLDS = r"(?:lists|inventories|names|documents|(?P<tells>describes|explains|covers))"
_FILES = (
    rf"{THE}{named(SLOT, 'document')} {_HOLDS} {_ALL}{_COUNT}{_SORT} {_BELOW}",
    rf"{_ALL}{_COUNT}{_SORT} {_BELOW} {_HELD}",
    rf"{_ALL}{_COUNT}{named(SLOT, 'scope')} {_SORT} {_HELD}",
)
_UNPLACED = (
    rf"{_ALL}(?P<count>\d{{1,6}}) {_SORT} {BE}(?:{_LISTED}|listed|named|documented) in {THE}{named(SLOT, 'document')}",
)
_BY = r"(?: (?:by|per) (?P<by>[a-z]+(?: [a-z]+){0,2}?))?"
_CLASSIFIED = (rf"(?:{_ALL})?{_COUNT}{_WORKFLOWS} {BE}(?:classified|categori[sz]ed|rated|graded){_BY}{_IN}",)
_AUDITED = (
    rf"(?:{_ALL})?(?:critical |core |key |main )*{_WORKFLOWS} \({named(ALSO, 'files')}\) {BE}audited{_IN}",
    rf"(?:{_ALL})?(?:critical |core |key |main )*{_WORKFLOWS} {BE}audited{_IN} \({named(ALSO, 'files')}\)",
    rf"{named(ALSO, 'files')}(?: {_WORKFLOWS})? {BE}audited{_IN}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule about a table or list of a document, which the statement or its document names."""
    return first_fitting(
        words,
        (
            (_INVENTORIED, _inventoried),
            (_FILES, _listing),
            (_UNPLACED, _unplaced),
            (_CLASSIFIED, _classified),
            (_AUDITED, _audited),
        ),
    )


def _inventoried(words: Phrase, found: re.Match[str]) -> Reading | None:
    held = _held(words, found, "inventory")
    if held is None:
        return None
    count = int(found["count"]) if found["count"] else None
    rule = InventoryRule(document=held.document, files=WORKFLOWS, count=count, named_in=words.named_in)
    return Reading(rule, held.strength)


def _listing(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for each file of a folder or a glob; of a folder's files, "modules" may be fewer."""
    (document,) = things_in(words, found["document"])
    (scope,) = things_in(words, found["scope"])
    globs = scope_of(scope) if is_file_glob(scope) or (is_path(scope) and scope.endswith("/")) else None
    if not is_markdown(document) or globs is None:
        return None
    count = int(found["count"]) if found["count"] else None
    rule = InventoryRule(document=document, files=globs, count=count, named_in=words.named_in)
    narrower = not is_file_glob(scope) and not found["sort"].startswith("file")
    if narrower and found["tells"]:
        return None
    return Reading(rule, Strength.STRONGER if narrower else Strength.WEAKER if found["tells"] else Strength.EXACT)


def _unplaced(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for the document alone, where it is not told which files are meant."""
    (document,) = things_in(words, found["document"])
    rule = FileRule(path=document, named_in=words.named_in)
    return Reading(rule, Strength.WEAKER) if is_markdown(document) else None


def _classified(words: Phrase, found: re.Match[str]) -> Reading | None:
    held = _held(words, found, "audit")
    by = found["by"] or classified_by(words)
    if held is None or not by:
        return None
    values = announced_classes(words, by)
    rule = InventoryRule(
        document=held.document,
        files=WORKFLOWS,
        count=int(found["count"]) if found["count"] else None,
        value_column=_columns(by) if values else _own_columns(by),
        values=values,
        named_in=words.named_in,
    )
    if values:
        return Reading(rule, held.strength)
    return Reading(rule, Strength.WEAKER) if held.strength is Strength.EXACT else None


def _audited(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for a row with a class and a finding for each; without a closed list, it only half decides."""
    held = _held(words, found, "audit")
    files = things_in(words, found["files"])
    if held is None or not all(file.endswith((".yml", ".yaml")) and is_path(file) for file in files):
        return None
    by = classified_by(words) or "signal strength"
    known = announced_classes(words, by)
    values = SIGNALS if not known and held.strength is Strength.STRONGER else known
    rule = InventoryRule(
        document=held.document,
        files=tuple(file if "/" in file else f".github/workflows/{file}" for file in files),
        value_column=_columns(by) if values else _own_columns(by),
        values=values,
        filled=FINDINGS,
        named_in=words.named_in,
    )
    return Reading(rule, held.strength if values else Strength.WEAKER)


def _held(words: Phrase, found: re.Match[str], topic: str) -> HoldingDocument | None:
    told = found.groupdict().get("document")
    if told is None:
        return document_holding(words, topic)
    (document,) = things_in(words, told)
    return HoldingDocument(document, Strength.EXACT) if is_markdown(document) else None


def _columns(by: str) -> tuple[str, ...]:
    """Return heads of columns that may hold a classification whose classes are known."""
    return tuple(dict.fromkeys((*_own_columns(by), "Classification", "Class", "Category", "Signal")))


def _own_columns(by: str) -> tuple[str, ...]:
    """Return heads of columns that say themselves what they classify by."""
    whole = by.title()
    return tuple(dict.fromkeys((whole, *whole.split())))
