"""Renamed `a.py` → `b.py` → `c.py`: a file that had several names, one after the other."""

from __future__ import annotations

from dodcheck.binding.recognise.formerly import formerly, made
from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.globs import is_glob

_TO = r"(?:to|→|->|into)"
_ON = rf",?(?: (?:and )?(?:then|later|finally)(?: renamed| moved)?)? {_TO} "
_NEWS = named(rf"{SLOT}(?:{_ON}{SLOT}){{1,6}}", "news")
_OLD = rf"{THE}(?:file |module |script )?{named(SLOT, 'old')}"
_FORMS = (
    rf"(?:rename|move)d?:? {_OLD} {_TO} {_NEWS}",
    rf"{_OLD} {BE}(?:renamed|moved) {_TO} {_NEWS}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that the first name was there once, the last one is there now, and no other one is.

    What took a name in between may be there again for something else, and the last may be gone by now: that refutes
    nothing.
    """
    found = fit(words, _FORMS)
    if found is None:
        return None
    path = (*things_in(words, found["old"]), *things_in(words, found["news"]))
    placed = {("/" in one.rstrip("/"), one.endswith("/")) for one in path}
    # A bare name behind a path may stand in the same folder, or not.
    if len(set(path)) < len(path) or len(placed) > 1 or not all(map(is_path, path)) or is_glob("".join(path)):
        return None
    *gone, there = (FileRule(path=one, max=None if one == path[-1] else 0, named_in=words.named_in) for one in path)
    whole = every([*gone, there], Strength.STRONGER)
    return formerly(whole._replace(least=every([gone[0], made(there)]).tree), gone[:1])
