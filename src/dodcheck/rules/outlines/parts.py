"""Parts that plans have, whatever they are headed by."""

from __future__ import annotations

import re

from dodcheck.documents.blocks import Outline
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.passages import passages
from dodcheck.documents.plans.rollback import read_rollback as told_rollback
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding

PARTS = ("rollback",)
"""What the option `part` takes."""

_LEAST_WORDS = 2
_UNDOING = re.compile(
    r"\b(?:revert|restor|roll(?:s|ed|ing)? ?back|remov|delet|undo|reset|disabl|switch(?:ed)? (?:off|back)"
    r"|turn(?:ed)? off|re-?deploy|unset|drop|back(?:ed)? out|put back|re-?install|downgrad|uninstall|discard"
    r"|close (?:the|without)|abandon|re-?appl|re-?run|re-?enabl|git (?:revert|reset|checkout|restore|switch))\w*",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[;.!]\s|(?<=\?)\s|[()]|\s[—–-]\s|,\s")
_DENYING = re.compile(
    r"\b(?:can ?not|impossible|irreversibl[ey]|irrevocabl[ey]|not|no way|nothing|nobody|none|never|n/a"
    r"|no (?:rollbacks?|revert\w*|steps?|action|plan)|avoid\w*|unsupported|unknown|unclear|out of scope|hard to"
    r"|without (?:an? |any )?(?:rollback|revert\w*)|maybe|perhaps|possibly|still|pending|(?:to|will) follow"
    r"|(?:is|are|plans?|steps?) missing|tbd|todo|to be (?:done|decided|determined|defined|written|added))\b"
    r"|n['’]t\b|\?",
    re.IGNORECASE,
)
"""What says beside a verb that it is not done: that nobody can, need or knows how."""


def rollback_finding(outline: Outline, path: str) -> FileFinding:
    """Return whether a plan says how its work is undone, and names what to do; a plan may say nothing of it."""
    undoing = told_rollback(tuple(passages(outline.blocks)), path)
    if undoing is None:
        return FileFinding(
            Outcome.UNKNOWN, "has no word on how its work is undone", examined=0, unknown=Unknown.EMPTY_SCOPE
        )
    line, words = undoing.location.line, " ".join(plain(line.text) for line in undoing.lines)
    if len(re.findall(r"\w+", words)) < _LEAST_WORDS:
        return FileFinding(Outcome.FAILS, "has a place for the rollback, and hardly a word in it", line)
    if not _UNDOING.search(words):
        why = "speaks of a rollback, and of nothing to revert, restore or remove"
        return FileFinding(Outcome.UNKNOWN, why, line, unknown=Unknown.PARTIAL)
    parts = (part for line in undoing.lines for part in _CLAUSE_ENDS.split(f"{plain(line.text)} "))
    if not any(_UNDOING.search(part) and not _DENYING.search(part) for part in parts):
        why = "speaks of a rollback, and only to say that there is none or that it is open"
        return FileFinding(Outcome.UNKNOWN, why, line, unknown=Unknown.PARTIAL)
    return FileFinding(Outcome.HOLDS, "says how its work is undone", line, matched=1)
