"""Which criterion of one side is which of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dodcheck.binding.bind import essential_words
from dodcheck.documents.inline import SpanKind, spans
from dodcheck.model.criterion import Criterion, Form
from dodcheck.trust.change.spelling import in_one_spelling

_QUOTES = str.maketrans("“”„‘’", '"""\'\'')
_ISSUES = re.compile(r"(?<=\S)\s+\((?:(?:see|issue|PR|done in) )?#\d{1,9}(?:,? (?:and )?#\d{1,9})*\)$", re.IGNORECASE)
_DEFERRED = re.compile(r"\(\s*deferred\b[^()]*\)?", re.IGNORECASE)


class StatementPair(NamedTuple):
    """One statement as it stood before, and as it stands after a change.

    ``alike`` says that its words are others and ask for just the same.
    """

    before: Criterion
    after: Criterion
    alike: bool = False

    @property
    def reworded(self) -> bool:
        """Whether it says something else, a mark that puts it off aside.

        How it is dressed, ended and spelled doesn't count, nor other words that are surely ``alike``.
        """
        return self.turned or self.struck or not (self.alike or self._says_the_same)

    @property
    def _says_the_same(self) -> bool:
        """Whether the words are the same, or some stand behind them that only say where it is talked about."""
        before, after = _promised_words(self.before), _promised_words(self.after)
        return before in (after, _ISSUES.sub("", after).rstrip(" ."))

    @property
    def turned(self) -> bool:
        """Whether it is a bad thing on one side alone: the same words are what must not be so, and what has to be."""
        return (self.before.form is Form.BLOCKER) is not (self.after.form is Form.BLOCKER)

    @property
    def struck(self) -> bool:
        """Whether other words of it are struck out than before."""
        return struck_passages(self.before) != struck_passages(self.after)


@dataclass(frozen=True)
class Pairs:
    """The criteria of two sides. ``gone`` stand only before, ``new`` only after, both in the order of their side."""

    kept: tuple[StatementPair, ...]
    gone: tuple[Criterion, ...]
    new: tuple[Criterion, ...]

    @cached_property
    def by_id(self) -> Mapping[str, StatementPair]:
        """What stood before and stands after, by the id it has after."""
        return {pair.after.id: pair for pair in self.kept}

    @cached_property
    def before_by_id(self) -> Mapping[str, Criterion]:
        """What stood before, by the id it has after."""
        return {pair.after.id: pair.before for pair in self.kept}


def pair_criteria(
    before: Sequence[Criterion], after: Sequence[Criterion], moved: Mapping[str, str] | None = None
) -> Pairs:
    """Return the criteria of two sides, paired in one scope: by id, by equal words, but for a deferral, by spelling.

    At last by their words without the numbers of issues behind them.

    Of several that fit, the first goes with the first. ``moved`` gives the scopes that have another name since, by that
    before.
    """
    scopes = moved or {}
    kept: list[StatementPair] = []
    gone, new = list(before), list(after)
    for key in (_own_id, _by_words, _promise, _spelled_promise, _promise_without_issues):
        matched = _match_by(gone, new, key, scopes)
        kept += matched
        paired = {kept.before.id for kept in matched}, {kept.after.id for kept in matched}
        gone = [criterion for criterion in gone if criterion.id not in paired[0]]
        new = [criterion for criterion in new if criterion.id not in paired[1]]
    order = {criterion.id: at for at, criterion in enumerate(after)}
    return Pairs(tuple(sorted(kept, key=lambda kept: order[kept.after.id])), tuple(gone), tuple(new))


def _match_by(
    before: Iterable[Criterion],
    after: Iterable[Criterion],
    key: Callable[[Criterion], str],
    moved: Mapping[str, str],
) -> list[StatementPair]:
    waiting: defaultdict[tuple[str, str], list[Criterion]] = defaultdict(list)
    for criterion in before:
        waiting[moved.get(criterion.scope, criterion.scope), key(criterion)].append(criterion)
    for same in waiting.values():
        same.reverse()
    there = ((criterion, waiting.get((criterion.scope, key(criterion)))) for criterion in after)
    return [StatementPair(fit.pop(), criterion) for criterion, fit in there if fit]


def _own_id(criterion: Criterion) -> str:
    return criterion.id


def _by_words(criterion: Criterion) -> str:
    return essential_words(criterion.text)


def _promised_words(criterion: Criterion) -> str:
    """Return what a statement promises, but for a capital letter at its begin, a full stop, and how quotes look."""
    words = _spelled_promise(criterion).translate(_QUOTES).rstrip(" .")
    return words[:1].lower() + words[1:]


def _promise(criterion: Criterion) -> str:
    return essential_words(_without_deferral(criterion))


def _without_deferral(criterion: Criterion) -> str:
    """Return the source of a statement without the mark that puts it off."""
    return _DEFERRED.sub(" ", criterion.text) if criterion.deferred else criterion.text


def _spelled_promise(criterion: Criterion) -> str:
    """Return what a statement promises, each of its words in one spelling."""
    return in_one_spelling(_without_deferral(criterion))


def _promise_without_issues(criterion: Criterion) -> str:
    return _ISSUES.sub("", _spelled_promise(criterion).rstrip(" .")).rstrip(" .")


def struck_passages(criterion: Criterion) -> list[str]:
    """Return the passages of a statement that are struck out, each without its dress."""
    return [essential_words(span.text) for span in spans(criterion.text) if span.kind is SpanKind.STRUCK]
