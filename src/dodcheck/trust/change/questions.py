"""Statements in other words that ask for just the same: their words are read whole, and as one and the same rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dodcheck.binding.bind import Bindings
from dodcheck.binding.tree import Bound, Strength
from dodcheck.model.criterion import Criterion, Form, Holds
from dodcheck.model.report import Origin
from dodcheck.trust.change.pairing import Pairs, StatementPair

_Question = tuple[str, str | None, Holds, bool, str]


def with_equal_questions(pairs: Pairs, before: Bindings, after: Bindings) -> Pairs:
    """Return the pairs, with those of the boxes among what is gone and new that ask the same in other words.

    Both are bound by their own words, which their rule decides exactly: it looks at all that they say, and at no more.
    They stand in one scope and group, and no other gone or new box there asks the same.
    """
    gone, new = _by_question(pairs.gone, before), _by_question(pairs.new, after)
    alike = [
        StatementPair(gone[question][0], asking[0], alike=True)
        for question, asking in new.items()
        if len(asking) == len(gone.get(question, ())) == 1
    ]
    if not alike:
        return pairs
    olds, news = {pair.before.id for pair in alike}, {pair.after.id for pair in alike}
    return Pairs(
        (*pairs.kept, *alike),
        tuple(criterion for criterion in pairs.gone if criterion.id not in olds),
        tuple(criterion for criterion in pairs.new if criterion.id not in news),
    )


def _by_question(criteria: Sequence[Criterion], bindings: Bindings) -> dict[_Question, list[Criterion]]:
    asking: defaultdict[_Question, list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        bound = bindings.by_id.get(criterion.id)
        if (
            criterion.form is not Form.BOX
            or criterion.promise is not None
            or criterion.fixed_id
            or not isinstance(bound, Bound)
        ):
            continue
        if bound.origin is Origin.RECOGNISED and bound.strength is Strength.EXACT and bound.lacking is None:
            asking[criterion.scope, criterion.group, criterion.holds, criterion.deferred, repr(bound.tree)].append(
                criterion
            )
    return asking
