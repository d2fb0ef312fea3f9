"""What is nested in a box: a tick on "Build the models" claims "Create `src/models.py`" below it as well.

That a place named there is missing refutes the tick. That it is there proves nothing, and where the items below name
deeds, the words of the box alone prove nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.binding.recognise import existence, implemented, made_in
from dodcheck.binding.recognise.cited import LACKING, cited_evidence
from dodcheck.binding.recognise.phrase import phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Bound, Strength, Tree, leaves
from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.report import Origin
from dodcheck.rules.combine import All
from dodcheck.rules.file import FileRule
from dodcheck.rules.implemented import ImplementedRule
from dodcheck.rules.options import OptionError

UNSHOWN = "nothing here shows what the items below it say"

_DEED = re.compile(
    r"(?:add|apply|build|calculate|configure|connect|create|define|delete|deploy|develop|document|enable|enforce|ensure"
    r"|expose|extend|extract|fix|generate|handle|implement|include|initiali[sz]e|install|integrate|make|migrate|move"
    r"|refactor|register|remove|rename|replace|return|run|set ?up|support|test|update|use|validate|verify|wire|write)"
    r"(?:s|d|ed)?\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:new |created |key |main )?(?:files?|paths?|locations?|modules?)(?: created)?: ?(?=\S)", re.IGNORECASE
)
_GRAMMARS = (made_in.read, existence.read, implemented.read)


def with_details(bound: Bound | None, criterion: Criterion) -> Bound | None:
    """Return the rule of a box together with what the items nested in it say of files."""
    if criterion.form is not Form.BOX:
        return bound
    details = [detail for detail in criterion.details if not _repeats(detail, criterion)]
    places = list(_places(details, criterion))
    deeds = any(_DEED.match(plain(detail)) for detail in details)
    if not places:
        return _weaker(bound) if deeds else bound
    if bound is None or bound.strength is Strength.STRONGER:
        return Bound(_all(places), Origin.RECOGNISED, Strength.WEAKER, lacking=LACKING)
    return Bound(_all([bound.tree, *places]), bound.origin, Strength.WEAKER, bound.lacking or UNSHOWN)


def _repeats(detail: str, criterion: Criterion) -> bool:
    """Return whether an item says the words of its box again."""
    own, words = phrase(replace(criterion, text=detail)), phrase(criterion)
    return own is not None and words is not None and (own.words, own.things) == (words.words, words.things)


def _all(trees: list[Tree]) -> Tree:
    return trees[0] if len(trees) == 1 else All(tuple(trees))


def _weaker(bound: Bound | None) -> Bound | None:
    """Return what the words of a box decide where the items below it name deeds that nothing here reads."""
    match bound and bound.strength:
        case Strength.EXACT:
            return bound and bound._replace(strength=Strength.WEAKER, lacking=UNSHOWN)
        case Strength.STRONGER:
            return None
        case _:
            return bound


def _places(details: Sequence[str], criterion: Criterion) -> Iterator[Tree]:
    """Yield a rule for each item that says where something was made."""
    for detail in details:
        own = replace(criterion, text=detail, row=(), above=(), details=())
        named = _PLACE.match(plain(detail))
        found = cited_evidence(replace(own, text=f"{criterion.text} (see {detail[named.end() :]})")) if named else None
        reading = None if named else _reading(own)
        if found:
            yield found.tree
        elif reading and all(map(_is_there, leaves(reading.tree))):
            yield reading.tree


def _is_there(rule: object) -> bool:
    return isinstance(rule, ImplementedRule) or (isinstance(rule, FileRule) and rule.max is None)


def _reading(criterion: Criterion) -> Reading | None:
    words = phrase(criterion)
    if words is None or "⟦" not in words.words:
        return None
    for grammar in _GRAMMARS:
        try:
            found = grammar(words)
        except OptionError:
            continue
        if found and found.strength is not Strength.STRONGER:
            return found
    return None
