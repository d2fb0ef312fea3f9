"""Audit pack linked from `REFACTOR.md`, no broken links in `a.md`: links, where they lead, and what an index lists."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.topics import ARTICLE, TOPIC
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_markdown, is_path
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.links import LinksRule

_FILE = rf"{THE}(?:file |document )?{named(SLOT, 'file')}"
_FORMS = (
    rf"{ARTICLE}{TOPIC} {BE}(?:linked|reachable|referenced by link) (?:from|in) {_FILE}",
    rf"{_FILE} (?:links|has a link|contains a link) to {ARTICLE}{TOPIC}",
    rf"{ARTICLE}link to {ARTICLE}{TOPIC} {BE}(?:added to|in|present in) {_FILE}",
)
_SORT = r"(?:(?P<inside>relative|internal|local) )?"
_RESOLVED = r"(?:resolves?|works?|(?:is|are) (?:valid|resolvable|resolved|not broken|unbroken|intact))"
_PLACE = rf"(?:any file (?:in|of) |files in )?{_FILE}(?P<folder> (?:folder|directory))?"
_RESOLVE = (
    rf"(?:all|every|each)(?: of)?(?: the)? {_SORT}links? (?:in|of|from|within) {_PLACE} {_RESOLVED}",
    rf"(?:there (?:is|are) )?(?:no|zero|0) (?:broken|dead) {_SORT}links? (?:in|within|below|under) {_PLACE}",
    rf"{_PLACE} (?:has|contains) (?:no|zero|0) (?:broken|dead) {_SORT}links?",
    rf"{_PLACE} (?:is )?free of (?:broken|dead) {_SORT}links?",
)
_DOCS = r"(?:the |our )?(?:docs|documentation|markdown(?: files)?)"
_EVERYWHERE = (
    rf"(?:all|every|each)(?: of)?(?: the)? {_SORT}links? (?:in|of|within) {_DOCS} {_RESOLVED}",
    rf"(?:there (?:is|are) )?(?:no|zero|0) (?:broken|dead) {_SORT}links? (?:in|within) {_DOCS}",
    rf"{_DOCS} (?:has|contains|have) (?:no|zero|0) (?:broken|dead) {_SORT}links?",
)
_FOLDER = re.compile(r"[\w-][\w.-]*(?:/[\w.-]+)*/?")
_NAME = r"(?:[a-z]+ )?(?P<pack>[a-z]{3,20})"
_COUNT = r"(?: \((?P<count>[1-9]\d{0,2}) (?:files|documents|docs)\))?"
_MADE = r"(?:created|written|present|there|complete|in place)"
_PACK = (
    rf"(?:all (?:of )?)?(?:the )?{_NAME} pack (?:documents|docs|files) {BE}{_MADE}{_COUNT}",
    rf"{ARTICLE}{_NAME} pack {BE}(?:complete|created){_COUNT}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for such a link; of several things that are linked, one is no more than a part."""
    if found := fit(words, _PACK):
        return _pack(words, found)
    if found := fit(words, _RESOLVE):
        return _resolve(words, found)
    if found := fit(words, _EVERYWHERE):
        return Reading(LinksRule(in_=("**/*.md",), outward=not found["inside"]), Strength.STRONGER)
    found = fit(words, _FORMS)
    if found is None:
        return None
    (file,) = things_in(words, found["file"])
    if not file.lower().endswith((".md", ".markdown")):
        return None
    several = found["topic"].endswith("s") and not found["topic"].endswith("ss")
    rule = DocumentRule(path=file, links_about=found["topic"], named_in=words.named_in)
    return Reading(rule, Strength.WEAKER if several else Strength.EXACT)


def _resolve(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what follows the links; whether one that leads to another site works, nothing in the repository shows."""
    (file,) = things_in(words, found["file"])
    if (is_path(file) and file.endswith("/")) or (found["folder"] and _FOLDER.fullmatch(file)):
        rule = LinksRule(in_=(f"{file.rstrip('/')}/",), outward=not found["inside"], named_in=words.named_in)
        return Reading(rule)
    if found["folder"] or not is_markdown(file):
        return None
    asked = DocumentRule(path=file, all_links_resolve=True, named_in=words.named_in)
    return Reading(asked, Strength.EXACT if found["inside"] else Strength.WEAKER)


def _pack(words: Phrase, found: re.Match[str]) -> Reading:
    """Return what asks for the documents that the index of the pack's folder lists, and no other nine files."""
    path, least = f"{found['pack']}/README.md", int(found["count"] or 1)
    return Reading(DocumentRule(path=path, documents=least, named_in=words.named_in))
