"""Files changed in memory: lines that no longer say what they said, and lines that are added."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from dodcheck.formats.utf16 import UTF16_MARKS
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.protocol import Snapshot, bytes_of

Changes = dict[str, bytes | None]
"""Files by path, ``None`` for one that is gone."""

MAX_ROUNDS = 20
"""So often what a rule shows next is taken away as well: another line, or another file that it takes instead."""

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
_GREP_LINE = re.compile(rb"[^\n]*(?:\n|$)")
_SAID = re.compile(rb"[^\s|]")
DOT, TILDE = b"\xc2\xb7", b"~"
"""Signs that are no letters and no digits; the dot is no mark of Markdown either, the tilde is ASCII."""


def content_of(snapshot: Snapshot, path: str) -> bytes:
    """Return the bytes of a file as UTF-8, nothing where it can't be read."""
    data = bytes_of(snapshot, path) or b""
    return data.decode("utf-16", "replace").encode("utf-8", "replace") if data.startswith(UTF16_MARKS) else data


def with_lines_dotted(data: bytes, lines: Collection[int], *, grep: bool = False, sign: bytes = DOT) -> bytes:
    """Return the content with dots in the place of everything these lines (from 1) say; white space and `|` stay.

    ``grep``: lines end at a line feed alone. ``sign`` stands there instead of a dot.
    """
    found = (_GREP_LINE if grep else _LINE).findall(data)
    return b"".join(_SAID.sub(sign, line) if at in lines else line for at, line in enumerate(found, start=1))


def with_all_dotted(data: bytes) -> bytes:
    """Return the content with dots in the place of everything it says."""
    return _SAID.sub(DOT, data)


def without_lines(data: bytes, lines: Collection[int]) -> bytes:
    """Return the content without these lines (from 1)."""
    return b"".join(line for at, line in enumerate(_LINE.findall(data), start=1) if at not in lines)


def with_lines(data: bytes, edits: Mapping[int, tuple[str, str]], *, last: bool = False) -> bytes:
    """Return the content where on each line (from 1) an old text is a new one, wherever it stands or where last."""
    lines = _LINE.findall(data)
    for line, (old, new) in edits.items():
        parts = lines[line - 1].rsplit(old.encode(), 1) if last else lines[line - 1].split(old.encode())
        lines[line - 1] = new.encode().join(parts)
    return b"".join(lines)


def with_lines_added(data: bytes, lines: Iterable[str]) -> bytes:
    """Return the content with lines added at its end."""
    gap = b"\n" if data and not data.endswith((b"\n", b"\r")) else b""
    return data + gap + "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def with_words_crossed(data: bytes, words: str) -> bytes:
    """Return the content with crosses in the place of every letter of these words, wherever they stand in any case."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    text = data.decode("utf-8", "surrogateescape")
    return pattern.sub(lambda match: crossed(match[0]), text).encode("utf-8", "surrogateescape")


def crossed(words: str) -> str:
    """Return other words of the same form: every letter and digit is another one."""
    sign = next((letter for letter in "xqz" if letter not in words.lower()), "7")
    return "".join(sign if char.isalnum() else char for char in words)


def with_word_renamed(data: bytes, word: str) -> bytes:
    """Return the content with another name in the place of a whole word, wherever that stands."""
    old = re.escape(word.encode())
    return re.sub(rb"(?<![\w])" + old + rb"(?![\w])", word.encode() + b"_planted", data)


def shown_lines(snapshot: Snapshot, seen: Evidence) -> Changes:
    """Return the files that evidence shows with dots on the lines it shows; a file shown as a whole says nothing."""
    lines: dict[str, set[int]] = {}
    for place in seen.places:
        lines.setdefault(place.path, set()).update([] if place.line is None else [place.line])
    whole = {place.path for place in seen.places if place.line is None}
    before = {path: content_of(snapshot, path) for path in lines}
    return {
        path: with_all_dotted(data) if path in whole else with_lines_dotted(data, lines[path])
        for path, data in before.items()
        if data
    }


def until_turned(
    examine: Callable[[Snapshot], Evidence],
    snapshot: Snapshot,
    take: Callable[[Snapshot, Evidence], Mapping[str, bytes | None]],
) -> Changes:
    """Return the changes that take away what a rule shows, then what it shows instead, while it still holds.

    None where there is no end of it.
    """
    changes: Changes = {}
    now: Snapshot = snapshot
    for _ in range(MAX_ROUNDS):
        seen = examine(now)
        more = take(now, seen) if seen.outcome is Outcome.HOLDS else {}
        if not more or all(changes.get(path, b"\0") == data for path, data in more.items()):
            return changes
        changes.update(more)
        now = Overlay(snapshot, changes)
    return {}


def working_counterexamples(
    examine: Callable[[Snapshot], Evidence], snapshot: Snapshot, seen: Evidence, planted: Iterable[Counterexample]
) -> Iterator[Counterexample]:
    """Yield those changes that turn what was seen: where planting is guesswork, one that fails shows nothing."""
    for counterexample in planted:
        if examine(counterexample.planted_in(snapshot)).outcome is not seen.outcome:
            yield counterexample
