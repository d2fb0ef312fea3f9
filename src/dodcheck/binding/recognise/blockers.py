"""What a blocker asks for: that its words are not so."""

from __future__ import annotations

import re
from dataclasses import replace

from dodcheck.binding.recognise.joints import clauses_of
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.tree import Bound, Strength, Tree, negated
from dodcheck.rules.combine import All, Not
from dodcheck.rules.file import FileRule
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.platform import PlatformRule

_IF = re.compile(r"\bnot \W?\w+\W? (?:if|while|when|as long as)\b")
"""What says in full that the words below it must not be so."""


_SOME = re.compile(r"there (?:is|are) (?:still )?(?:any |some |an? )?(?!no\b|not\b|nothing\b)|(?:any|some|an?) ")
"""What says that something is there; without it, and with "no" in its place, the words say that nothing is."""
_SEVERAL = re.compile(r"\b(?:and|or|nor|but|unless)\b|[,;]")


def wanted(words: Phrase) -> Phrase | None:
    """Return the statement that nothing is what a blocker says there may not be; ``None`` where it says otherwise."""
    found = _SOME.match(words.words)
    if found is None or _SEVERAL.search(words.words):
        return None
    return words._replace(words=f"no {words.words[found.end() :]}")


def is_bad(tree: Tree) -> bool:
    """Return whether a rule is about something bad: it holds where something that is wanted fails."""
    match tree:
        case All(rules):
            return all(map(is_bad, rules))
        case _:
            return isinstance(tree, Not)


def _is_seen_by_people(tree: Tree) -> bool:
    return isinstance(tree, PlatformRule) and tree.fact is Fact.BY_EYE


def unblocked(bound: Bound, words: Phrase) -> Bound | None:
    """Return the rule that what a blocker says is not so; ``None`` where it may mean that it has to be so.

    A good thing in such a list may be one that is still missing. Of several bad things none may be so, and all of them
    have to be understood.
    """
    in_full = _IF.search(words.under) or _IF.search(words.announced)
    if not (in_full or is_bad(bound.tree) or _is_seen_by_people(bound.tree)):
        return None
    if bound.strength is Strength.WEAKER and len(clauses_of(words)) > 1:
        return None
    if isinstance(bound.tree, FileRule) and bound.tree.max and bound.tree.min is None:
        # The rule asks for one file at least, which "at most" does not say: the contrary is more than so many.
        return bound._replace(tree=replace(bound.tree, max=None, min=bound.tree.max + 1))
    if not isinstance(bound.tree, All):
        return negated(bound)
    if bound.strength is Strength.STRONGER:
        return None
    parts = tuple(negated(Bound(rule, bound.origin)).tree for rule in bound.tree.rules)
    return Bound(All(parts), bound.origin, Strength.STRONGER)
