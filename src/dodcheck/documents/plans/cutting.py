"""A paragraph or item cut where a label begins: a bold one, or a plain one that says what a part of a plan is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.labels import leading_label
from dodcheck.documents.plans.topics import Topic, named_topic

_BOLD_ALONE = re.compile(r"(?:[^\w*]{0,8})(?:\*\*(?P<name>[^*\n]{1,120})\*\*|__(?P<other>[^_\n]{1,120})__)[^\w*]{0,8}")
_PLAIN = re.compile(r"(?:[^\w*`\[]{0,4})(?P<name>[A-Za-z][\w &/'-]{1,40}):[ \t]+(?P<rest>\S.*)")
_SAYING = re.compile(r"^(?:no|do not|don['’]t|never|nothing)\b|\w (?:is|are|may|must|shall|will|cannot)\b")
_NO_TOPIC = (None, Topic.OTHER)
_SENTENCE_END = (".", "!", "?", ",", ";")


class Cut(NamedTuple):
    """What a label says, or what stands before the first one (``name`` is empty): Markdown on one line.

    ``offset`` counts the lines above it. ``starts`` says where in the words each of its lines begins, in code points
    from 0, with the number of lines above it.
    """

    name: str
    text: str
    offset: int
    starts: tuple[tuple[int, int], ...]


def cut_at_labels(source: str) -> Iterator[Cut]:
    """Yield the parts of a source, cut before each line that begins with a label."""
    name, start, said = "", 0, list[str]()
    for number, line in enumerate(source.split("\n")):
        found = _label(line) or (("", line) if said and _begins_anew(line) else None)
        if found:
            yield from _cut(name, said, start)
            name, start, said = found[0], number, [found[1]]
        else:
            said.append(line)
    yield from _cut(name, said, start)


def _is_sentence(name: str) -> bool:
    """Return whether bold words say something, and name nothing: `**No changes allowed**`."""
    return bool(_SAYING.search(name.lower())) and named_topic(name) is None


def _begins_anew(line: str) -> bool:
    """Return whether a line stands for itself: it begins with a sign or a bullet, or is a sentence in bold."""
    alone = _BOLD_ALONE.fullmatch(line.strip())
    if alone and _is_sentence(alone["name"] or alone["other"]):
        return True
    first = line.lstrip(" \t*_")[:1]
    return first == "•" or (first != "" and unicodedata.category(first) == "So")


def _label(line: str) -> tuple[str, str] | None:
    if found := leading_label(line):
        return found.name, found.rest
    if alone := _BOLD_ALONE.fullmatch(line.strip()):
        name = (alone["name"] or alone["other"]).strip()
        return None if name.endswith(_SENTENCE_END) or _is_sentence(name) else (name, "")
    plain = _PLAIN.match(line)
    return (plain["name"], plain["rest"]) if plain and named_topic(plain["name"]) not in _NO_TOPIC else None


def _cut(name: str, said: list[str], start: int) -> Iterator[Cut]:
    kept = [(number, line.strip()) for number, line in enumerate(said) if line.strip()]
    if name or kept:
        starts, at = list[tuple[int, int]](), 0
        for number, line in kept:
            starts.append((at, start + number))
            at += len(line) + 1
        yield Cut(name, " ".join(line for _, line in kept), start, tuple(starts))
