"""Promises that are gone, say something else, are put off, or are no part of what is done any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.promise import SaidDone
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.pairing import StatementPair, struck_passages
from dodcheck.trust.change.weakening import Weakening, Weakens, quoted_statement
from dodcheck.trust.change.whereabouts import Whereabouts

_LEAST_SIMILARITY = 0.6
_SENSE = {True: "must not be so", False: "has to be so"}
_COMPARED = 50
"""Promises that are gone, and new ones, of which the likest are sought: comparing their words takes long."""


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every promise that is gone, was edited, is put off, or is only what work begins with."""
    pairs, case = judges.comparison.pairs, judges.comparison.case
    unread = {unread.criterion.location.path for unread in case.program.unread}
    gone = [criterion for criterion in pairs.gone if criterion.location.path not in unread and not _is_claim(criterion)]
    whereabouts = Whereabouts(judges.comparison)
    for criterion in gone:
        yield _removed_weakening(criterion, pairs.new if len(gone) <= _COMPARED else (), whereabouts)
    for kept in pairs.kept:
        if kept.reworded:
            yield _reworded_weakening(kept)
        if kept.after.to_begin and not kept.before.to_begin:
            message = f"“{quoted_statement(kept.before)}” stands in a Definition of Ready, which nothing is done by"
            yield Weakening(Weakens.REMOVED, kept.before.id, message, kept.before.location, kept.after.location)
        if _is_put_off(kept.before, kept.after):
            message = f"“{quoted_statement(kept.before)}” is put off{' for longer' if kept.before.deferred else ''}"
            yield Weakening(Weakens.DEFERRED, kept.before.id, message, kept.before.location, kept.after.location)


def _is_claim(criterion: Criterion) -> bool:
    """Return whether a criterion is but the ledger's word for a milestone: a plan, or taking it back, ends it."""
    return isinstance(criterion.promise, SaidDone)


def _struck_in_words(criterion: Criterion) -> str:
    passages = struck_passages(criterion)
    return ", ".join(f"“{words}”" for words in passages) if passages else "nothing"


def _is_put_off(before: Criterion, after: Criterion) -> bool:
    """Return whether a document puts a promise off that it did not put off before, or not for so long."""
    if not after.deferred:
        return False
    if not before.deferred:
        return True
    until = before.deferred_until
    return until is not None and (after.deferred_until is None or after.deferred_until > until)


def _removed_weakening(gone: Criterion, new: Sequence[Criterion], whereabouts: Whereabouts) -> Weakening:
    sentence = f"“{quoted_statement(gone)}” is gone"
    if there := whereabouts.of(gone):
        return Weakening(Weakens.REMOVED, gone.id, sentence, gone.location, there.location, there.said)
    now = _successor(gone, new)
    if now is None:
        return Weakening(Weakens.REMOVED, gone.id, sentence, gone.location, None)
    detail = f"or it says something else now: “{plain(quoted_statement(now))}”"
    return Weakening(Weakens.REMOVED, gone.id, sentence, gone.location, now.location, detail)


def _successor(gone: Criterion, new: Sequence[Criterion]) -> Criterion | None:
    """Return the new promise whose words are most like those of one that is gone."""
    words = {
        plain(quoted_statement(criterion)): criterion
        for criterion in reversed(new[:_COMPARED])
        if criterion.scope == gone.scope
    }
    return next(
        (
            words[near]
            for near in get_close_matches(plain(quoted_statement(gone)), words, n=1, cutoff=_LEAST_SIMILARITY)
        ),
        None,
    )


def _reworded_weakening(kept: StatementPair) -> Weakening:
    sentence, detail = (
        f"“{quoted_statement(kept.before)}” says something else",
        f"now “{plain(quoted_statement(kept.after))}”",
    )
    if kept.turned:
        bad = kept.before.form is Form.BLOCKER
        sentence = f"“{quoted_statement(kept.before)}” is turned round"
        detail = f"it was what {_SENSE[bad]}, and is what {_SENSE[not bad]}"
    elif kept.struck:
        sentence = f"other words of “{quoted_statement(kept.before)}” are struck out"
        detail = f"now {_struck_in_words(kept.after)}, and before {_struck_in_words(kept.before)}"
    return Weakening(Weakens.REWORDED, kept.before.id, sentence, kept.before.location, kept.after.location, detail)
