from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from fuzz import trouble
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.engine import Effort, run
from fuzz.growth import SLOW, Long, grown
from fuzz.minimise import minimised
from fuzz.mutation import MAX_SIZE, mutated
from fuzz.texts import soup, text_of
from fuzz.trouble import tried

PIECES = ("a", "bug", "\n", "c d ")


def _nothing(_: Given) -> None:
    pass


def _planted(given: Given) -> None:
    if "bug" in text_of(given):
        raise KeyError("bug")


def _campaign(check: Callable[[Given], None] = _planted) -> Campaign:
    return Campaign("planted", "a planted defect", soup(PIECES), check, PIECES)


def test_a_planted_defect_is_found_and_made_small() -> None:
    found = run(_campaign(), Effort(20), seed=1).found
    assert found is not None
    assert (dict(found.given), found.trouble.kind) == (
        {TEXT: b"bug"},
        "KeyError in test_fuzz_engine.py:_planted",
    )


def test_a_campaign_without_defect_ends_after_so_many_inputs() -> None:
    result = run(_campaign(_nothing), Effort(20, inputs=50), seed=1)
    assert (result.inputs, result.found) == (50, None)


def test_the_same_seed_makes_the_same_inputs() -> None:
    seen: list[Given] = []
    for _ in range(2):
        run(_campaign(_nothing), Effort(60, inputs=80), 7, seen.append)
    assert seen[:80] == seen[80:]


def test_what_does_not_end_is_stopped() -> None:
    def endless(_: Given) -> None:
        while True:
            pass

    done = tried(endless, {TEXT: b"x"}, patience=0.1)
    assert done.trouble is not None
    assert done.trouble.kind == "too slow"


def test_what_takes_too_much_memory_is_told() -> None:
    def greedy(_: Given) -> None:
        raise MemoryError

    done = tried(greedy, {TEXT: b""})
    assert done.trouble is not None
    assert done.trouble.kind == "memory"


@pytest.mark.parametrize(("power", "kind"), [(1, None), (2, "faster than linear")])
def test_only_time_that_grows_faster_than_the_input_is_told(
    power: int, kind: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzz.growth.tried", lambda _check, given: trouble.Tried(_cost(given, power), None))
    found = grown(_nothing, Long(b"", b"ab", b"")).trouble
    assert (found.kind if found else None) == kind


def _cost(given: Given, power: int) -> float:
    return 2 * SLOW * float((len(given[TEXT]) / 40_000) ** power)


def test_texts_lines_and_bytes_are_taken_away() -> None:
    given = {"a": b"one\ntwo\nthree\n", "b": b"x", "c": b"y"}
    small = minimised(given, lambda one: b"w" in one.get("a", b"") and "c" in one, 20)
    assert small == {"a": b"w", "c": b""}


def test_changes_stay_within_their_size_and_keep_the_names() -> None:
    random = Random(1)  # noqa: S311 - no secret
    given = {"a": b"x\ny\n", "b": b"\xff"}
    for _ in range(500):
        changed = mutated(random, given, PIECES, [given])
        assert set(changed) == set(given)
        assert max(len(data) for data in changed.values()) <= MAX_SIZE
