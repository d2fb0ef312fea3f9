from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.tree import Call, Index, Literal, Name
from dodcheck.workflows.expressions.wrapping import Shape, UnwrappedCondition, unwrap_condition, without_braces

REF = Index(Name("github"), Literal("ref"))


def put(pattern: str, *arguments: Index | Literal) -> Call:
    return Call("format", (Literal(pattern), *arguments))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", UnwrappedCondition(Shape.EMPTY)),
        (" \n", UnwrappedCondition(Shape.EMPTY)),
        ("\n github.ref \n", UnwrappedCondition(Shape.PLAIN, REF)),
        ("False", UnwrappedCondition(Shape.PLAIN, Literal(value=False))),
        ("${{github.ref}}", UnwrappedCondition(Shape.WRAPPED, REF)),
        ("${{\n  github.ref\n}}", UnwrappedCondition(Shape.WRAPPED, REF)),
        ("${{ '${{ x }}' }}", UnwrappedCondition(Shape.BROKEN, problem="it is no expression")),
        ("${{ 'github.ref' }}", UnwrappedCondition(Shape.QUOTED, REF)),
        ("${{ '' }}", UnwrappedCondition(Shape.QUOTED, Call("success", ()))),
        (
            "${{ github.ref }}\n",
            UnwrappedCondition(Shape.AROUND, put("{0}\n", REF)),
        ),
        (" ${{ github.ref }}", UnwrappedCondition(Shape.AROUND, put(" {0}", REF))),
        (
            "${{ github.ref }} == 'b'",
            UnwrappedCondition(Shape.AROUND, put("{0} == 'b'", REF)),
        ),
        (
            "!${{ github.ref }} {x}",
            UnwrappedCondition(Shape.AROUND, put("!{0} {{x}}", REF)),
        ),
        (
            "${{ github.ref }} && ${{ 1 }}",
            UnwrappedCondition(Shape.AROUND, put("{0} && {1}", REF, Literal(1.0))),
        ),
        ("${{ github.ref }}${{ 1 }}", UnwrappedCondition(Shape.SEVERAL, put("{0}{1}", REF, Literal(1.0)))),
        ("${{ github.ref }", UnwrappedCondition(Shape.BROKEN, problem="`${{` is not closed")),
        ("${{ 'a }}", UnwrappedCondition(Shape.BROKEN, problem="a quoted text in it is not closed")),
        ("${{ }}", UnwrappedCondition(Shape.BROKEN, problem="it is no expression")),
        ("${{ 1 }} " * 255, UnwrappedCondition(Shape.BROKEN, problem="it holds too many `${{ }}`")),
        ("x ${{ }}", UnwrappedCondition(Shape.BROKEN, problem="it is no expression")),
        ("github.ref }}", UnwrappedCondition(Shape.BROKEN, problem="it is no expression")),
    ],
)
def test_how_a_text_is_taken(text: str, found: UnwrappedCondition) -> None:
    assert unwrap_condition(text) == found


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (" a == 1 ", "a == 1"),
        ("${{ a }}", "a"),
        ("${{ '}}' }}", "'}}'"),
        ("${{ a }} ", None),
        ("${{ a }}${{ b }}", None),
        ("${{ a", None),
    ],
)
def test_what_stands_in_it(text: str, inner: str | None) -> None:
    assert without_braces(text) == inner
