from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import (
    Binary,
    Call,
    Expression,
    ExpressionProblem,
    Filter,
    Index,
    Joined,
    Literal,
    Name,
    Not,
)

GITHUB, MATRIX = Name("github"), Name("matrix")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("'it''s ''that'''", Literal("it's 'that'")),
        ("0x1F", Literal(31.0)),
        ("-.5e1", Literal(-5.0)),
        ("0o17", Literal(15.0)),
        ("GitHub.Event_Name", Index(GITHUB, Literal("Event_Name"))),
        ("github['a'][0].*", Filter(Index(Index(GITHUB, Literal("a")), Literal(0.0)))),
        ("github[matrix.x][*]", Filter(Index(GITHUB, Index(MATRIX, Literal("x"))))),
        ("(github).true", Index(GITHUB, Literal("true"))),
        ("!github == !true", Binary("==", Not(GITHUB), Not(Literal(value=True)))),
        ("1 < 2 == true", Binary("==", Binary("<", Literal(1.0), Literal(2.0)), Literal(value=True))),
        ("1 == 2 != 3", Binary("!=", Binary("==", Literal(1.0), Literal(2.0)), Literal(3.0))),
        (
            "1 || 2 && null || false",
            Joined("||", (Literal(1.0), Joined("&&", (Literal(2.0), Literal(None))), Literal(value=False))),
        ),
        ("SUCCESS ()", Call("success", ())),
        ("fromJSON('1')[0]", Index(Call("fromjson", (Literal("1"),)), Literal(0.0))),
    ],
)
def test_trees(text: str, tree: Expression) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is no expression"),
        ("1 2", "it is no expression"),
        ("github.", "it is no expression"),
        ("contains('a', 'b',)", "it is no expression"),
        ("1and", "it is no expression"),
        ('"a"', "it is no expression"),
        ("0b11", "GitHub does not read the number 0b11 everywhere alike"),
        ("True", "there is no context true"),
        ("secret.A", "there is no context secret"),
        ("length('a')", "there is no function length"),
        ("contains('a')", "contains takes more arguments"),
        ("case(true, 1, 2, 3)", "case takes more arguments"),
        ("always(1)", "always takes fewer arguments"),
        ("!" * 60 + "true", "it is nested too deeply"),
        ("1" + " == 1" * 60, "it is nested too deeply"),
        ("github" + ".a" * 60, "it is nested too deeply"),
        ("1" + " || 1" * 6_000, "it is too long"),
    ],
)
def test_what_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ExpressionProblem, match=f"^{problem}$"):
        parse_expression(text)


def test_a_long_chain_is_not_nested() -> None:
    tree = parse_expression("1" + " || 1" * 4_000)
    assert isinstance(tree, Joined)
    assert len(tree.operands) == 4_001
