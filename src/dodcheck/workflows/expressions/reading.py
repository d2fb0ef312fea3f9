"""All there is to say of a condition from its text alone."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.workflows.expressions.decided import decided
from dodcheck.workflows.expressions.names import Names, names_of
from dodcheck.workflows.expressions.tree import Expression
from dodcheck.workflows.expressions.values import Truth
from dodcheck.workflows.expressions.wrapping import Shape, Stray, wrapped


class ConditionReading(NamedTuple):
    """What GitHub makes of the text of an `if:`.

    ``tree`` is what it works out, ``None`` where the text says nothing or is broken (``problem`` says how, a clause
    that begins with `it` or a noun). ``stray`` is what stands around `${{ }}`. ``constant`` says whether the condition
    holds always or never, whatever the contexts. ``implied_success`` says that GitHub puts `success() &&` before it,
    as it asks for no status itself.
    """

    text: str
    shape: Shape
    tree: Expression | None
    stray: Stray | None
    problem: str | None
    constant: Truth
    names: Names
    implied_success: bool


def reading(text: str) -> ConditionReading:
    """Return what GitHub makes of the text of an `if:`, as it stands in the file: every blank in it counts."""
    found = wrapped(text)
    names = names_of(found.tree) if found.tree is not None else Names()
    return ConditionReading(
        text,
        found.shape,
        found.tree,
        found.stray,
        found.problem,
        decided(text),
        names,
        implied_success=found.shape is not Shape.BROKEN and not names.asks_status,
    )
