from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.rules.combine import all_of, any_of, negated


def evidence(outcome: Outcome, unknown: Unknown, basis: Basis, examined: int, skipped: int) -> Evidence:
    reason = unknown if outcome is Outcome.UNKNOWN else None
    looked_at = max(1, examined) if outcome is not Outcome.UNKNOWN else examined
    return Evidence("file", outcome, "seen", looked_at, 0, "ls", skipped=skipped, unknown=reason, basis=basis)


PARTS = st.builds(
    evidence,
    st.sampled_from(Outcome),
    st.sampled_from(Unknown),
    st.sampled_from(Basis),
    st.integers(0, 3),
    st.integers(0, 2),
)
SOME = st.lists(PARTS, min_size=1, max_size=4)


def said(one: Evidence) -> tuple[object, ...]:
    return (one.outcome, one.unknown, one.basis, one.examined, one.matched, one.skipped)


@given(SOME)
def test_an_error_wins(parts: list[Evidence]) -> None:
    broken = Evidence("file", Outcome.ERROR, "broken", 1, 0, "")
    assert all_of([*parts, broken]).outcome is any_of([broken, *parts]).outcome is Outcome.ERROR


@given(SOME)
def test_a_failure_decides_all_and_what_holds_decides_any(parts: list[Evidence]) -> None:
    outcomes = {part.outcome for part in parts}
    if Outcome.ERROR not in outcomes:
        assert (all_of(parts).outcome is Outcome.FAILS) == (Outcome.FAILS in outcomes)
        assert (any_of(parts).outcome is Outcome.HOLDS) == (Outcome.HOLDS in outcomes)


@given(SOME)
def test_all_holds_only_when_every_part_does(parts: list[Evidence]) -> None:
    assert (all_of(parts).outcome is Outcome.HOLDS) == all(part.outcome is Outcome.HOLDS for part in parts)
    assert (any_of(parts).outcome is Outcome.FAILS) == all(part.outcome is Outcome.FAILS for part in parts)


@given(st.lists(PARTS, min_size=1, max_size=3))
def test_the_order_does_not_matter(parts: list[Evidence]) -> None:
    assert len({said(all_of(order)) for order in permutations(parts)}) == 1
    assert len({said(any_of(order)) for order in permutations(parts)}) == 1


@given(PARTS)
def test_one_part_says_what_it_says_alone(part: Evidence) -> None:
    assert said(all_of([part])) == said(any_of([part])) == said(part)


@given(PARTS)
def test_not_turns_what_decides_and_nothing_else(part: Evidence) -> None:
    turned = negated(part).outcome
    match part.outcome:
        case Outcome.HOLDS:
            assert turned is Outcome.FAILS
        case Outcome.FAILS:
            assert turned is (Outcome.UNKNOWN if part.skipped else Outcome.HOLDS)
        case _:
            assert turned is part.outcome


def test_not_turns_nothing_that_was_seen_in_nothing() -> None:
    nothing = Evidence("text", Outcome.UNKNOWN, "no file", 0, 0, "", unknown=Unknown.EMPTY_SCOPE)
    assert negated(nothing).unknown is Unknown.EMPTY_SCOPE


def test_no_part_is_an_empty_scope() -> None:
    assert (all_of([]).unknown, any_of([]).unknown) == (Unknown.EMPTY_SCOPE, Unknown.EMPTY_SCOPE)


def test_many_parts_are_told_in_few_words() -> None:
    parts = [Evidence("file", Outcome.FAILS, f"f{n} is missing", 1, 0, "ls") for n in range(20)]
    together = all_of(parts)
    assert together.summary.endswith("f7 is missing; and 12 more")
    assert together.parts == tuple(parts)


def seen(outcome: Outcome, summary: str) -> Evidence:
    return Evidence("file", outcome, summary, 1, 0, "ls")


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (any_of([seen(Outcome.FAILS, "a"), seen(Outcome.FAILS, "b")]), "neither holds: x; neither holds (a; b)"),
        (any_of([seen(Outcome.FAILS, name) for name in "abc"]), "neither holds: x; none of 3 holds (a; b; c)"),
        (
            all_of([*(seen(Outcome.HOLDS, name) for name in "ab"), seen(Outcome.FAILS, "c")]),
            "neither holds: x; 2 of 3 hold (c)",
        ),
    ],
)
def test_what_is_combined_inside_stands_in_brackets(inner: Evidence, told: str) -> None:
    assert any_of([seen(Outcome.FAILS, "x"), inner]).summary == told


def test_all_that_holds_inside_is_told_so() -> None:
    both, three = (all_of([seen(Outcome.HOLDS, name) for name in names]) for names in ("ab", "abc"))
    assert all_of([both, three]).summary == "both hold: both hold (a; b); all 3 hold (a; b; c)"
    assert all_of([both]).summary == "both hold: a; b"
