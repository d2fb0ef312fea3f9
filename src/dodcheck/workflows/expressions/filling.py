"""A text with its expressions worked out."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.workflows.expressions.convert import as_text
from dodcheck.workflows.expressions.evaluate import evaluate
from dodcheck.workflows.expressions.values import Known, Unknown
from dodcheck.workflows.expressions.wrapping import Shape, unwrap_condition

_WORKED_OUT = (Shape.WRAPPED, Shape.AROUND, Shape.SEVERAL)


def filled_text(text: str, context: Mapping[str, Known]) -> str | None:
    """Return a text with the values of its `${{ }}`, in a context as ``condition`` takes one; ``None`` if unknown."""
    if "${{" not in text:
        return text
    expression = unwrap_condition(text)
    if expression.shape not in _WORKED_OUT or expression.tree is None:
        return None
    value = evaluate(expression.tree, context)
    return None if isinstance(value, Unknown) else as_text(value)
