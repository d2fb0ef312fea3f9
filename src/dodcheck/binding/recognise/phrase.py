"""A statement as the grammars see it: its words, with a slot for each code span and file name."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category

from dodcheck.binding.recognise.numbering import unnumbered, without_asides
from dodcheck.binding.recognise.tags import untagged, untagged_paths
from dodcheck.documents.inline import Span, SpanKind, spans
from dodcheck.documents.paths import FILE_NAME, is_path
from dodcheck.documents.status_words import SIGNS, STATES, WAITING
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.declared import NOTHING_DECLARED, Declared

MAX_SOURCE = 500
"""A statement of more characters than this is prose that no grammar reads."""

_PLAIN = str.maketrans(
    {**dict(zip("⟦⟧“”‘’。", "[]\"\"''.", strict=True)), "（": " (", "）": ") ", "：": ": ", "，": ", ", "、": ", "}
)
"""Brackets that are no slots, and marks of East Asian writing as those that grammars know."""

_DASH = re.compile(r" (?:--?|–) (?=\S)")
_EDGES = " .✅☑✔✓\ufe0f"
_CROSSES = " ❌✗✘✖🚫⛔🛑\ufe0f"
"""What a blocker begins with."""
_SUBJECT = re.compile(
    r"^(?:code|ci|docs?|documentation|tests?|files?|ledger|rollback|artifacts?|evidence|proof): (?=[^ ])"
)
"""What a line in a list of several kinds of evidence is about; of what is no file it may say which one is meant."""
_INTRODUCTION = re.compile(
    r"^(?:please )?(?:ensure|make sure|verify|confirm|check)(?: that)? "
    r"(?=.* (?:exists?|is|are|was|were|has|have|contains?|includes?|mentions?|links|returns?|in|pass(?:es)?)\b)"
)
_BY_ME = re.compile(
    r"^(?:i|we)(?: have|['’]ve)? (?=(?:added|created|updated|removed|deleted|dropped|documented|written) )"
)
"""Who did something, as a list for a change says it: `I have added …`."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:|//")
"""What the target of a link begins with that leads out of the repository: what its words name is there, not here."""

_MARK = r"\( ?deferred(?:[,;:]? (?:until|till|to|not before|no earlier than|earliest) [\w.-]{1,20})? ?\)"
_PUT_OFF = re.compile(rf"^{_MARK}:? |[ .]{_MARK}$")
"""What puts a statement off as a whole, and says nothing of what it promises."""

_COLUMN = re.compile(
    r"(?<=[^ ]) —(?: (?:done|status|state|met|complete|completed|completion|finished|fulfilled|satisfied|check|checked"
    r"|tick|ticked|box|yes/no|y/n|done/not done)\??)?$"
)
"""The head of a column of boxes that says no more than that a tick there means yes."""

_STAMPS = re.compile(r"(?: [➕🛫📅⏳✅]\ufe0f? ?\d{4}-\d\d-\d\d)+$")
"""The days on which a task was written down, is due and was done, as note-taking programs put them behind it."""
_FESTIVE = "🎉🎊🚀🏆🥳💯✨⭐🌟"
_MEANT = STATES | SIGNS | WAITING | frozenset("🗑🧹🔥♻🛑⏰🧪🐛")
"""Pictures before a statement that may say something of it."""

_SPACE_BEFORE = re.compile(r" +(?=[,;:)]|\.(?!\w))")


class Phrase(NamedTuple):
    """The words of a statement in lower case on one line; ``⟦0⟧`` stands for the first of ``things``, and so on.

    Emphasis, line breaks, doubled spaces, a final full stop, ticks, pictures around it, its number, tags, the
    days behind it, "(Deferred)", "— Done" and "ensure that" are gone, and dashes are alike: no grammar depends on them.
    ``named_in`` is the path of the document, ``under`` the heading or label above the statement in lower case,
    ``declared`` what that document declares, ``above`` the statements before it in its group, the nearest first;
    ``row`` are the cells of the table row that it is, with the heads of their columns; ``scope`` begins its id.
    ``announced`` are the words that announce the list it stands in, in lower case.
    """

    words: str
    things: tuple[str, ...]
    named_in: str = ""
    under: str = ""
    declared: Declared = NOTHING_DECLARED
    above: tuple[str, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    scope: str = ""
    announced: str = ""

    def thing(self, slot: str) -> str:
        """Return what a slot's number stands for."""
        return self.things[int(slot)]


def phrase(criterion: Criterion) -> Phrase | None:
    """Return a statement as a phrase; ``None`` where it is too long, or partly struck out."""
    if len(criterion.text) > MAX_SOURCE:
        return None
    parts = spans(criterion.text)
    if any(part.kind is SpanKind.STRUCK for part in parts):
        return None
    things: list[str] = []
    words = " ".join("".join(_slotted(part, things) for part in parts).split())
    paths = bool(things) and all(map(is_path, things))
    without_tags = untagged_paths if paths else untagged
    bare_of_number = without_tags(unnumbered(without_tags(_undecorated(words.lstrip(_EDGES)))))
    folded = without_asides(_SPACE_BEFORE.sub("", _DASH.sub(" — ", bare_of_number.lower())))
    bare = folded.lstrip(_CROSSES) if criterion.form is Form.BLOCKER else folded
    told = _COLUMN.sub("", _PUT_OFF.sub("", bare.strip(_EDGES)).strip(_EDGES))
    named = _SUBJECT.sub("", told, count=1) if paths else told
    said = _BY_ME.sub("", _INTRODUCTION.sub("", named, count=1), count=1)
    return Phrase(
        said,
        tuple(things),
        named_in=criterion.location.path,
        under=(criterion.group or "").lower(),
        declared=criterion.declared,
        above=criterion.above,
        row=criterion.row,
        scope=criterion.scope,
        announced=criterion.announced.lower(),
    )


def _undecorated(words: str) -> str:
    """Return words without the picture before them, one of joy behind them, and the days behind them."""
    kept = _STAMPS.sub("", words.rstrip(" .")).rstrip(_FESTIVE + "\ufe0f ")
    first = kept[:1]
    pictured = first and first not in _MEANT and category(first) == "So"
    bare = kept[1:].removeprefix("\ufe0f")
    return bare.lstrip() if pictured and bare.startswith(" ") else kept


def _slotted(part: Span, things: list[str]) -> str:
    words = part.text.translate(_PLAIN)
    away = part.target is not None and bool(_ELSEWHERE.match(part.target))
    if part.kind in (SpanKind.CODE, SpanKind.CODE_LINK):
        return words if away and is_path(part.text) else _slot(part.text, things)
    if away:
        return words
    return FILE_NAME.sub(lambda found: _slot(found[0], things) if is_path(found[0]) else found[0], words)


def _slot(text: str, things: list[str]) -> str:
    things.append(text.strip())
    return f"⟦{len(things) - 1}⟧"
