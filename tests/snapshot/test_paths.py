from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.snapshot.paths import normalise, parents_of


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("docs/a.md", "", "docs/a.md"),
        ("a.md", "docs", "docs/a.md"),
        ("/docs/a.md", "src", "docs/a.md"),
        ("./docs//a.md", "", "docs/a.md"),
        ("docs/kaggle/", "", "docs/kaggle"),
        ("../a.md", "docs/plan", "docs/a.md"),
        ("../../a.md", "docs/plan", "a.md"),
        ("../../../a.md", "docs/plan", None),
        ("../a.md", "", None),
        ("/../a.md", "docs", None),
        ("docs/../a.md", "", "a.md"),
        ("docs\\a.md", "", "docs/a.md"),
        ("..\\a.md", "", None),
        ("docs/odd\\name.md", "", "docs/odd\\name.md"),
        ("/docs\\a.md", "src", "docs/a.md"),
        ("/x\\..\\a.md", "", "a.md"),
        ("./..\\a.md", "", None),
        ("", "", None),
        (".", "", None),
        ("/", "docs", None),
        ("docs/..", "", None),
        ("a\0b", "", None),
        ("\ud800.md", "", None),
        ("caf\udce9.md", "", "caf\udce9.md"),
        (".git/config", "", None),
        ("docs/.GIT", "", None),
        (".github/x.yml", "", ".github/x.yml"),
        ("...", "", "..."),
    ],
)
def test_normalise(path: str, folder: str, expected: str | None) -> None:
    assert normalise(path, folder) == expected


_WORDS = st.lists(st.sampled_from([*"ab./\\ ", "..", ".git", "\0"]), max_size=30).map("".join)


@given(_WORDS, st.lists(st.sampled_from(["a", "b"]), max_size=3).map("/".join))
def test_normalise_never_leaves_and_is_stable(path: str, folder: str) -> None:
    found = normalise(path, folder)
    if found is not None:
        parts = found.split("/")
        assert not {"", ".", "..", ".git"} & set(parts)
        assert "\0" not in found
        assert normalise(found) == found


def test_parents() -> None:
    assert parents_of("a/b/c.md") == ("a", "a/b")
    assert parents_of("c.md") == ()
