from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.filling import filled_text
from dodcheck.workflows.expressions.values import Known

KNOWN: dict[str, Known] = {"matrix.os": "windows-2022", "matrix.v": 3.1, "matrix.on": True, "matrix.none": None}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("plain", "plain"),
        ("${{ matrix.os }}", "windows-2022"),
        ("a-${{ matrix.v }}-${{ matrix.on }}-${{ matrix.none }}", "a-3.1-true-"),
        ("${{ startsWith(matrix.os, 'windows') && 'pwsh' || 'bash' }}", "pwsh"),
        ("${{ inputs.os }}", None),
        ("x-${{ inputs.os }}", None),
        ("${{ matrix.os", None),
        ("${{ }}", None),
    ],
)
def test_a_text_with_the_values_of_its_expressions(text: str, meant: str | None) -> None:
    assert filled_text(text, KNOWN) == meant
