from __future__ import annotations

import pytest

from dodcheck.reports.markdown_text import address_cell


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://github.com/madler/zlib", "<https://github.com/madler/zlib>"),
        ("https://example.org", "<https://example.org>"),
        ("git@github.com:a/b.git", "<code>git@<!-- -->github.com:a/b.git</code>"),
        ("https://a.org/x|y", "<code>https:<!-- -->//a.org/x&vert;y</code>"),
        ("https://a.org/> <script>", "<code>https:<!-- -->//a.org/&gt; &lt;script&gt;</code>"),
        ("https://user@a.org/", "<code>https:<!-- -->//user@<!-- -->a.org/</code>"),
    ],
)
def test_only_a_plain_address_is_a_link(address: str, shown: str) -> None:
    assert address_cell(address, 80) == shown


def test_an_address_that_is_cut_is_no_link() -> None:
    assert address_cell("https://example.org/" + "a" * 80, 30).startswith("<code>")
