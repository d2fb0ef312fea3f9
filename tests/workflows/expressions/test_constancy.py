from __future__ import annotations

import time

import pytest

from dodcheck.workflows.expressions.constancy import constant_truth
from dodcheck.workflows.expressions.values import Truth

EVENT, REF = "github.event_name", "github.ref"
PUSHED, SCHEDULED, RELEASED = {EVENT: "push"}, {EVENT: "schedule"}, {EVENT: "release"}


@pytest.mark.parametrize(
    ("text", "constant"),
    [
        ("", Truth.YES),
        ("false", Truth.NO),
        ("${{ false }}", Truth.NO),
        ("1 == 2", Truth.NO),
        ("true || github.ref", Truth.YES),
        ("github.ref && false", Truth.NO),
        ("'false'", Truth.YES),
        ("${{ github.ref == 'a' }} && ${{ github.ref == 'b' }}", Truth.YES),
        ("always()", Truth.YES),
        ("success()", Truth.UNSURE),
        (f"{EVENT} == 'push' && {EVENT} == 'pull_request'", Truth.NO),
        (f"{EVENT} == 'push' && {EVENT} == 'PUSH'", Truth.UNSURE),
        (f"{EVENT} == 'push' && {EVENT} != 'push'", Truth.NO),
        (f"{EVENT} == 'push' || {EVENT} != 'push'", Truth.YES),
        (f"{EVENT} != 'push' || {EVENT} != 'schedule'", Truth.YES),
        (f"'push' == {EVENT} && GITHUB['Event_Name'] == 'x'", Truth.NO),
        (f"{EVENT} == 'push' && startsWith({EVENT}, 'pull_request')", Truth.NO),
        (f"({EVENT} == 'a' || {EVENT} == 'b') && {REF} == 'c' && !({REF} == 'c')", Truth.NO),
        (f"{EVENT} == 'push' && {REF} == 'pull_request'", Truth.UNSURE),
        ("inputs.n == '1' && inputs.n == '1.0'", Truth.UNSURE),
        ("inputs.n == '' || inputs.n != ''", Truth.UNSURE),
        ("inputs.n == 'a' && fromJSON(inputs.n)", Truth.UNSURE),
        ("inputs.n == 'false' && fromJSON(inputs.n)", Truth.UNSURE),
        ("inputs.n == inputs.n", Truth.UNSURE),
        ("not one", Truth.UNSURE),
        ("${{ 'false' }}", Truth.UNSURE),
    ],
)
def test_what_holds_always_or_never(text: str, constant: Truth) -> None:
    assert constant_truth(text) is constant


def test_in_several_situations() -> None:
    text = f"{EVENT} == 'push' || {EVENT} == 'schedule'"
    assert constant_truth(text, (PUSHED, SCHEDULED)) is Truth.YES
    assert constant_truth(text, (RELEASED,)) is Truth.NO
    assert constant_truth(text, (PUSHED, RELEASED)) is Truth.UNSURE
    assert constant_truth("false", ()) is Truth.UNSURE


def test_what_is_known_in_a_situation_is_no_case() -> None:
    text = f"({EVENT} == 'push' && {REF} == 'a') || ({EVENT} == 'push' && {REF} != 'a')"
    assert constant_truth(text) is Truth.UNSURE
    assert constant_truth(text, (PUSHED,)) is Truth.YES


@pytest.mark.parametrize("joined", ["||", "&&"])
def test_many_names_cost_no_more_than_the_size(joined: str) -> None:
    many = f" {joined} ".join(f"github.a{at} == 'x' && github.a{at} == 'y'" for at in range(400))
    begun = time.process_time()
    constant_truth(many)
    assert time.process_time() - begun < 5
