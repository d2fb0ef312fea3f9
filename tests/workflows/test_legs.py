from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.evaluate import Truth, evaluate_condition
from dodcheck.workflows.legs import legs_of
from dodcheck.workflows.read import read_workflow
from dodcheck.workflows.situation import leg_situations

HEAD = "on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: y}]\n    strategy: {matrix: "


def _told(matrix: str) -> list[dict[str, str]]:
    job = read_workflow("x", f"{HEAD}{matrix}}}\n").jobs[0]
    assert job.matrix is not None
    return [{name: cell.text for name, cell in leg.items()} for leg in legs_of(job.matrix)]


def _holds(matrix: str, asked: str) -> Truth:
    (leg,) = leg_situations(read_workflow("x", f"{HEAD}{matrix}}}\n").jobs[0])
    return evaluate_condition(asked, leg)


@pytest.mark.parametrize(
    ("value", "asked", "holds"),
    [
        ("3.10", "matrix.v == '3.10'", Truth.YES),
        ("3.10", "matrix.v == 3.1", Truth.YES),
        ("3.10", "contains('3.10 3.11', matrix.v)", Truth.YES),
        ("3.10", "startsWith(matrix.v, '3.10')", Truth.NO),
        ("3.10", "format('py{0}', matrix.v) == 'py3.1'", Truth.YES),
        ("'3.10'", "startsWith(matrix.v, '3.10')", Truth.YES),
        ("'3.10'", "matrix.v == 3.1", Truth.YES),
        ("'3.10'", "matrix.v == '3.1'", Truth.NO),
        ("0x10", "matrix.v == 16", Truth.YES),
        ("1e2", "matrix.v == 100", Truth.YES),
        ("true", "matrix.v", Truth.YES),
        ("'false'", "matrix.v", Truth.YES),
        ("false", "matrix.v", Truth.NO),
        ("!!bool 'false'", "matrix.v", Truth.NO),
        ("!!str false", "matrix.v", Truth.YES),
        ("yes", "matrix.v == 'yes'", Truth.YES),
        ("null", "matrix.v == ''", Truth.YES),
        ("''", "matrix.v", Truth.NO),
        ("{os: windows-2022, n: 1}", "startsWith(matrix.v.os, 'windows') && matrix.v.n == 1", Truth.YES),
        ("[1, 2]", "matrix.v[1] == 2", Truth.YES),
        ("[1, 2]", "matrix.v == ''", Truth.NO),
        ("'${{ inputs.v }}'", "matrix.v == 'x'", Truth.UNSURE),
        ("{os: '${{ inputs.os }}'}", "matrix.v.os == 'x'", Truth.UNSURE),
        ("1" * 400, "matrix.v == 1", Truth.UNSURE),
    ],
)
def test_conditions_see_the_values_of_a_matrix_as_yaml_types_them(value: str, asked: str, holds: Truth) -> None:
    assert _holds(f"{{v: [{value}]}}", asked) is holds


@pytest.mark.parametrize(
    ("matrix", "made"),
    [
        ("{a: [1, 2], b: [x]}", [{"a": "1", "b": "x"}, {"a": "2", "b": "x"}]),
        ("{a: [1, 2], exclude: [{a: 1.0}]}", [{"a": "2"}]),
        ("{a: [{n: 1}, {n: 2}], exclude: [{a: {n: 2}}]}", [{"a": ""}]),
        ("{a: [1], exclude: [{b: 1}]}", [{"a": "1"}]),
        ("{a: [1], include: [{b: x}]}", [{"a": "1", "b": "x"}]),
        ("{a: [1], include: [{a: 1, b: x}, {a: 2}]}", [{"a": "1", "b": "x"}, {"a": "2"}]),
        ("{a: [1, 2], exclude: [{a: 2}], include: [{a: 2, b: x}]}", [{"a": "1"}, {"a": "2", "b": "x"}]),
        ("{include: [{a: 1}, {a: 2}]}", [{"a": "1"}, {"a": "2"}]),
        ("{a: [1], exclude: [{a: 1}]}", []),
    ],
)
def test_the_legs_of_a_matrix(matrix: str, made: list[dict[str, str]]) -> None:
    assert _told(matrix) == made
