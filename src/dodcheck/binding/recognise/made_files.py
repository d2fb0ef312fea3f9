"""`src/a.py` (245 lines) - the parser, below "Files created" in a report: a file that was made or changed is there."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.citable import things_of
from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.file_kinds import file_is_there
from dodcheck.binding.recognise.forms import ALSO, EITHER_SIGN, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import every
from dodcheck.binding.tree import Bound, Strength
from dodcheck.documents.paths import is_path
from dodcheck.model.report import Origin
from dodcheck.rules.cited import CitedRule

LACKING = "nothing here shows what is said of it"

_FORM = re.compile(rf"{named(ALSO, 'paths')}(?P<remark> \([^()]*\))?(?P<rest>.*)", re.DOTALL)
_NEW = re.compile(r"\((?:new|created|added)(?: file)?\)")
_CHANGED = re.compile(r"\b(?:modified|updated|edited|touched)\b")


def made_files(words: Phrase, goes: re.Pattern[str]) -> Bound | None:
    """Return a rule for a file of such a list: missing it refutes that it was made; there, it proves no more than that.

    What was removed since was made all the same. ``goes`` are words that may say that it is gone by now, or was never
    here. That a file was changed nothing shows.
    """
    found = _FORM.fullmatch(words.words)
    paths = things_in(words, found["paths"]) if found else ()
    if found is None or EITHER_SIGN in found["paths"] or not all(map(is_path, paths)):
        return None
    remark, rest = found["remark"] or "", found["rest"]
    if turns_aside(remark) or goes.search(remark + rest):
        return None
    things = tuple(dict.fromkeys(thing for path in paths for thing in things_of(path)))
    least = CitedRule(things=things, named_in=words.named_in, past=True) if things else None
    bare = not rest.strip(" .") and (not remark or _NEW.fullmatch(remark.strip()))
    if bare and not _CHANGED.search(words.announced):
        tree = every([file_is_there(path, words.named_in) for path in paths]).tree
        return Bound(tree, Origin.RECOGNISED, Strength.STRONGER, least=least)
    return Bound(least, Origin.RECOGNISED, Strength.WEAKER, lacking=LACKING) if least else None
