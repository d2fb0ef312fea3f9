"""All dependencies are pinned, dependencies are locked, no unpinned dependencies in `requirements.txt`."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.locked import LockedRule
from dodcheck.rules.locking.manifests import REQUIREMENTS, sort_of

_WHICH = r"(?:(?:all|every|the|our|its|project|direct|third[- ]party|external|runtime|production|package) )*"
_THINGS = rf"{_WHICH}(?:dependenc(?:y|ies)|requirements|dependency versions|versions of (?:all )?dependencies)"
_EXACTLY = (
    r"(?P<exactly> (?:to|at|with) (?:an? )?(?:exact|specific|fixed|concrete)(?: version)?s?(?: numbers?)?| exactly)"
)
_BY = r"(?P<by> (?:in|by|via|with|through|using) (?:an? |the )?lock ?-?files?)"
_IN = rf"(?: in {THE}{named(SLOT, 'file')})"
_FORMS = (
    rf"{_THINGS} {BE}(?:version-)?(?:pinned|locked)(?:{_EXACTLY})?(?:{_BY})?(?:{_IN})?",
    rf"{_THINGS}{_IN} {BE}(?:pinned|locked)(?:{_EXACTLY})?",
    rf"(?:there (?:is|are) )?(?:no|zero|0) (?:unpinned|unlocked|floating) dependenc(?:y|ies)(?:{_IN})?",
    rf"(?:pin|lock) {_THINGS}(?:{_EXACTLY})?(?:{_BY})?(?:{_IN})?",
)
_WORK_AT_HAND = "milestone"
"""A plan may speak of the dependencies that it is about, and of no others."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that each manifest is locked.

    "Exact versions" may ask the same of the manifest itself, and "by lock files" more than of requirements.
    """
    found = fit(words, _FORMS)
    return _reading(words, found) if found else None


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    told = found.groupdict()
    files = things_in(words, told.get("file") or "")
    if any(not is_path(one) or sort_of(one) != REQUIREMENTS for one in files):
        return None
    rule = LockedRule(in_=files, named_in=words.named_in) if files else LockedRule(named_in=words.named_in)
    if words.scope.startswith(_WORK_AT_HAND) and not files:
        return Reading(rule, Strength.STRONGER)
    loose = told.get("by") or (told.get("exactly") and not files)
    return Reading(rule, Strength.WEAKER if loose else Strength.EXACT)
