from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.inline import Span, SpanKind, plain, spans

W, C, L, CL, S = SpanKind.WORDS, SpanKind.CODE, SpanKind.LINK, SpanKind.CODE_LINK, SpanKind.STRUCK


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ()),
        ("`X` created", (Span(C, "X"), Span(W, " created"))),
        ("No **`@main`**  refs", (Span(W, "No "), Span(C, "@main"), Span(W, " refs"))),
        ("see [the *plan*](a/b.md)", (Span(W, "see "), Span(L, "the plan", "a/b.md"))),
        ("[**`a.md`**](<ü b.md>)", (Span(CL, "a.md", "ü b.md"),)),
        ("[`a` b](c)", (Span(L, "a b", "c"),)),
        ("[ b ](c)d", (Span(L, "b", "c"), Span(W, " d"))),
        ("[![alt](x.svg)](y)", (Span(L, "alt", "y"),)),
        ("~~no `x`~~ yes", (Span(S, "no x"), Span(W, " yes"))),
        ("<del>no `x`</DEL> yes", (Span(S, "no x"), Span(W, " yes"))),
        ("a <S>b</s> <strike class=x>c</strike>", (Span(W, "a "), Span(S, "b"), Span(W, " "), Span(S, "c"))),
        ("List<S> and <del>a", (Span(W, "List and a"),)),
        ("<s>a</s> <s>b <span>c</span>", (Span(S, "a"), Span(W, " b c"))),
        ("<s>`</s>` a</s>", (Span(S, "</s> a"),)),
        ("<https://x.y>", (Span(L, "https://x.y", "https://x.y"),)),
        ("[a](javascript:x)", (Span(L, "a", "javascript:x"),)),
        ("``a  `b` ``", (Span(C, "a `b`"),)),
        ("[x] a", (Span(W, "[x] a"),)),
        ("Create src/a/__init__.py, `__init__.py`", (Span(W, "Create src/a/__init__.py, "), Span(C, "__init__.py"))),
        ("__init__.py and __tests__/__mocks__/a.js", (Span(W, "__init__.py and __tests__/__mocks__/a.js"),)),
        ("tests in src/__tests__ or src/__tests__/", (Span(W, "tests in src/__tests__ or src/__tests__/"),)),
        ("__All__ of it. __Note__: __yes__/__no__ __Done.__", (Span(W, "All of it. Note: yes/no Done."),)),
    ],
)
def test_spans(source: str, expected: tuple[Span, ...]) -> None:
    assert spans(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**Bold** _and_ [link `x`](y) ![alt](z)", "Bold and link x alt"),
        ("a <!-- dodcheck id: x --> b <b>c</b><br>d", "a b c d"),
        ("&amp; \\* \\[x\\] &nope;", "& * [x] &nope;"),
        ("two\nlines  \nand\\\nthree", "two lines and three"),
        ("\u00a0a \t b ", "a b"),
        ("1 < 2 > 0 ≥ 80%", "1 < 2 > 0 ≥ 80%"),
    ],
)
def test_plain(source: str, expected: str) -> None:
    assert plain(source) == expected


def test_emphasis_spacing_and_line_breaks_make_no_difference() -> None:
    assert spans("The **`X`** is\n *there*") == spans("  The   `X` is there ") == spans("The `X` __is__ there")


def test_what_is_too_long_is_words() -> None:
    source = "`a`\n" * 3000
    assert spans(source) == (Span(W, ("`a` " * 3000).strip()),)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "](a)",
        "[a](",
        "*a ",
        "`",
        "<!--",
        "<a ",
        "&",
        "~~",
        "*_",
        "![a](b) ",
        "[![",
        "<s>",
        "<s></s>",
        "<s></del>",
        "\\",
        "a*",
    ],
)
def test_hostile_sources_are_quick(piece: str) -> None:
    begin = time.process_time()
    spans((piece * 10_000)[:10_000])
    assert time.process_time() - begin < 2


def test_nested_images_and_links_end() -> None:
    assert plain("![" * 190 + "](a)" * 190) is not None
    assert plain("![" * 1600 + "](a)" * 800) == "![" * 1600 + "](a)" * 800


PIECES = ["[", "]", "(", ")", "!", "*", "_", "`", "~~", "<", ">", "&", "\\", "a", " ", "<!--", "-->", "<br>", "\n"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_nothing_fails(source: str) -> None:
    words = plain(source)
    assert words == " ".join(words.split())
    assert all(span.text for span in spans(source))


@given(st.text(st.sampled_from(" \t\u00a0\u2028\x85abé✅.,:;?#+-=|(){}$%@\"'/0") | st.characters()))
def test_a_comment_behind_words_changes_nothing(source: str) -> None:
    assert spans(source.replace("<", "")) == spans(f"{source.replace('<', '')} <!-- -->")
