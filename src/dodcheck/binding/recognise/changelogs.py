"""Changelog updated for 2.1.0, changelog entry for `v2.1.0` added: the section of a version in the changelog."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.document import DocumentRule

_PATH = "CHANGELOG.md"
_LOG = rf"{THE}change ?log(?: file)?"
_VERSION = r"(?:(?:version|release) )?(?:v?(?P<version>\d{1,4}(?:\.\d{1,4}){1,3}(?:-[a-z0-9.]{1,20})?)|⟦(?P<slot>\d+)⟧)"
_PART = r"(?:entry|section|notes|release notes)"
_FORMS = (
    rf"{_LOG} {BE}(?:updated|written|extended|complete) (?:for|with|to) {THE}{_VERSION}(?: {_PART})?",
    rf"{_LOG} {_PART} (?:for|of) {THE}{_VERSION}(?: {BE}(?:added|written|created|exists?|present|there|in place))?",
    rf"(?:add|update|write) {_LOG}(?: {_PART})? for {THE}{_VERSION}",
    rf"{THE}{_VERSION} {BE}(?:added to|documented in|listed in|described in|noted in|in) {_LOG}",
)
_IS_VERSION = re.compile(r"v?(\d+(?:\.\d+){1,3}(?:-[A-Za-z0-9.]+)?)")


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for the section; the changelog of another name may have it, so it never refutes."""
    found = fit(words, _FORMS)
    if found is None:
        return None
    version = found["version"] or _version(words.thing(found["slot"]))
    return Reading(DocumentRule(path=_PATH, section=version), Strength.STRONGER) if version else None


def _version(thing: str) -> str | None:
    told = _IS_VERSION.fullmatch(thing)
    return told[1] if told else None
