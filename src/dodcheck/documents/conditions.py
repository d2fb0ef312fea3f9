"""What a heading, label or line announces of the items below it: what blocks, what has to be so, what each needs."""

from __future__ import annotations

import re
from functools import lru_cache

from dodcheck.model.criterion import Form

_WHOLE = r"(?:done|complete|completed|finished|successful|accepted|closed|ready)"
_QUOTED = rf"[\"'“”]?{_WHOLE}[\"'“”]?"
_UNTIL = re.compile(rf"(?:[\w.-]+ ){{0,4}}not {_QUOTED} (?:until|unless)\b", re.IGNORECASE)
_BLOCKING = re.compile(
    rf"(?:\w+ ){{0,4}}not {_QUOTED} (?:if|while|when|as long as)\b"
    rf"|(?:the )?(?:following|these) (?:\w+ )?(?:are|is) (?:\w+ )?(?:blockers?|blocking|show-?stoppers?)\b"
    r"|(?:blockers?|show-?stoppers?) (?:for|of|to|that)\b"
    r"|(?:release|completion|merge|program)[ -](?:blockers?|blocking conditions?)$"
    r"|blocking conditions?$",
    re.IGNORECASE,
)
_ALL = (
    r"(?: (?:and only if )?(?:all|each|every one|everything)(?: of)?(?: the| these)?(?: following| below)?"
    r"(?: (?:criteria|conditions|items|points|boxes|statements|requirements))?"
    r"(?: (?:(?:is|are) (?:true|met|satisfied|fulfilled|checked|ticked|done|complete)|holds?|appl(?:y|ies)))?)?"
)
_CONDITIONS = re.compile(
    rf"(?:the |this |our )?(?:[\w.-]+ ){{1,5}}(?:is|are|counts? as|will be)(?: considered)? {_QUOTED}"
    rf"(?: (?:in|over|for|after|on) (?:\w+[ -]){{1,4}}\w+)? (?:only )?(?:if|when|once){_ALL}",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"(?:for )?(?:each|every|all) milestones?(?: and (?:each |every )?phases?)?,? "
    rf"(?:(?:being )?{_QUOTED} |to be {_QUOTED} )?"
    r"(?:requires?|needs?|must have|has to have|demands?)",
    re.IGNORECASE,
)
_BAD = re.compile(r"\W*(?:any|some|an? open|open|unresolved)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:none|nothing|n/?a|no|tbd)\W*(?:$|\()", re.IGNORECASE)
_CROSSES = "❌✗✘✖🚫⛔🛑"
_TICKS = "✅☑✔✓"
_LONGEST = 200


@lru_cache(maxsize=1024)
def form_announced_by(words: str) -> Form | None:
    """Return the form of the items below plain words that announce conditions, ``None`` for any others."""
    said = words[:_LONGEST].rstrip(" :.…")
    if _UNTIL.match(said) or _BLOCKING.match(said):
        return Form.BLOCKER
    if _CONDITIONS.fullmatch(said):
        return Form.MUST_BE_TRUE
    return Form.DERIVED if _OF_EACH.fullmatch(said) else None


def form_below_blockers(source: str, words: str) -> Form | None:
    """Return what an item is below words that announce blockers: a bad thing, what has to be so, or no statement.

    What is "not done until" or "unless" something needs that to be so, but where a cross or "any" says that it is a bad
    thing.
    """
    if not source or is_empty_item(source):
        return None
    if source[:1] in _CROSSES or _BAD.match(source):
        return Form.BLOCKER
    wanted = source[:1] in _TICKS or bool(_UNTIL.match(words))
    return Form.MUST_BE_TRUE if wanted else Form.BLOCKER


def is_empty_item(source: str) -> bool:
    """Return whether an item stands for an empty list: `None`, `TBD`."""
    return bool(_NOTHING.match(source))
