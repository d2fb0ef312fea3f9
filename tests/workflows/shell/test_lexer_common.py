from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.workflows.shell import lexer
from dodcheck.workflows.shell.words import ShellProblem, Token

PIECES = (
    *("a", "b1", "2", ">", "<", ">>", "&", "&&", "|", "||", "|&", ";", ";;", ";&", "(", ")", "{", "}", "!", "[[", "]]"),
    *('"', "'", "`", "\\", "\n", " ", "\t", "\r\n", "\\\n", "#", "=", "*", "EOF", "<<EOF\n", "<<-"),
    *("$", "$A", "$?", "$$", "${B}", "${A:-b c}", "${A#*}", "${x", "${}", "${{ x }}", "$(", "$((", "))"),
    *('"$C"', '"x y"', "'y z'", "'${{ q }}'"),
)


def read(script: str) -> list[Token] | tuple[str, int]:
    try:
        return lexer.tokens_of(script)
    except ShellProblem as problem:
        return str(problem), problem.line


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_common_tokens_are_taken_as_the_rest_of_the_lexer_takes_them(script: str) -> None:
    found = read(script)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexer, "_COMMON", re.compile(r"(?!)"))
        assert found == read(script)
