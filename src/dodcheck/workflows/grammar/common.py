"""Shapes that stand in workflows and in actions."""

from __future__ import annotations

from dodcheck.workflows.grammar.scalars import is_amount, is_bool, is_expression, is_filled, is_filter, is_id, is_truth
from dodcheck.workflows.grammar.shapes import Either, List, Named, Shape, Words

TEXT = Words()
FILLED = Words(is_filled, "is no text, or an empty one")
BOOL = Words(is_bool, "is neither true nor false")
TRUTH = Words(is_truth, "is neither true nor false")
AMOUNT = Words(is_amount, "is no number")
STEP_ID = Words(is_id, "is no id: only letters, digits, `-` and `_` stand in one, and a letter or one `_` first")


def or_expression(shape: Shape) -> Either:
    """Return a mapping that an expression may stand for."""
    return Either("is no mapping", Words(is_expression, "is no mapping"), mapping=shape)


def list_or_expression(item: Shape, least: int = 0) -> Either:
    """Return a list that an expression may stand for."""
    return Either("is no list", Words(is_expression, "is no list"), List(item, least))


TEXTS = or_expression(Named(TEXT))
ONE_OR_MORE = Either("is neither a text nor a list", FILLED, List(FILLED))
FILTER = Either("is neither a text nor a list", Words(is_filter, "is neither a text nor a list"), List(FILLED))
"""What narrows an event down. One that says nothing does not fit the published schema, and GitHub runs it."""
