"""Create the user model in `src/user.py`, Unit tests for rates in `tests/test_rates.py`: work that shows in a place."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import SLOT, begins, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.file import FileRule

_MAKE = (
    r"(?:create|implement|write|define|build|add|configure|set ?up|initiali[sz]e|extend|update|document|record|extract"
    r"|expose|register|wire|author|scaffold|declare|introduce|develop|integrate|enhance|export|insert|append|mount)"
)
_MADE = r"(?P<made>[a-z⟦/\"'][^:;]{0,160}?),? (?:in|to|into|under|at)"
_TESTS = (
    r"(?:(?:write|add|create|implement) )?(?:(?:failing|new|the) )?"
    r"(?:(?:contract|integration|unit|e2e|end-to-end|regression|smoke|component|property|acceptance|performance|widget"
    r"|snapshot|api|ui|bdd) )+tests?"
)
_ENDS = r"(?= \(|:|,| —|$| (?:with|using|for|including|via|that|and|per|so|from|following|based on)\b)"
_PRESUPPOSED = r"(?:edit|extend|modify|amend|enhance|refactor|(?:tests? )?in):? (?:the )?(?:file )?(?P<made>)"
_FORMS = (
    rf"{_MAKE} {_MADE} (?:the )?{named(SLOT, 'place')}{_ENDS}",
    rf"{_TESTS}(?P<made>\b[^:;]{{0,160}}?),? (?:in|at|under) (?:the )?{named(SLOT, 'place')}{_ENDS}",
    rf"{_PRESUPPOSED}{named(SLOT, 'place')}(?=:|,| —| (?:to|with|by)\b)",
)
_PAGES = (".md", ".rst", ".adoc")
_MAY_NOT_BE = re.compile(
    r"n't\b|\b(?:not|never|no longer|instead|skip\w*|cancel\w*|optional\w*|if|when|unless|until|later|planned|pending"
    r"|defer\w*|future|generated|run ?time|ignored|untracked|local-only|private|external|another|elsewhere|fork\w*|wiki"
    r"|submodule|temporary|temporarily|artifacts?|outputs?|n/a|tbd|will|to be|would|should|(?:in|to|from|into|of)"
    r" (?:\w+ ){0,3}repo(?:sitory)?)\b"
)
"""Words of a deed that say that it may not have been done here; what they are about may be called much else."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that the place is there, which never proves what was done in it.

    A bare name may be that of a file outside, and of two files one may be gone since.
    """
    found = next(begins(words, _FORMS), None)
    if found is None:
        return None
    (place,) = things_in(words, found["place"])
    rest = words.words[found.end() :]
    beside = things_in(words, found["made"])
    if any(map(is_path, beside)) or not _is_inside(place) or _MAY_NOT_BE.search(found["made"]) or turns_aside(rest):
        return None
    return Reading(FileRule(path=place, named_in=words.named_in), Strength.WEAKER)


def _is_inside(place: str) -> bool:
    """Return whether a thing is plainly the path of a file that git tracks, or of a folder below another."""
    folder, name = place.rstrip("/").rpartition("/")[::2]
    if not is_path(place) or place.startswith(("/", "~", "../")) or name.startswith(".env"):
        return False
    return bool(folder) or name.endswith(_PAGES)
