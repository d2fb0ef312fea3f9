"""Rules from the words of a statement: a family of small grammars, one file each, and one table of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dodcheck.binding.recognise.blockers import is_bad, unblocked, wanted
from dodcheck.binding.recognise.delivered import delivered_item
from dodcheck.binding.recognise.elsewhere import is_set_aside
from dodcheck.binding.recognise.hints import Hinted
from dodcheck.binding.recognise.joints import joined
from dodcheck.binding.recognise.labels import labelled, says_nothing
from dodcheck.binding.recognise.phrase import Phrase, phrase
from dodcheck.binding.recognise.reading import Grammar, Reading, together
from dodcheck.binding.recognise.table import GRAMMARS, PROSE, WHOLE, hinted
from dodcheck.binding.tree import Bound, Strength, leaves
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.promise import Said
from dodcheck.model.report import Origin
from dodcheck.rules.file import FileRule
from dodcheck.rules.options import OptionError

_ROWS_ONLY = frozenset({Form.METRIC, Form.INVARIANT})
"""Forms whose words alone ask for nothing: what is promised stands in the columns of their row."""
_OWN_KINDS = frozenset({Form.MILESTONE, Form.DERIVED, Form.POLICY})


_ABOUT_PATHS = frozenset({Form.ROW, Form.DELIVERABLE})
"""A path in a row is what the row is about: what is claimed of it stands in the head of the column.

Which files a deliverable is, its plan tells; a path among its other words is no promise.
"""


def recognise(criterion: Criterion) -> Bound | None:
    """Return the rule that the words of a criterion ask for, ``None`` where no grammar understands them."""
    if criterion.form in _OWN_KINDS and not isinstance(criterion.promise, Said):
        return None
    words = phrase(criterion)
    if words is None or (is_set_aside(words.under) and not isinstance(criterion.promise, Said)):
        return None
    if words.row and criterion.form is not Form.BOX and (told := _row(words)):
        return _bound(told)
    if criterion.form is Form.DELIVERABLE and criterion.promise is None:
        return _of_made_files(words)
    bound = None if criterion.form in _ROWS_ONLY else _of_words(words, criterion)
    whole = _with_details(bound, criterion) if criterion.details else bound
    return None if whole and _is_gone(whole, criterion.declared.gone) else whole


def _is_gone(bound: Bound, gone: Sequence[str]) -> bool:
    """Return whether a rule looks for a file that the same document says was taken away since."""
    files = (rule for rule in leaves(bound.tree) if isinstance(rule, FileRule) and rule.max is None) if gone else ()
    return any(rule.path.removeprefix("./") in gone for rule in files)


def _with_details(bound: Bound | None, criterion: Criterion) -> Bound | None:
    from dodcheck.binding.recognise.details import with_details  # noqa: PLC0415 - lazy: few boxes have items below them

    return with_details(bound, criterion)


def _of_words(words: Phrase, criterion: Criterion) -> Bound | None:
    made = delivered_item(words, criterion)
    words = made.words if made else words
    grammars = GRAMMARS if criterion.form in _ABOUT_PATHS and made is None else (*GRAMMARS, *WHOLE)
    best = _labelled(words, grammars)
    if made and best and not made.sure:
        best = together([best], Strength.WEAKER)
    if criterion.form is Form.BLOCKER:
        return unblocked(_bound(best), words) if best else _wanted(words, grammars)
    if best is None:
        return _cited(criterion)
    # Something bad is no claim: a tick or a cross may say that it is so, that it must not be, or that it is over.
    return None if is_bad(best.tree) else _bound(best)


def _cited(criterion: Criterion) -> Bound | None:
    """Return what refutes a claim that no grammar understands: that the evidence which it cites is not there."""
    if not any(
        sign in said
        for said in (criterion.text, *(cell for _, cell in criterion.row))
        for sign in ("`", "/", "](", "commit ")
    ):
        return None
    from dodcheck.binding.recognise.cited import cited_evidence  # noqa: PLC0415 - lazy: few claims cite anything

    return cited_evidence(criterion)


def _of_made_files(words: Phrase) -> Bound | None:
    """Return the rule for a file in a report's list of those that were made."""
    from dodcheck.binding.recognise.cited import GOES  # noqa: PLC0415 - lazy: few documents hold such lists
    from dodcheck.binding.recognise.made_files import made_files  # noqa: PLC0415 - lazy: the same

    return made_files(words, GOES)


def _bound(reading: Reading) -> Bound:
    return Bound(reading.tree, Origin.RECOGNISED, reading.strength, least=reading.least)


def _wanted(words: Phrase, grammars: Sequence[Hinted]) -> Bound | None:
    """Return the rule of the contrary of a blocker that nothing reads as it stands."""
    contrary = wanted(words)
    best = _best(contrary, grammars) if contrary else None
    return _bound(best) if best else None


def _row(words: Phrase) -> Reading | None:
    from dodcheck.binding.recognise import invariant_rows, metric_rows  # noqa: PLC0415 - lazy: few have such tables

    return invariant_rows.read(words) or metric_rows.read(words)


def _labelled(words: Phrase, grammars: Sequence[Hinted]) -> Reading | None:
    return _behind_label(words, grammars) or (_of_command(words) if words.row else None)


def _of_command(words: Phrase) -> Reading | None:
    from dodcheck.binding.recognise import outcome_rows  # noqa: PLC0415 - lazy: few tables name commands

    return outcome_rows.read(words)


def _behind_label(words: Phrase, grammars: Sequence[Hinted]) -> Reading | None:
    """Return what a statement says behind its label; one that may narrow or take it back is read as a whole only."""
    found = labelled(words)
    if found is None:
        return _read_all(words, grammars)
    whole = _best(words, grammars)
    if whole or not says_nothing(found):
        return whole
    return _read_all(words._replace(words=found.rest), grammars)


def _read_all(words: Phrase, grammars: Sequence[Hinted]) -> Reading | None:
    return _stronger(_best(words, grammars), lambda: joined(words, _clause))


def _stronger(whole: Reading | None, in_clauses: Callable[[], Reading | None]) -> Reading | None:
    """Return the reading of the whole, unless that of its clauses understands more."""
    if whole and whole.strength is not Strength.WEAKER:
        return whole
    clauses = in_clauses()
    return clauses if clauses and (whole is None or clauses.strength is not Strength.WEAKER) else whole


def _clause(words: Phrase) -> Reading | None:
    return _best(words, GRAMMARS)


def _best(words: Phrase, grammars: Sequence[Hinted]) -> Reading | None:
    """Return the first reading that understands it all, else the first that understands a part.

    Without a code span or file name, only what the platform records is read.
    """
    fitting = (*grammars, *PROSE) if "⟦" in words.words else PROSE
    half: Reading | None = None
    for grammar in hinted(fitting, words):
        reading = _read(grammar, words)
        if reading and reading.strength is not Strength.WEAKER:
            return reading
        half = half or reading
    return half


def _read(grammar: Grammar, words: Phrase) -> Reading | None:
    """Return what a grammar reads, ``None`` too where no rule takes what it read."""
    try:
        return grammar(words)
    except OptionError:
        return None


__all__ = ["recognise"]
