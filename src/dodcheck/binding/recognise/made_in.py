"""Create the user model in `src/user.py`: work that shows in a file, so the file is there."""

from __future__ import annotations

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import SLOT, begins, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.file import FileRule

_MAKE = (
    r"(?:create|implement|write|define|build|add|configure|set up|initiali[sz]e|extend|update|document|record|extract"
    r"|expose|register|wire|author)"
)
_FORMS = (
    rf"{_MAKE} (?P<made>[a-z⟦][^:;]{{0,120}}?),? (?:in|to|into|under) (?:the )?{named(SLOT, 'place')}(?= \(|:| —|$)",
)
_PAGES = (".md", ".rst", ".adoc")


def read(words: Phrase) -> Reading | None:
    """Return a rule that the file is there, which never proves what was done in it.

    A bare name may be that of a file outside, and of two files one may be gone since.
    """
    found = next(begins(words, _FORMS), None)
    if found is None:
        return None
    (place,) = things_in(words, found["place"])
    beside = things_in(words, found["made"])
    rest = words.words[found.end() :]
    if any(map(is_path, beside)) or not _is_inside(place) or turns_aside(found["made"]) or turns_aside(rest):
        return None
    return Reading(FileRule(path=place, named_in=words.named_in), Strength.WEAKER)


def _is_inside(place: str) -> bool:
    """Return whether a thing is plainly the path of a file that git tracks."""
    name = place.rpartition("/")[2]
    if not is_path(place) or place.startswith("/") or not name or name.startswith(".env"):
        return False
    return "/" in place or name.endswith(_PAGES)
