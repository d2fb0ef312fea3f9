from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.workflows.model import Script
from dodcheck.workflows.read import read_workflow

HEAD = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n"
WORDS = st.sampled_from(["a", "b c", "make test || true", "# no comment", "x: y", "- z", "  deeper", "'q", "|", "é\t!"])
LINES = st.lists(st.one_of(WORDS, st.just("")), min_size=1, max_size=9)
LITERAL = ("|", "|-", "|+", "|2", "|2-", "|-2", "|+2", "&x |", "| # why", "!!str |-")
FOLDED = (">", ">-", ">+", ">2", ">2-", ">-2", ">+2", "&x >", "> # why")


def _script(style: str, lines: list[str], end: str) -> tuple[Script, list[str]]:
    body = "".join(f"          {line}\n" if line else "\n" for line in lines)
    text = f"{HEAD}      - name: n\n        run: {style}\n{body}      - run: last\n".replace("\n", end)
    script = read_workflow("x", text).jobs[0].steps[0].run
    assert script is not None
    return script, re.split(r"\r\n|\n", text)


@given(style=st.sampled_from(LITERAL), lines=LINES, end=st.sampled_from(["\n", "\r\n"]))
def test_each_line_of_a_literal_block_stands_where_it_is_said_to_stand(style: str, lines: list[str], end: str) -> None:
    lines = ["first", *lines]
    script, file = _script(style, lines, end)
    told = script.value.rstrip("\n").split("\n")
    assert [file[script.line_of(number) - 1][10:] for number in range(len(told))] == told


@given(style=st.sampled_from(FOLDED), lines=LINES, end=st.sampled_from(["\n", "\r\n"]))
def test_each_line_of_a_folded_block_begins_where_it_is_said_to_begin(style: str, lines: list[str], end: str) -> None:
    lines = ["first", *lines]
    script, file = _script(style, lines, end)
    for number, told in enumerate(script.value.split("\n")):
        own = file[script.line_of(number) - 1].strip()
        assert not told.strip() or (own and told.strip().startswith(own))


@pytest.mark.parametrize(
    ("run", "lines"),
    [
        (">\n          a\n          b\n\n          c", [7, 10, 10]),
        (">-\n          a\n\n\n          b", [7, 7, 10]),
        (">\n          a\n            b\n            c\n          d", [7, 8, 9, 10, 10]),
        (">\n\n          a\n          b", [7, 8, 8]),
        ("'a\n\n          b'", [6, 6]),
        ('"a\\nb"', [6, 6]),
        ("a\n          b", [6]),
    ],
)
def test_where_the_lines_of_what_is_put_together_stand(run: str, lines: list[int]) -> None:
    script = read_workflow("x", f"{HEAD}      - run: {run}\n").jobs[0].steps[0].run
    assert script is not None
    assert [script.line_of(number) for number in range(script.value.count("\n") + 1)] == lines
