from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.tree import Call, Index, Literal, Name
from dodcheck.workflows.expressions.wrapping import Shape, Wrapped, bare, wrapped

REF = Index(Name("github"), Literal("ref"))


def put(pattern: str, *arguments: Index | Literal) -> Call:
    return Call("format", (Literal(pattern), *arguments))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Wrapped(Shape.EMPTY)),
        (" \n", Wrapped(Shape.EMPTY)),
        ("\n github.ref \n", Wrapped(Shape.PLAIN, REF)),
        ("False", Wrapped(Shape.PLAIN, Literal(value=False))),
        ("${{github.ref}}", Wrapped(Shape.WRAPPED, REF)),
        ("${{\n  github.ref\n}}", Wrapped(Shape.WRAPPED, REF)),
        ("${{ '${{ x }}' }}", Wrapped(Shape.BROKEN, problem="it is no expression")),
        ("${{ 'github.ref' }}", Wrapped(Shape.QUOTED, REF)),
        ("${{ '' }}", Wrapped(Shape.QUOTED, Call("success", ()))),
        (
            "${{ github.ref }}\n",
            Wrapped(Shape.AROUND, put("{0}\n", REF)),
        ),
        (" ${{ github.ref }}", Wrapped(Shape.AROUND, put(" {0}", REF))),
        (
            "${{ github.ref }} == 'b'",
            Wrapped(Shape.AROUND, put("{0} == 'b'", REF)),
        ),
        (
            "!${{ github.ref }} {x}",
            Wrapped(Shape.AROUND, put("!{0} {{x}}", REF)),
        ),
        (
            "${{ github.ref }} && ${{ 1 }}",
            Wrapped(Shape.AROUND, put("{0} && {1}", REF, Literal(1.0))),
        ),
        ("${{ github.ref }}${{ 1 }}", Wrapped(Shape.SEVERAL, put("{0}{1}", REF, Literal(1.0)))),
        ("${{ github.ref }", Wrapped(Shape.BROKEN, problem="`${{` is not closed")),
        ("${{ 'a }}", Wrapped(Shape.BROKEN, problem="a quoted text in it is not closed")),
        ("${{ }}", Wrapped(Shape.BROKEN, problem="it is no expression")),
        ("${{ 1 }} " * 255, Wrapped(Shape.BROKEN, problem="it holds too many `${{ }}`")),
        ("x ${{ }}", Wrapped(Shape.BROKEN, problem="it is no expression")),
        ("github.ref }}", Wrapped(Shape.BROKEN, problem="it is no expression")),
    ],
)
def test_how_a_text_is_taken(text: str, found: Wrapped) -> None:
    assert wrapped(text) == found


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
    assert bare(text) == inner
