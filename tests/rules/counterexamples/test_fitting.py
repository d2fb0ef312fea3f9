from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.rules.counterexamples.fitting import matching_line
from dodcheck.rules.options import OptionError
from dodcheck.rules.searching.search import Hit, Regex

PATTERNS = {
    r"\bLATER\b": "LATER",
    r"^a\.b$": "a.b",
    r"[xyz]\d": "x7",
    r"(?i)password\s*=\s*['\"]": 'password="',
    r"@(?:main|master)\b": "@main",
    r"AKIA[0-9A-Z]{16}": "AKIA7777777777777777",
    r"(?P<name>foo|bar)+baz": "foobaz",
    r"[^a-z]x": "7x",
    r"[[:alpha:]]-\w": "x-w",
    r"a?b*c": "c",
    r"|x": " x",
    r"[]x]": "x",
    r"[\]]y": "]y",
    r"(|one)two": "onetwo",
    r".": "x",
    r"colou?r\.$": "color.",
    r"a{2,3}?b": "aab",
}
NOT_READ = [r"\pN", r"[^\x00-\x{10FFFF}]", r"x{1000}", r"$^", r"a\bb"]


@pytest.mark.parametrize(("pattern", "line"), PATTERNS.items())
def test_a_line_that_a_pattern_matches(pattern: str, line: str) -> None:
    assert matching_line(pattern) == line
    assert Regex(pattern).hit(line) is Hit.FULL


@pytest.mark.parametrize("pattern", NOT_READ)
def test_no_line_is_known(pattern: str) -> None:
    assert matching_line(pattern) is None


@given(st.text(alphabet=r"ab1\.[]()|?*+{}^$-,:dwsP", max_size=12))
def test_whatever_is_found_matches(pattern: str) -> None:
    try:
        Regex(pattern)
    except OptionError:
        return
    found = matching_line(pattern)
    assert found is None or Regex(pattern).hit(found) is Hit.FULL
