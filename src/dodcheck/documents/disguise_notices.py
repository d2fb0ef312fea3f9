"""Where a repository deceives the eye: its paths, and the lines of the files that hold rules and exceptions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice

KIND = "hidden-characters"
"""The kind of every notice of such a character."""

TWINS = "twin-paths"
"""The kind of a notice of two paths that a reader, or another file system, takes for one."""

_PROSE = re.compile(r"\s*(?:-\s+)?[{]?\s*(?:says|reason|owner)\s*:")


def disguised_line_notices(path: str, data: bytes) -> tuple[Notice, ...]:
    """Return a notice for each line of a rules or waivers file that deceives; undecodable bytes have none."""
    try:
        lines = () if data.isascii() and b"\x1b" not in data else decode(data).lines
    except UndecodableError:
        return ()
    return tuple(_of_lines(path, lines)) if lines else ()


def _of_lines(path: str, lines: Sequence[str]) -> Iterator[Notice]:
    from dodcheck.documents.disguise import disguises, disguises_in_code  # noqa: PLC0415 - lazy: most text is plain

    for number, line in enumerate(lines, start=1):
        if line.isascii() and line.isprintable():
            continue
        found = (disguises if _PROSE.match(line) else disguises_in_code)(line)
        if found:
            yield Notice(KIND, Location(path, number, found[0].offset + 1), f"the line holds {found[0].in_words}")


def disguised_path_notices(paths: Sequence[str]) -> tuple[Notice, ...]:
    """Return what deceives in paths: in one of them, and in two that differ only in case, form or look-alikes.

    Linear in the number of paths; those of plain characters cost a few nanoseconds each.
    """
    whole = "".join(paths)
    plain = whole.isascii() and whole.isprintable()
    odd = [] if plain else [path for path in paths if not (path.isascii() and path.isprintable())]
    return (*(_in_paths(odd) if odd else ()), *_twins(paths, odd))


def _in_paths(odd: Iterable[str]) -> Iterator[Notice]:
    from dodcheck.documents.disguise import Disguise, Trick, disguises_in_code  # noqa: PLC0415 - lazy: most are plain

    for path in odd:
        broken = tuple(Disguise(Trick.INVISIBLE, sign, at) for at, sign in enumerate(path) if sign in "\t\n\r")
        found = broken or disguises_in_code(path)
        if found:
            yield Notice(KIND, Location(path), f"the path holds {found[0].in_words}")


def _twins(paths: Sequence[str], odd: Sequence[str]) -> Iterator[Notice]:
    looks: defaultdict[str, list[str]] = defaultdict(list)
    if not odd and len(set(map(str.lower, paths))) == len(paths):
        return
    from dodcheck.documents.disguise import without_invisible  # noqa: PLC0415 - lazy: the same
    from dodcheck.documents.lookalikes import latin_look  # noqa: PLC0415 - lazy: most paths are plain, and no two alike

    strange = frozenset(odd)
    for path in paths:
        looks[latin_look(without_invisible(path)) if path in strange else path.lower()].append(path)
    for same in looks.values():
        for one, other in pairwise(same):
            yield Notice(TWINS, Location(other), f"only {_difference(one, other)} tells it from {one}")


def _difference(one: str, other: str) -> str:
    if one.casefold() == other.casefold():
        return "case"
    same = normalize("NFC", one).casefold() == normalize("NFC", other).casefold()
    return "the way accents are encoded" if same else "an invisible or look-alike character"
