"""What a statement speaks of in prose, as patterns over the words of a phrase."""

from __future__ import annotations

import re

_OPENS = (
    r"no|not|all|any|every|each|some|if|when|be|is|are|and|or|only|which|this|these|that|it|they|both|none|will|to|should"
    r"|must|may|can|could|needs?"
)
"""Words that no topic holds: they say how many, whether, or when."""
WORD = rf"(?!(?:{_OPENS})\b)[a-z][a-z0-9/-]*"
"""One of its words."""
TOPIC = rf"(?P<topic>{WORD}(?: {WORD}){{0,4}}?)"
"""Words that may be a topic, in a group of that name."""
ARTICLE = r"(?:(?:the|a|an|our|its) )*"
"""What may stand before a topic."""

_GENERIC = re.compile(
    r"(?:behaviou?r|changes?|checks?|ci|config(?:uration)?|decisions?|details?|docs|features?|files?|findings?|gaps?|hooks?|"
    r"information|interface|issues?|it|module|results?|scripts?|status|steps?|tests?|tool|updates?|usage|work|workflows?)"
)
"""Words that name no topic: a section of that name may be about another one of them."""
_NEW = re.compile(r"(?:new|recent|remaining|updated?|other|known|above|breaking)\b")


def is_generic(topic: str) -> bool:
    """Return whether a topic may be that of another part of a document as well."""
    return bool(_NEW.match(topic)) or all(map(_GENERIC.fullmatch, topic.split()))
