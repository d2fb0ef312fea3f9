"""Parts of the forms of statements about the platform, and how a family of forms is tried.

Groups whose names begin with `branch`, `event`, `count` and `tag` stand for one thing at several places of a form: at
most one of them is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

BE = r"(?:(?:is|are|was|were|be|been|being|has|have|now|already|successfully|all|both|gets?) )*"
BRANCH_NAME = r"⟦\d+⟧|main|master|trunk|develop|dev|default|protected"
PRS = r"(?:(?:all|every|each|a|the) )?(?:prs?|pull requests?)"
_NOT_A_NAME = (
    r"no|not|all|any|every|each|none|nothing|it|this|that|these|they|only|which|must|should|optional|some|more"
)
_NOT_INSIDE = r"is|are|not|no|now|added|as|a|be|must|should|will|if|when|and|or|to|with|was|were|never|also"
_PROSE = rf"(?!(?:{_NOT_A_NAME}|ci)\b)[\w.+-]+(?: (?!(?:{_NOT_INSIDE})\b)[\w.+-]+){{0,3}}?"
NAME = rf"(?:the )?(?P<name>⟦\d+⟧|{_PROSE})"
NOUN = r"(?: (?P<noun>(?:status |ci )?(?:check|job|workflow)))?"
_SETTINGS = r"(?:the )?(?:github )?(?:branch protection|rulesets?)(?: (?:rules?|settings?))?"
_ASIDE = rf"(?: \((?:(?:via|in|by|through) )?{_SETTINGS}\)| (?:via|in|by|through) {_SETTINGS})?"


def on(which: str, before: str = "on|for|of|in|to") -> str:
    """Return the part that names a branch behind one of the words in ``before``, in a group of its own, or nothing."""
    return rf"(?: (?:{before}) (?:the )?(?P<branch_{which}>{BRANCH_NAME})(?: branch(?:es)?)?)?"


class Forms(NamedTuple):
    """Forms of statements about one thing, each as a pattern; one of ``hints`` stands in every statement they fit.

    A pattern takes about a millisecond to compile, so that is done when a statement has a hint.
    """

    hints: tuple[str, ...]
    patterns: tuple[str, ...]

    def matches(self, words: str) -> Iterator[dict[str, str]]:
        """Yield for each form that fits the whole of the words its groups, empty where they took no part."""
        if any(hint in words for hint in self.hints):
            found = (_compiled(pattern).fullmatch(words) for pattern in self.patterns)
            yield from (one.groupdict("") for one in found if one)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern}){_ASIDE}")
