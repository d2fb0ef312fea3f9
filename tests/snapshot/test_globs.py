from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.snapshot.globs import matcher, matches_any, matching

_PATHS = tuple(
    sorted(
        [
            ".github/dependabot.yml",
            ".github/workflows/lint.yml",
            ".github/workflows/sub/deep.yml",
            "README.md",
            "docs/a.md",
            "docs/b.md",
            "docs/refactor/a.md",
            "docs/refactor/x/y/a.md",
            "docsx/a.md",
            "src/[id].ts",
            "src/i.ts",
        ]
    )
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("README.md", ("README.md",)),
        ("/README.md", ("README.md",)),
        ("docs", ()),
        ("docs/", ()),
        ("*.md", ("README.md",)),
        ("docs/*.md", ("docs/a.md", "docs/b.md")),
        ("./docs/?.md", ("docs/a.md", "docs/b.md")),
        ("docs/[!a].md", ("docs/b.md",)),
        ("docs/[a-b].md", ("docs/a.md", "docs/b.md")),
        ("docs/**/a.md", ("docs/a.md", "docs/refactor/a.md", "docs/refactor/x/y/a.md")),
        ("docs**/a.md", ("docs/a.md", "docsx/a.md")),
        ("**/a.md", ("docs/a.md", "docs/refactor/a.md", "docs/refactor/x/y/a.md", "docsx/a.md")),
        ("docs/**/x/**/a.md", ("docs/refactor/x/y/a.md",)),
        ("docs/refactor/**", ("docs/refactor/a.md", "docs/refactor/x/y/a.md")),
        (
            ".github/**/*.yml",
            (".github/dependabot.yml", ".github/workflows/lint.yml", ".github/workflows/sub/deep.yml"),
        ),
        ("**", _PATHS),
        ("**/*", _PATHS),
        ("src/[id].ts", ("src/i.ts",)),
        ("src/[[]id].ts", ("src/[id].ts",)),
        ("src/[id.ts", ()),
        ("", ()),
        ("../*", ()),
    ],
)
def test_matching(pattern: str, expected: tuple[str, ...]) -> None:
    assert matching(pattern, _PATHS) == expected


def _slow_name(pattern: str, name: str) -> bool:
    if not pattern:
        return not name
    if pattern[0] == "*":
        return _slow_name(pattern[1:], name) or (bool(name) and _slow_name(pattern, name[1:]))
    if not name:
        return False
    if pattern.startswith("[ab]"):
        return name[0] in "ab" and _slow_name(pattern[4:], name[1:])
    if pattern.startswith("[!a]"):
        return name[0] != "a" and _slow_name(pattern[4:], name[1:])
    return pattern[0] in ("?", name[0]) and _slow_name(pattern[1:], name[1:])


def _slow(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        if len(pattern) == 1:
            return bool(parts)
        return _slow(pattern[1:], parts) or (bool(parts) and _slow(pattern, parts[1:]))
    return bool(parts) and _slow_name(pattern[0], parts[0]) and _slow(pattern[1:], parts[1:])


_PART = st.one_of(
    st.just("**"),
    st.lists(st.sampled_from(["a", "b", "*", "?", "[ab]", "[!a]"]), min_size=1, max_size=5).map("".join),
)
_PATH = st.lists(st.text(alphabet="ab", min_size=1, max_size=4), min_size=1, max_size=4).map("/".join)


@given(st.lists(_PART, min_size=1, max_size=4), st.lists(_PATH, min_size=1, max_size=6, unique=True).map(sorted))
def test_agrees_with_a_slow_reference(pattern: list[str], paths: list[str]) -> None:
    expected = tuple(path for path in paths if _slow(pattern, path.split("/")))
    assert matching("/".join(pattern), paths) == expected


@given(st.lists(_PART, min_size=1, max_size=4), st.lists(_PATH, min_size=1, max_size=6, unique=True).map(sorted))
def test_any_matches_where_some_do(pattern: list[str], paths: list[str]) -> None:
    text = "/".join(pattern)
    assert matches_any(text, paths) == bool(matching(text, paths))
    assert matches_any(f"./{text}", paths) == bool(matching(f"./{text}", paths))


@given(st.text(alphabet="a[]!-*?/", max_size=20), st.text(alphabet="a[]!-/", max_size=20))
def test_never_fails(pattern: str, path: str) -> None:
    assert matcher(pattern)(path) in (True, False)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 2000 + "b", "a" * 4000),
        ("**/" * 2000 + "b", "a/" * 2000 + "a"),
        ("**/a/" * 500 + "b", "a/" * 2000 + "a"),
        ("[" * 20000, "a"),
        ("[b" * 20000 + "]", "a"),
    ],
)
def test_hostile_patterns_stay_cheap(pattern: str, path: str) -> None:
    start = time.process_time()
    assert matching(f"?{pattern}", (f"x{path}",)) == ()
    assert time.process_time() - start < 5
