from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.slug import path_slug, slug, title, word_slug


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("SBOM validates with schema", "sbom-validates-with-schema"),
        ("`.github/dependabot.yml` created", "github-dependabot-yml-created"),
        ("**Tests**: [the suite](http://x) ~~is~~ *green*", "tests-the-suite-is-green"),
        (
            "Coverage ≥75%, <1 second, 50+ libraries, >2, ≤3",
            "coverage-at-least-75-percent-below-1-second-50-plus~80e0a6",
        ),
        ("C++ and partial+ > nothing, 100 %", "c-and-partial-nothing-100"),
        ("Größe x² ½ ① ﬁnal", "größe-x2-1-2-1-final"),
        ("日本語 テスト", "日本語-テスト"),
        ("Ελληνικά и русский", "ελληνικά-и-русский"),
        ("!!! ✅ ---", "item~c3fbb3"),
        ("", "item~e3b0c4"),
    ],
)
def test_slug(source: str, expected: str) -> None:
    assert slug(source) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 60 + "~35d5fc"),
        (
            "no silent bypasses all continue on error removed or justified",
            "no-silent-bypasses-all-continue-on-error-removed-or~516af6",
        ),
        ("a" * 30 + " " + "b" * 29 + " c", "a" * 30 + "~82be57"),
    ],
)  # fmt: skip
def test_what_is_longer_than_sixty_characters_is_cut_at_a_hyphen_and_digested(words: str, expected: str) -> None:
    assert word_slug(words) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. Behavioral Safety ✅", "Behavioral Safety"),
        ("2.1 Scope", "Scope"),
        ("3) ✅ **Foo (Strict)**:", "Foo (Strict)"),
        ("(4) Foo", "Foo"),
        ("5 — Foo", "Foo"),
        ("1️⃣ Foo", "Foo"),
        ("1️⃣Foo", "Foo"),
        ("① Foo", "Foo"),
        ("✅ 1. Foo", "Foo"),
        ("🚀 Phase III — Tests 🎉", "Phase III — Tests"),
        ("142 workflows", "142 workflows"),
        ("2026-02-08 Release", "2026-02-08 Release"),
        ("Partial+ Verification", "Partial+ Verification"),
        ('"Done" means done?', '"Done" means done?'),
        ("[x] Phase 1: Soil", "Phase 1: Soil"),
        ("1. [ ] Foo", "Foo"),
        ("[~] 2. Foo", "Foo"),
        ("[DONE] Phase 4", "Phase 4"),
        (":rocket: Phase 3", "Phase 3"),
        ("[x](a.md) Foo", "x Foo"),
        ("[Unreleased] — soon", "[Unreleased] — soon"),
        ("a:b: c", "a:b: c"),
        ("[x]", "[x]"),
        ("7", "7"),
        ("🎉", ""),
        ("", ""),
    ],
)
def test_title(source: str, expected: str) -> None:
    assert title(source) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/refactor/toolcalls.md", "docs-refactor-toolcalls"),
        ("a.b/C.D.md", "a-b-c-d"),
        ("-", "stdin"),
        ("(.md", "item~49a1bc"),
    ],
)
def test_path_slug(path: str, expected: str) -> None:
    assert path_slug(path) == expected


@given(st.text())
def test_a_slug_is_letters_digits_and_hyphens_and_short(source: str) -> None:
    head, _, digest = slug(source).partition("~")

    assert all(char == "-" or char.isalnum() for char in head)
    assert 1 <= len(head) <= 60
    assert set(digest) <= set(string.hexdigits)
    assert len(digest) in {0, 6}
