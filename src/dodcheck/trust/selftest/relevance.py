"""Whether a rule has anything to do with its statement: they share a path, a name, a number or a telling word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.binding.tree import Tree, leaves, resting_rules
from dodcheck.model.criterion import Criterion
from dodcheck.rules.options import options_of

_PATH = re.compile(r"[\w@-]*(?:[./][\w@*-]+)+")
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LATIN = re.compile(r"[A-Za-z0-9]")
_MOST_READ = 5_000
_MOST_WORDS = 300

_SILENT_KINDS = frozenset({"criteria", "data", "document", "file", "platform", "symbol", "text"})
"""Kinds whose name says nothing of what they are asked about."""

_SILENT_OPTIONS = frozenset({"named_in", "own"})
_SPEAKING_FLAGS = frozenset({"all_links_resolve", "closed", "implemented", "pinned"})
"""Switches whose name says what they ask."""

_LANGUAGES = {".md": "documentation", ".py": "python"}
"""What a glob is about that names nothing but a suffix."""

_STOP_WORDS = (
    "a all an and any are as at be been by can do done each every for from has have if in into is it its least may md "
    "min max must new no none not of on one only or our per py run set that the their them then there they this to "
    "true txt up use uses was we were when which will with without yes you"
)
_STOP = frozenset(_STOP_WORDS.split())
_SYNONYMS = (
    ("ci", "workflow", "pipeline", "action"),
    ("doc", "readme", "guide", "manual", "documentation"),
    ("license", "licence", "copying", "notice"),
    ("dependency", "dependencies", "requirement", "package", "lock"),
    ("hook", "commit"),
    ("secret", "credential", "password", "token", "key"),
)
"""Words for the same thing; a longer word counts as the one it begins with."""

_PREFIX, _WITHIN, _ROOT = 3, 4, 5
"""Letters that make one word out of two: the shorter begins the longer, stands in it, or both begin alike."""


def is_relevant(criterion: Criterion, tree: Tree) -> bool:
    """Return whether a rule shares a word, a path or a number with its statement or the heading above it.

    Words count by their stems, so `docs/guide.md` fits "everything is documented". A statement in another script than
    the rule is not compared.
    """
    text = f"{criterion.text} {criterion.group or ''}"
    if not _LATIN.search(text) or criterion.scope in _scopes(tree):
        return True
    asked = {word for text in _values(tree) for word in _words(text)}
    return any(_share_word(word, option_word) for word in _words(text) for option_word in asked)


def _scopes(tree: Tree) -> set[str]:
    """Return the scopes of the criteria that a rule rests on: a statement sums up what stands beside it."""
    if next(resting_rules(tree), None) is None:
        return set()
    return {text.partition("/")[0] for text in _values(tree) if "/" in text}


def _values(tree: Tree) -> Iterator[str]:
    """Yield what the options of a rule say, and its kind where that is telling."""
    for rule in leaves(tree):
        yield "" if rule.kind in _SILENT_KINDS else rule.kind
        for option in options_of(type(rule)):
            value = getattr(rule, option.field)
            if value is True and option.name in _SPEAKING_FLAGS:
                yield option.name
            elif option.name not in _SILENT_OPTIONS:
                yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    match value:
        case None | bool() | 0 | 1:
            return
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from _texts(inner)
        case list() | tuple():
            for inner in value:
                yield from _texts(inner)
        case _:
            yield str(value)
            yield from (about for end, about in _LANGUAGES.items() if "*" in str(value) and str(value).endswith(end))


def _words(text: str) -> set[str]:
    """Return the telling words of a text, its paths as a whole, and a sign for each family of words it speaks of."""
    read = text[:_MOST_READ]
    words = [word.casefold() for word in _WORD.findall(f"{_CAMEL.sub(' ', read)} {read}")][:_MOST_WORDS]
    paths = {path.casefold() for path in _PATH.findall(read)[:_MOST_WORDS]}
    alike = {f"={at}" for at, same in enumerate(_SYNONYMS) if _has_any(words, same)}
    return {word for word in words if word not in _STOP} | paths | alike


def _has_any(words: list[str], same: tuple[str, ...]) -> bool:
    return any(word == known or (len(known) >= _PREFIX and word.startswith(known)) for word in words for known in same)


def _share_word(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if short == long:
        return True
    if not (short.isalpha() and long.isalpha()):
        return False
    begins = len(short) >= _PREFIX and long.startswith(short)
    within = len(short) >= _WITHIN and short in long
    return begins or within or (len(short) >= _ROOT and short[:_ROOT] == long[:_ROOT])
