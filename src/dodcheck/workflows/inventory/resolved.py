"""Texts with expressions, for each leg of a matrix."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.expressions.convert import as_text
from dodcheck.workflows.expressions.evaluate import evaluate
from dodcheck.workflows.expressions.values import Unknown
from dodcheck.workflows.expressions.wrapping import unwrap_condition
from dodcheck.workflows.model import Job
from dodcheck.workflows.situation import Situation, leg_situations

OPEN, CLOSE = "${{", "}}"


def filled_for_leg(text: str, known: Situation) -> str | None:
    """Return a text with its `${{ }}` filled in, ``None`` where one of them is not known."""
    if OPEN not in text:
        return text
    expression = unwrap_condition(text)
    if expression.tree is None:
        return None
    # A value that is no scalar is an empty text in the model: what it holds is not known.
    value = evaluate(expression.tree, {name: one for name, one in known.items() if one != ""})
    return None if isinstance(value, Unknown) else as_text(value)


def runner_labels(job: Job) -> tuple[str, ...]:
    """Return the labels of a job's runners in the legs of its matrix, once each; as they are written where computed."""
    labels = (
        ", ".join(filled_for_leg(label.value, leg) or label.value for label in job.runs_on)
        for leg in leg_situations(job)
    )
    return tuple(dict.fromkeys(label for label in labels if label))


def literal_pieces(text: str) -> Iterator[str]:
    """Yield what stands in a text around its `${{ }}`: before the first, between them, and behind the last."""
    first, *rest = text.split(OPEN)
    yield first
    for one in rest:
        yield one.partition(CLOSE)[2]
