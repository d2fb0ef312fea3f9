from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.names import Names, names_of
from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.reading import ConditionReading, reading
from dodcheck.workflows.expressions.tree import Binary, Call, Index, Literal, Name
from dodcheck.workflows.expressions.values import Truth
from dodcheck.workflows.expressions.wrapping import Reason, Shape, Stray

REF = Index(Name("github"), Literal("ref"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("true", Names()),
        ("github.Ref == 'x' && env.Ci", Names(("env", "github"), ("env.Ci", "github.ref"))),
        ("github", Names(("github",), ("github",))),
        ("needs.*.result", Names(("needs",), ("needs.*.result",))),
        ("matrix[github.actor].x[0]", Names(("github", "matrix"), ("github.actor", "matrix.*.x.0"))),
        ("fromJSON(inputs.a).b", Names(("inputs",), ("inputs.a",), ("fromjson",))),
        ("Always() || !contains('a', 'b')", Names((), (), ("always", "contains"))),
    ],
)
def test_names(text: str, names: Names) -> None:
    assert names_of(parse_expression(text)) == names


@pytest.mark.parametrize(
    "read",
    [
        ConditionReading("", Shape.EMPTY, None, None, None, Truth.YES, Names(), implied_success=True),
        ConditionReading(
            "${{ github.ref == 'a' }}",
            Shape.WRAPPED,
            Binary("==", REF, Literal("a")),
            None,
            None,
            Truth.UNSURE,
            Names(("github",), ("github.ref",)),
            implied_success=True,
        ),
        ConditionReading(
            "${{ failure() }}\n",
            Shape.AROUND,
            Call("format", (Literal("{0}\n"), Call("failure", ()))),
            Stray(Reason.LINE_BREAK, ("\n",)),
            None,
            Truth.YES,
            Names((), (), ("failure", "format")),
            implied_success=False,
        ),
        ConditionReading(
            "a && b",
            Shape.BROKEN,
            None,
            None,
            "there is no context a",
            Truth.UNSURE,
            Names(),
            implied_success=False,
        ),
    ],
)
def test_readings(read: ConditionReading) -> None:
    assert reading(read.text) == read
