from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.reading.reach import reaches_into
from dodcheck.rules.searching.search import Hit, Literal, Regex, Search, Word
from dodcheck.rules.searching.text_sweep import TextSweep
from dodcheck.snapshot.globs import matcher

NAMES = st.text(alphabet="ab", min_size=1, max_size=2)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
GLOBS = st.lists(st.sampled_from(["a", "b", "ab", "*", "**", "?", "a*", "[ab]"]), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("search", "line", "hit"),
    [
        (Literal("a.b"), "xa.by", Hit.FULL),
        (Literal("a.b"), "aab", Hit.NONE),
        (Word("@main"), "x@main", Hit.FULL),
        (Word("@main"), "x@mainline", Hit.NEAR),
        (Word("@main"), "@mainline @main", Hit.FULL),
        (Word("AI"), "éAI", Hit.NEAR),
        (Word("a"), "a" * 100_000, Hit.NEAR),
        (Regex(r"^\s*x$"), "  x", Hit.FULL),
        (Regex(r"(?i)\bai\b"), "éAI", Hit.NONE),
        (Regex(r"\bAI\b.*\bML\b"), "AI é MLé", Hit.NONE),
        (Regex(r"\bAI\b.*\bML\b"), "é AI é ML", Hit.FULL),
        (Regex(r"foo|\bAI\b"), "fooé", Hit.FULL),
        (Regex(r"\bAI\b|é"), "AIé", Hit.FULL),
        (Regex(r"\bAI\b|ü"), "AIé", Hit.NONE),
        (Regex(r"(?i)\bÉ\b"), "a é b", Hit.FULL),
        (Regex(r"(?i)\bé\b"), "É", Hit.FULL),
        (Regex(r"\bé\b"), "É", Hit.NONE),
        (Regex(r"\b[A-Z]+-[0-9]+\b"), "é AB-1", Hit.FULL),
        (Regex(r"\b[à-ü]\b"), "é", Hit.NEAR),
        (Regex(r"\b\w+AI\b"), "éAI", Hit.NEAR),
        (Regex(r"\b[a-z]b"), "éb", Hit.NEAR),
    ],
)
def test_a_line_holds_it_or_not(search: Search, line: str, hit: Hit) -> None:
    assert search.hit(line) is hit


@given(st.text(alphabet="abé _", max_size=8), st.text(alphabet="abé", min_size=1, max_size=2))
def test_a_pattern_with_boundaries_agrees_with_a_word(line: str, word: str) -> None:
    assert (Regex(rf"\b{word}\b").hit(line) is Hit.FULL) == (Word(word).hit(line) is Hit.FULL)


@given(st.text(alphabet="ab. ", max_size=8), st.text(alphabet="ab.", min_size=1, max_size=2))
def test_bytes_without_it_have_no_line_with_it(line: str, word: str) -> None:
    assert TextSweep(word.encode()).answer(line.encode()) is (True if Literal(word).hit(line) is Hit.FULL else None)


@given(GLOBS, PATHS, PATHS)
def test_a_glob_that_matches_below_a_folder_reaches_into_it(glob: str, folder: str, below: str) -> None:
    if matcher(glob)(f"{folder}/{below}"):
        assert reaches_into(glob, folder)


@pytest.mark.parametrize(
    ("glob", "folder", "reaches"),
    [
        ("**/*.py", "vendor/x", True),
        ("vendor/**", "vendor/x", True),
        ("vendor/x", "vendor/x", True),
        ("vendor/*/*.py", "vendor/x", True),
        ("*", "x", False),
        ("src/**", "vendor/x", False),
        ("*/*.py", "vendor/x", False),
        ("vendor", "vendor/x", False),
    ],
)
def test_reach(glob: str, folder: str, *, reaches: bool) -> None:
    assert reaches_into(glob, folder) is reaches


@pytest.mark.parametrize(
    ("path", "source", "code"),
    [
        ("a.py", ["x = 1  # y", "# z", "s = '#'"], ["x = 1  ", "s = '#'"]),
        ("a.py", ["'''", "# text", "''' # c"], ["'''", "# text", "''' "]),
        ("a.c", ["a /* b */ c // d", "/* e", "f */ g"], ["a   c ", "  g"]),
        ("a.c", ['s = "/*"; // x', "'\"' /* y */"], ['s = "/*"; ', "'\"'  "]),
        ("a.js", ["`a // b`; // c", "/\\/\\//.test(x)"], ["`a // b`; ", "/\\/\\//.test(x)"]),
        ("a.yml", ["a: b#c # d", "# e", "f: '#'"], ["a: b#c ", "f: '#'"]),
        ("a.sh", ['echo "${#x}" # y'], ['echo "${#x}" ']),
        ("a.sql", ["select 1 -- x", "/* a */"], ["select 1 "]),
        ("a.lua", ["--[[ a", "b ]] c -- d"], ["  c "]),
        ("a.html", ["<!-- a --><b>"], [" <b>"]),
        ("a.json", ['{"a": "# b"}'], ['{"a": "# b"}']),
        ("Dockerfile", ["# x", "RUN y"], ["RUN y"]),
        ("requirements-dev.txt", ["# pytest", "ruff # x"], ["ruff "]),
        ("notes.txt", ["# not a comment"], ["# not a comment"]),
        ("a.zig", ["// as it is"], ["// as it is"]),
    ],
)
def test_code_without_comments(path: str, source: list[str], code: list[str]) -> None:
    assert [line for _, line in code_lines(path, enumerate(source, 1))] == code


def test_a_comment_that_is_never_closed_is_told() -> None:
    with pytest.raises(UnclearError, match=r"what begins on line 2 is never closed by \*/"):
        list(code_lines("a.c", enumerate(["int a;", "/* b", "c"], 1)))


@given(
    st.lists(st.text(alphabet="ab/*#\"'` \\-<!>", max_size=12), max_size=4), st.sampled_from(["a.c", "a.py", "a.md"])
)
def test_code_comes_from_its_line(source: list[str], path: str) -> None:
    try:
        found = list(code_lines(path, enumerate(source, 1)))
    except UnclearError:
        return
    for number, code in found:
        rest = iter(source[number - 1])
        assert all(sign == " " or sign in rest for sign in code)


@pytest.mark.parametrize("data", ["spam".encode("utf-16"), b"s\0p\0a\0m\0", b"spam"])
def test_bytes_that_may_say_it_in_another_encoding_count(data: bytes) -> None:
    assert TextSweep(b"spam").answer(data)
    assert TextSweep(b"eggs").answer(data) is (None if data == b"spam" else True)
