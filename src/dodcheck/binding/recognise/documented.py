"""Recovery protocol documented in `X`, `X` describes the protocol, `X` populated with a baseline: what X tells of."""

from __future__ import annotations

import re
from itertools import takewhile

from dodcheck.binding.recognise import content
from dodcheck.binding.recognise.forms import BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.recognise.topics import ARTICLE, TOPIC, is_generic
from dodcheck.binding.tree import Strength
from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.paths import FILE_NAME, is_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.file import FileRule

_HOW = r"(?:(?:fully|clearly|explicitly|well|properly) )?"
_TOLD = r"(?:documented|described|explained|written (?:down|up))"
_FILE = rf"{THE}(?:file |document )?{named(SLOT, 'file')}"
_IN = (
    rf"{ARTICLE}{TOPIC} {BE}{_HOW}{_TOLD} in {_FILE}",
    rf"document {ARTICLE}{TOPIC} in {_FILE}",
    rf"{_FILE} {_HOW}(?:documents|describes|explains) {ARTICLE}{TOPIC}",
)
_FILLED = (rf"{_FILE} {BE}(?:populated|filled) with {ARTICLE}{TOPIC}",)
_IT = (rf"{BE}{_HOW}{_TOLD} in {_FILE}", rf"(?:usage|it|this) {BE}{_HOW}{_TOLD} in {_FILE}")
_SOMEWHERE = (rf"{ARTICLE}{TOPIC} {BE}{_HOW}{_TOLD}",)
_MARKDOWN = (".md", ".markdown")
_FILLED_WORDS = 20
"""A document of fewer words is filled with nothing."""
_PART = re.compile(r"[^\W_]+")
_OF_WHOLE = re.compile(
    r"\W*(?:includes?|contains?|has|have|with|runs?|calls?|uses?|checks?|covers?|supports?|provides?|exposes?|depends)\b",
    re.IGNORECASE,
)
"""How a statement begins that leaves out what it is about: what it names is a part of that, and not what is meant."""


def read(words: Phrase) -> Reading | None:
    """Return a rule about a topic of the document that is named, else of those that the statements above name.

    A topic in prose may be told in other words, so that a document that has none of them leaves it open; the name of a
    thing may not.
    """
    return first_fitting(words, ((_IT, _by_group), (_IN, _in), (_FILLED, _filled), (_SOMEWHERE, _somewhere)))


def _in(words: Phrase, found: re.Match[str]) -> Reading | None:
    file = _document(words, found)
    if file is None:
        return None
    if is_generic(found["topic"]):
        return Reading(FileRule(path=file, named_in=words.named_in), Strength.WEAKER)
    return Reading(DocumentRule(path=file, topic=found["topic"], loosely=True, named_in=words.named_in))


def _filled(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks a document for the topic, and for words enough to be filled; one word alone names no topic."""
    file, topic = _document(words, found), found["topic"]
    if file is None:
        return None
    if is_generic(topic) or " " not in topic:
        return Reading(FileRule(path=file, named_in=words.named_in), Strength.WEAKER)
    about = DocumentRule(path=file, topic=topic, loosely=True, named_in=words.named_in)
    return every([about, DocumentRule(path=file, words=_FILLED_WORDS, named_in=words.named_in)])


def _by_group(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for what the statement's group is about; where that has no name the document must be there."""
    file = _document(words, found)
    if file is None:
        return None
    if subject := _subject(words):
        return Reading(DocumentRule(path=file, topic=subject, loosely=" " in subject, named_in=words.named_in))
    above = [] if not words.above or _OF_WHOLE.match(words.above[0]) else _things(words.above[0])
    if len(above) == 1 and not is_path(above[0]):
        asked = words._replace(words="⟦1⟧ is documented in ⟦0⟧", things=(file, above[0]))
        if reading := content.read(asked):
            return reading
    return Reading(FileRule(path=file, named_in=words.named_in), Strength.WEAKER)


def _somewhere(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks the documents that the statements above name: told there it is proved, else it is open."""
    told = [thing for text in words.above for thing in _things(text)]
    files = list(dict.fromkeys(one for one in told if is_path(one) and one.lower().endswith(_MARKDOWN)))
    if not files or is_generic(found["topic"]):
        return None
    rules = [DocumentRule(path=one, topic=found["topic"], loosely=True, named_in=words.named_in) for one in files]
    return Reading(rules[0] if len(rules) == 1 else AnyOf(tuple(rules)), Strength.STRONGER)


def _document(words: Phrase, found: re.Match[str]) -> str | None:
    (file,) = things_in(words, found["file"])
    return file if is_path(file) and file.lower().endswith(_MARKDOWN) else None


def _subject(words: Phrase) -> str | None:
    """Return the words of the group's heading that a thing in the statements above has too: those name the subject."""
    said = {part for text in words.above for thing in _things(text) for part in _PART.findall(thing.lower())}
    heading = words.under.split()
    runs = [list(takewhile(lambda word: _is_of(word, said), heading[at:])) for at in range(len(heading))]
    longest = max(runs, key=len, default=[])
    return " ".join(longest) if longest and not is_generic(" ".join(longest)) else None


def _is_of(word: str, said: set[str]) -> bool:
    parts = _PART.findall(word)
    return bool(parts) and said.issuperset(parts)


def _things(text: str) -> list[str]:
    found: list[str] = []
    for part in spans(text):
        if part.kind in (SpanKind.CODE, SpanKind.CODE_LINK):
            found.append(part.text.strip())
        elif part.kind is not SpanKind.STRUCK:
            found += [one[0] for one in FILE_NAME.finditer(part.text) if is_path(one[0])]
    return found
