from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats import json, python, toml, xml, yaml
from dodcheck.formats.known import format_problem
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.pytests import has_assertion

SIGNS = st.text(alphabet="[]{}()<>&*!|:-#,.'\"\\/ \n\tab10=?%@~`\ufeff\u00e9\u0085", max_size=60)
SUFFIXES = (".json", ".jsonc", ".yml", ".toml", ".xml", ".py", ".txt")


@given(SIGNS, st.sampled_from(SUFFIXES))
def test_any_text_is_good_or_has_a_problem_with_a_place_in_it(text: str, suffix: str) -> None:
    problem = format_problem(f"a{suffix}", text.encode())
    lines = len(text.encode().splitlines()) + 2
    assert problem is None or problem.line is None or 1 <= problem.line <= lines


@given(st.binary(max_size=60), st.sampled_from(SUFFIXES))
def test_any_bytes_are_good_or_have_a_problem(data: bytes, suffix: str) -> None:
    assert isinstance(format_problem(f"a{suffix}", data), FormatProblem | None)


@given(SIGNS)
def test_any_module_has_an_assertion_or_not(text: str) -> None:
    assert has_assertion(text.encode()) in (True, False)


@pytest.mark.parametrize(
    ("parse", "message", "line", "column"),
    [
        (lambda: json.load('{"a": 1,\n "b" 2}'), "expecting ':' delimiter", 2, 6),
        (lambda: json.load(""), "expecting value", 1, 1),
        (lambda: json.load("[Infinity]"), "Infinity is no JSON value", None, None),
        (lambda: toml.load("a = 1\nb = [1,\n"), "invalid value", None, None),
        (lambda: toml.load("a = 1\na = 2\n"), "cannot overwrite a value", 2, 6),
        (lambda: xml.check_well_formed(b"<a>\n  <b></c>\n</a>"), "mismatched tag", 2, 8),
        (lambda: xml.check_well_formed(b""), "no element found", 1, 1),
        (lambda: yaml.load_documents("a: [1\nb: 2\n"), "did not find expected ',' or ']'", 2, 2),
        (lambda: yaml.load_documents("a: 1\nb: *c\n"), "the alias *c names nothing before it", 2, 4),
        (lambda: yaml.load_documents("a: \x01\n"), "the character U+0001 is not allowed", 1, None),
        (lambda: yaml.load_nodes("a: 1\n---\nb: 2\n"), "a second document begins here; one is read", 3, 1),
        (lambda: python.parse(b"x = 1\n\0"), "it holds NUL bytes", 2, None),
    ],
)
def test_the_problem_has_its_place(
    parse: Callable[[], object], message: str, line: int | None, column: int | None
) -> None:
    with pytest.raises(FormatProblem) as caught:
        parse()
    assert (str(caught.value), caught.value.line, caught.value.column) == (message, line, column)


@pytest.mark.parametrize(
    ("parse", "message"),
    [
        (lambda: json.load("[" * 1_000_000), "nested deeper than 200 levels"),
        (lambda: json.load("1" * 10_000), "it holds a number with too many digits"),
        (lambda: json.load('{"a": 1, "b": {"x": 1, "x": 2}}'), "the key “x” stands twice in one object"),
        (lambda: json.load('[[{"a": ' * 67 + "1"), "nested deeper than 200 levels"),
        (lambda: toml.load("a = " + "[" * 100_000), "nested deeper than 200 levels"),
        (lambda: toml.load("a = " + "[" * 201 + "]" * 201), "nested deeper than 200 levels"),
        (lambda: toml.load("a" + ".a" * 20_000 + " = 1"), "more than 200 dots on one line"),
        (lambda: toml.load("# " + "x" * toml.MAX_SIZE), "more than 2 MB of TOML"),
        (lambda: xml.check_well_formed(b"<a>" * 100_000), "nested deeper than 200 levels"),
        (
            lambda: xml.check_well_formed(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "it declares an entity, which is not read",
        ),
        (lambda: xml.check_well_formed(b'<?xml version="1.0" encoding="x-none"?><a/>'), "its encoding is not known"),
        (lambda: yaml.load_documents("[" * 30_000), "nested deeper than 100 levels"),
        (lambda: python.parse(b"-" * 100_000 + b"1"), "nested too deep"),
        (lambda: python.parse(b"1" + b"+1" * 200_000), "nested too deep"),
        (lambda: python.parse(b"#" * (python.MAX_SOURCE + 1)), "more than 2 MB of source"),
        (lambda: python.parse(b"print 'x'"), "the Python that runs dodcheck does not understand it"),
    ],
)
def test_what_is_beyond_a_limit_is_unread(parse: Callable[[], object], message: str) -> None:
    with pytest.raises(UnreadProblem) as caught:
        parse()
    assert str(caught.value) == message


def test_xml_that_fetches_nothing_is_read() -> None:
    xml.check_well_formed(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')


def test_comments_and_last_commas_are_left_out_and_strings_kept() -> None:
    text = '{\n  // one\n  "a": "x // y", /* two\n three */ "b": [1, 2,],\n  "c": "z,]",\n}'
    assert json.load_commented(text) == {"a": "x // y", "b": [1, 2], "c": "z,]"}


def test_comments_keep_the_lines_of_what_follows() -> None:
    with pytest.raises(FormatProblem) as caught:
        json.load_commented("{ /* a\n b */\n x }")
    assert caught.value.line == 3
