from __future__ import annotations

import pytest

from dodcheck.documents.invariants.strength import Verification, required_strength, verified_as


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        ("🟢 Strong", Verification.STRONG),
        ("🟡 **Partial** (tests exist, but no automated ABI checker in CI)", Verification.PARTIAL),
        ("🟠 Weak", Verification.WEAK),
        ("🔴 **MISSING**", Verification.MISSING),
        ("strong verification", Verification.STRONG),
        ("**Partial** — the checker is planned", Verification.PARTIAL),
        ("Partial (automation planned)", Verification.PARTIAL),
        ("Partial (not in CI)", Verification.PARTIAL),
        ("🔴 Missing (planned for M11)", Verification.MISSING),
        ("None", Verification.MISSING),
        ("Not tested", Verification.MISSING),
        ("Untested", Verification.MISSING),
        ("Manual only", Verification.WEAK),
        ("Fully verified", Verification.STRONG),
        ("🟢", Verification.STRONG),
    ],
)
def test_strengths(said: str, strength: Verification) -> None:
    assert verified_as(said) is strength


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        ("Weak/Partial", Verification.WEAK),
        ("🟡 Strong", Verification.PARTIAL),
        ("Partial to Strong", Verification.PARTIAL),
    ],
)
def test_the_weakest_of_several_counts(said: str, strength: Verification) -> None:
    assert verified_as(said) is strength


@pytest.mark.parametrize(
    "said",
    ["Strong (planned)", "Strong once M15 lands", "Strong (after M15)", "🟢 Strong (target)", "strong: by M15",
     "Strong, in M15", "Strong typing by mypy", "Not strong", "No longer strong", "~~Strong~~", "✅ Held", "✅", "TBD",
     "?", "", "Strongly typed", "None of the tests", "Partial → Strong", "Strong (disabled in CI)",
     "Strong, but not in CI", "x" * 600],
)  # fmt: skip
def test_words_that_are_no_strength(said: str) -> None:
    assert verified_as(said) is None


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        ("🟢 Strong (ABI checker added)", Verification.STRONG),
        ("Strong (after M15)", Verification.STRONG),
        ("Partial+", Verification.PARTIAL),
        ("≥ Partial", Verification.PARTIAL),
        ("at least partial", Verification.PARTIAL),
        ("Missing", None),
        ("95%", None),
        ("N/A", None),
    ],
)
def test_what_is_asked(said: str, strength: Verification | None) -> None:
    assert required_strength(said) is strength
