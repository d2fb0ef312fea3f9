from __future__ import annotations

import pytest

from dodcheck.trust.change.spelling import in_one_spelling


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Teh dependancies are documented", "The dependencies are documented"),
        ("The behaviour of **teh** gate", "The behavior of the gate"),
        ("the the gate, and of of it", "the gate, and of it"),
        ("a a, an an, and and, are are, as as, at at, by by, for for", "a, an, and, are, as, at, by, for"),
        (
            "from from, in in, is is, of of, on on, or or, the the, to to, with with, To to",
            "from, in, is, of, on, or, the, to, with, To",
        ),
        ("[wich](wich.md) is *it*", "which is it"),
        ("Licences and liscence", "Licenses and license"),
        ("latency <= 200 ms, coverage >= 80 %", "latency ≤200ms, coverage ≥80%"),
        ("latency ≤\u00a0200\u00a0ms, coverage ≥80%", "latency ≤200ms, coverage ≥80%"),
        ("M01–M02, 60% -> 80%, 5 – 7", "M01-M02, 60% → 80%, 5 - 7"),
    ],
)
def test_slips_and_spellings_are_told_from_words(source: str, said: str) -> None:
    assert in_one_spelling(source) == said


@pytest.mark.parametrize(
    "source",
    [
        "singed, signed; most, must; now, not; causal, casual",
        "docs/lenght.md, lenght.py, teh_gate, a-teh-b, @teh, #teh, teh:x, x.teh",
        "that that, had had, no no, not not",
        "US and us, It and IT",
        "a <=> b, a <-> b, a ==> b, 2 minutes, 3 tests, < and >",
    ],
)
def test_other_words_and_names_stay(source: str) -> None:
    assert in_one_spelling(source) == source


def test_code_stays() -> None:
    assert in_one_spelling("`teh *lenght*` teh") == "teh *lenght* the"
    assert in_one_spelling("[`teh`](teh.md) teh") == "teh the"
    assert in_one_spelling("`a >= 1 – 2 %` >= 2 %") == "a >= 1 – 2 % ≥2%"
