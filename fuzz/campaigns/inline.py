"""Inline Markdown, slugs and titles."""

from __future__ import annotations

from dodcheck.documents.inline import plain, spans
from dodcheck.documents.slug import MAX_SLUG, path_slug, slug, title, without_number
from dodcheck.documents.status_words import claimed_by_words
from fuzz.campaign import Campaign, Given
from fuzz.texts import lines_of, soup, text_of

PIECES = (
    "`", "``", "**", "*", "_", "__", "~~", "[", "](", ")", "![", "<", ">", "<!-- ", "-->", "\\", "&amp;", "&#0;", "a",
    "word ", "1.2 ", "\u2265 3", "% ", "+", "1", " ", "\n", "<b>", "</b>", "http://e.example", "[a]", "(b)", '"', "'",
    "\u2705", "Done", "Closed", "(Deferred)", "|", "#", "- ", "C++", "I\u0307", "\u2460", "\u00bd",
)  # fmt: skip


def check(given: Given) -> None:
    """Take a source apart, and name it."""
    source = text_of(given)
    found = spans(source)
    assert all(span.text or span.target is not None for span in found), found
    plain(source)
    for name in (slug(source), path_slug(source)):
        assert name and len(name) <= MAX_SLUG + len("~123456"), name
        assert all(sign.isalnum() or sign in "-~" for sign in name), name
        assert not name.startswith("-") and not name.endswith("-"), name
    title(source)
    without_number(source)
    assert claimed_by_words(source) in (True, False, None)


CAMPAIGN = Campaign(
    name="inline",
    about="inline Markdown, slugs, titles",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=lines_of("docs/**/*.md", "tests/binding/cases/**/*"),
)
