from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.names import names_of
from dodcheck.workflows.expressions.parser import parse_expression


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("true", set()),
        ("github.Ref == 'x' && env.Ci", {"env.Ci", "github.ref"}),
        ("github", {"github"}),
        ("needs.*.result", {"needs.*.result"}),
        ("matrix[github.actor].x[0]", {"github.actor", "matrix.*.x.0"}),
        ("fromJSON(inputs.a).b", {"inputs.a"}),
        ("Always() || !contains('a', 'b')", set()),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert names_of(parse_expression(text)) == names
