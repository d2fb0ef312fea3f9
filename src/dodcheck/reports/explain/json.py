"""The explanation of one statement for machines."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.judge.explanation import Explanation, Lines, Paste
from dodcheck.reports.json import criterion_data, versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import FLAG, MAYBE_LINE, TEXT, WORDS, or_null, place_data, record

SCHEMA: Final = "dodcheck-explanation/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(explanation: Explanation, paste: Paste) -> str:
    """Return the explanation as JSON."""
    binding, turns = explanation.binding, explanation.turns
    at = binding.written if binding else None
    return versioned_json(
        SCHEMA,
        {
            "as_of": explanation.as_of.isoformat(),
            "criterion": criterion_data(explanation.judgement),
            "strength": binding.strength.value if binding and binding.strength else None,
            "written": place_data(at) if at else None,
            "turns": {"holds": turns.holds, "fails": turns.fails} if turns else None,
            "paste": {
                "bind": _lines(paste.bind),
                "comment": paste.comment,
                "waive": _lines(paste.waive),
                "attest": paste.attest,
            },
        },
    )


def _lines(lines: Lines | None) -> _Object | None:
    return {"path": lines.path, "new": lines.new, "lines": list(lines.lines)} if lines else None


def explanation_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every explanation in JSON satisfies."""
    criterion: _Object = shared_shape("criteria")["items"]
    lines = record(path=WORDS, new=FLAG, lines={"type": "array", "items": WORDS, "minItems": 1})
    return versioned_schema(
        SCHEMA,
        "explanation",
        "Why one statement has its verdict, what would turn it, and the lines to paste.",
        as_of=shared_shape("as_of"),
        criterion=criterion,
        strength={
            "enum": ["exact", "weaker", "stronger", None],
            "description": "How the rule compares with the statement: a weaker one never proves, a stronger one "
            "never refutes. Null without a rule for these words.",
        },
        written=or_null(
            record(path=TEXT, line=MAYBE_LINE)
            | {"description": "Where the rule stands; null where it was read from the words."}
        ),
        turns=or_null(
            record(holds=WORDS, fails=WORDS)
            | {"description": 'Clauses behind "when". Null for what is no statement of a document.'}
        ),
        paste=record(bind=or_null(lines), comment=or_null(WORDS), waive=or_null(lines), attest=or_null(WORDS)),
    )
