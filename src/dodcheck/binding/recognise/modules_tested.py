"""Tests exist for each module in `src/`, every file in `src/` has a test: modules with tests of their own."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.paths import is_path
from dodcheck.rules.tested import TestedRule

_EACH = r"(?:every|each|all)(?: of the| the)?"
_MODULES = rf"{_EACH} (?:source |python |typescript |javascript |go |java )?(?:modules?|source files?|files?)"
_IN = rf"(?:in|under|of|below|within) (?:the )?{named(SLOT, 'place')}(?: folder| directory| package)?"
_TESTS = r"(?:(?:unit )?tests?|test files?|test modules?)"
_OWN = r"(?:(?:an?|its own|their own|corresponding|matching) )*"
_FORMS = (
    rf"{_TESTS} (?:exist|are there|are present|written|added|are written) for {_MODULES} {_IN}",
    rf"there (?:is|are) {THE}{_TESTS} for {_MODULES} {_IN}",
    rf"{_MODULES} {_IN} (?:has|have) {_OWN}{_TESTS}",
    rf"{_MODULES} {_IN} {BE}covered by {_OWN}{_TESTS}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that each has a file of tests by its name; such a file may be called otherwise."""
    found = fit(words, _FORMS)
    if found is None:
        return None
    folder = words.thing(found["place"][1:-1])
    if not is_path(folder) or not folder.endswith("/"):
        return None
    return Reading(TestedRule(in_=(folder,)))
