from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.supply.coverage.addresses import Address, address

ZLIB = "github.com/madler/zlib"


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/madler/zlib",
        "https://github.com/madler/zlib/",
        "https://github.com/madler/zlib.git",
        "https://github.com/Madler/ZLIB.git",
        "http://www.github.com/madler/zlib",
        "git://github.com/madler/zlib.git",
        "ssh://git@github.com/madler/zlib.git",
        "ssh://git@github.com:22/madler/zlib.git",
        "https://user:secret@github.com/madler/zlib",
        "git+https://github.com/madler/zlib.git",
        "git@github.com:madler/zlib.git",
        "github.com:madler/zlib",
        " https://github.com/madler/zlib ",
    ],
)
def test_every_way_to_write_one_address(text: str) -> None:
    assert address(text) == Address(ZLIB)


@pytest.mark.parametrize(
    ("text", "revision"),
    [
        ("git+https://github.com/madler/zlib.git@cacf7f1d4e3d", "cacf7f1d4e3d"),
        ("git+https://github.com/madler/zlib.git@V1.3", "V1.3"),
        ("https://github.com/madler/zlib#CACF7F1D", "cacf7f1d"),
        ("https://github.com/madler/zlib/tree/cacf7f1d/contrib", "cacf7f1d"),
        ("https://github.com/madler/zlib/commit/cacf7f1d", "cacf7f1d"),
        ("https://github.com/madler/zlib/archive/cacf7f1d.tar.gz", "cacf7f1d"),
        ("https://github.com/madler/zlib/-/tree/cacf7f1d", "cacf7f1d"),
        ("https://github.com/madler/zlib/archive/refs/tags/v1.3.tar.gz", "refs/tags/v1.3.tar.gz"),
        ("https://github.com/madler/zlib/releases", None),
    ],
)
def test_a_revision_stands_behind_it(text: str, revision: str | None) -> None:
    assert address(text) == Address(ZLIB, revision)


@pytest.mark.parametrize(
    "text",
    ["", "zlib", "../zlib", "./zlib.git", "/srv/zlib", "https://github.com", "https://github.com/", "file:///a/b"],
)
def test_what_names_no_repository_of_a_host(text: str) -> None:
    assert address(text) is None


@given(st.text(alphabet="htps:/git@.com+#?tree-\x00a", max_size=60))
def test_whatever_stands_there_is_read(text: str) -> None:
    found = address(text)
    assert found is None or "/" in found.where
