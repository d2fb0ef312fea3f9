"""`big.py` split into `a.py` and `b.py`, Merged `one.md` into `guide.md`: files that became others."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.formerly import formerly, made
from dodcheck.binding.recognise.forms import ALSO, BE, EITHER_SIGN, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.globs import is_glob

_NOUN = r"(?: (?:files?|modules?|scripts?|documents?))?"
_OLD = rf"{THE}{named(SLOT, 'olds')}{_NOUN}"
_OLDS = rf"{THE}{named(ALSO, 'olds')}{_NOUN}"
_NEW = rf"{THE}{named(SLOT, 'news')}{_NOUN}"
_NEWS = rf"{THE}{named(ALSO, 'news')}{_NOUN}"
_SPLIT = r"(?:split|broken)(?: up| apart)?"
_UNITED = r"(?:merged|combined|consolidated|folded|united)"
_FORMS = (
    rf"(?:split|splitted|break|broke)(?: up)?:? {_OLD}(?: up)? into {_NEWS}",
    rf"{_OLD} {BE}{_SPLIT} into {_NEWS}",
    rf"(?:merge|combine|consolidate|fold|unite)(?:d|ed)?:? {_OLDS} into {_NEW}",
    rf"{_OLDS} {BE}{_UNITED} into {_NEW}",
)
_FILE = re.compile(r"(?:.*/)?[^/]+\.\w+")
"""A file with a suffix: `feature/x` is a branch, and `core` a package."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that the old files are gone and were there, and that the new ones are there.

    What was split may stay, as a way to the parts: only that a new file was never there refutes.
    """
    found = fit(words, _FORMS)
    if found is None or EITHER_SIGN in found["olds"] + found["news"]:
        return None
    olds, news = things_in(words, found["olds"]), things_in(words, found["news"])
    if not all(is_path(path) and _FILE.fullmatch(path) and not is_glob(path) for path in (*olds, *news)):
        return None
    there = [FileRule(path=path, named_in=words.named_in) for path in news]
    gone = [FileRule(path=path, max=0, named_in=words.named_in) for path in olds if path not in news]
    if not gone:
        return None
    least = every([made(one) for one in there]).tree
    return formerly(every([*there, *gone], Strength.STRONGER)._replace(least=least), gone)
