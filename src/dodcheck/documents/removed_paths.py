"""Which paths a document says were taken away: `- [x] T040 Delete src/old.py`, `- [x] Rename a.py to b.py`.

What was made by one task and taken away by a later one is no lie of the former.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.inline import plain, too_long
from dodcheck.documents.paths import paths_in
from dodcheck.documents.statements import Statement
from dodcheck.model.criterion import Tick

MAX_KEPT = 100
"""More paths of one document than this are not kept."""

_FILLER = (
    r"(?:(?:the|old|legacy|obsolete|unused|temporary|original|existing|file|files|folder|directory|module|both) )*"
)
_NUMBER = r"\W{0,4}(?:[A-Za-z]{0,4}-?\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?\W{1,4})?(?:\[[\w ,:-]{1,20}\] ?){0,4}"
_ALL = re.compile(rf"{_NUMBER}(?:deleted?|removed?|drop(?:ped)?) {_FILLER}(?P<rest>\S.*)", re.IGNORECASE)
_FIRST = re.compile(rf"{_NUMBER}(?:moved?|renamed?|merged?|converte?d?) {_FILLER}(?P<rest>\S.*)", re.IGNORECASE)


def removed_paths(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the paths that ticked statements say were deleted, moved or renamed, each once."""
    found: dict[str, None] = {}
    for statement in statements:
        if statement.tick is Tick.TICKED and not too_long(statement.text):
            for said in (statement.text, *statement.details):
                found.update(dict.fromkeys(_in(said)))
    return tuple(found)[:MAX_KEPT]


def _in(source: str) -> Iterator[str]:
    words = plain(source)
    for form, many in ((_ALL, MAX_KEPT), (_FIRST, 1)):
        told = form.match(words)
        paths = paths_in(source)[:many] if told else []
        # "Delete the export from `src/a.py`" leaves the file where it is.
        if told and paths and told["rest"].startswith(paths[0]):
            yield from (path.removeprefix("./") for path in paths)
