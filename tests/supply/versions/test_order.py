from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dodcheck.supply.versions.order import Behind, Order, compare, how_far_behind
from dodcheck.supply.versions.release import Release, Stage, read_release

RISING = [
    ["0.9", "1.0", "1.0.1", "1.2", "1.2.13", "1.10", "2", "10.0"],
    ["1.0.dev1", "1.0", "1.0.post1", "1.0.post2", "1.0.1"],
    ["1.0a1", "1.0b1", "1.0b2", "1.0rc1", "1.0rc2", "1.0", "1.1"],
    ["v1.3.0-alpha.1", "release-1.3.0-beta", "1.3.0-rc.2", "VER-1-3-0", "1_3_1"],
    ["OpenSSL_1_1_1", "OpenSSL_1_1_1k", "openssl-1.1.1w", "3.0.0"],
    ["jpeg-8", "jpeg-9d", "9e", "10"],
    ["20200923.3", "lts_20230125", "20230802.1", "20240116"],
    ["2021.3", "2022-10-13", "2023.1"],
    ["7.1.1-9", "7.1.1-15", "7.1.2-1"],
    ["v1.2.13", "v1.2.13-4-g04f42ce", "v1.2.13-45-gabcdef0", "v1.2.14"],
    ["1.2-foo", "1.3", "1.4.1-foo"],
    ["1.0-snapshot", "1.0"],
    ["9.3p1", "9.3p2", "9.4"],
    ["1:1.0", "1:1.1"],
]
SAME = [
    ("1.2.13", "v1.2.13"),
    ("1.2.13", "release-1.2.13"),
    ("1.2.13", "1.2.13+dfsg"),
    ("1.2.13", "1.2.13.dfsg-1"),
    ("2.13.2", "VER-2-13-2"),
    ("2.5.0", "R_2_5_0"),
    ("8.4.0", "curl-8_4_0"),
    ("1.2", "1.2.0.0"),
    ("1.0-rc.1", "1.0c1"),
    ("2.1.12-stable", "2.1.12"),
    ("2.1.0+cu118", "2.1.0"),
    ("1.2-foo", "v1.2-FOO"),
    ("boost 1.80", "1.80.0"),
]
UNKNOWN = [
    ("1.0a", "1.0"),
    ("1.2.13-1", "1.2.13"),
    ("1.2-foo", "1.2"),
    ("1.2-foo", "1.2.1"),
    ("1.2-foo", "1.2-bar"),
    ("20230802", "1.2"),
    ("2023.1", "20230802"),
    ("2023.1", "3.1"),
    ("1:1.2", "1.3"),
    ("1.0-pre1", "1.0-rc1"),
    ("1.0.post1", "1.0p1"),
    ("1.0w", "1.0p1"),
]
NO_RELEASE = ["", "main", "abc", "release/1.2", "１.２", "1" * 19 + "x" * 200, ".", "v", "-1.2", "²", "1" * 300]


def release(text: str) -> Release:
    found = read_release(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize("rising", RISING, ids=lambda texts: texts[0])
def test_releases_in_their_order(rising: list[str]) -> None:
    for at, one in enumerate(rising):
        for further, other in enumerate(rising):
            wanted = Order.SAME if at == further else Order.OLDER if at < further else Order.NEWER
            assert compare(release(one), release(other)) is wanted, (one, other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_the_same_release(one: str, other: str) -> None:
    assert compare(release(one), release(other)) is Order.SAME


@pytest.mark.parametrize(("one", "other"), UNKNOWN)
def test_what_is_not_guessed(one: str, other: str) -> None:
    assert compare(release(one), release(other)) is Order.UNKNOWN
    assert compare(release(other), release(one)) is Order.UNKNOWN


@pytest.mark.parametrize("text", NO_RELEASE)
def test_what_names_no_release(text: str) -> None:
    assert read_release(text) is None


def test_the_name_of_the_library_may_hold_digits() -> None:
    assert read_release("libpng16-1.6.39") == read_release("1.6.39")
    assert read_release("lz4 1.9.4", "lz4") == read_release("1.9.4")
    assert read_release("7zip 22.01", "7zip") == read_release("22.01")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("1.2", "2.0", Behind.MAJOR),
        ("1.2", "1.3", Behind.MINOR),
        ("1.2.3", "1.2.4", Behind.ANY),
        ("1", "1.0.1", Behind.ANY),
        ("1.0rc1", "1.0", Behind.ANY),
        ("20230101", "20240101", None),
        ("2023.1", "2024.1", None),
    ],
)
def test_how_far_behind(one: str, other: str, how: Behind | None) -> None:
    assert how_far_behind(release(one), release(other)) is how


NUMBERS = st.lists(st.sampled_from([0, 1, 1, 2, 2023]), min_size=1, max_size=3).map(tuple)
UNDERSTOOD = st.one_of(
    st.just((Stage.ITSELF, "")),
    st.sampled_from([(Stage.BEFORE, word) for word in ("alpha", "beta", "rc")]),
    st.sampled_from([(Stage.AFTER, "post"), (Stage.AFTER, "commits")]),
)
ANY_STAGE = st.one_of(
    UNDERSTOOD,
    st.sampled_from([(Stage.LETTER, "a"), (Stage.LETTER, "w"), (Stage.REVISION, ""), (Stage.OTHER, "-foo")]),
    st.sampled_from([(Stage.OTHER, "-bar"), (Stage.BEFORE, "dev"), (Stage.AFTER, "patch")]),
)


def releases(stages: st.SearchStrategy[tuple[Stage, str]]) -> st.SearchStrategy[Release]:
    return st.builds(
        lambda numbers, stage, number: Release(numbers, stage[0], stage[1], number * (stage[0] not in UNCOUNTED)),
        NUMBERS,
        stages,
        st.integers(0, 2),
    )


UNCOUNTED = (Stage.ITSELF, Stage.LETTER, Stage.OTHER)
PLAIN = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(lambda numbers: Release(tuple(numbers)))
EVERY = releases(ANY_STAGE)


@given(EVERY, EVERY)
def test_the_order_is_antisymmetric(one: Release, other: Release) -> None:
    assert compare(one, other) is compare(other, one).reversed


@given(EVERY)
def test_a_release_is_the_same_as_itself(one: Release) -> None:
    assert compare(one, one) is Order.SAME


RISEN = (Order.OLDER, Order.SAME)


@given(st.lists(EVERY, min_size=3, max_size=6))
@example([Release((1,), Stage.OTHER, "-bar"), Release((1, 0), Stage.OTHER, "-bar"), Release((1, 1))])
def test_the_order_is_transitive(some: list[Release]) -> None:
    for one, two, three in permutations(some, 3):
        first, second = compare(one, two), compare(two, three)
        if first in RISEN and second in RISEN:
            wanted = Order.SAME if first is second is Order.SAME else Order.OLDER
            assert compare(one, three) is wanted


@given(PLAIN | releases(st.sampled_from([(Stage.BEFORE, "rc"), (Stage.AFTER, "post")])), PLAIN)
def test_the_order_is_total_where_nothing_is_ambiguous(one: Release, other: Release) -> None:
    assume(one.numbers[0] < 1900)
    assert compare(one, other) is not Order.UNKNOWN


@given(st.text(alphabet="v0123.-_+~abrcx:g ", max_size=30), st.text(alphabet="abz39", max_size=4))
def test_any_text_is_read_or_not(text: str, name: str) -> None:
    found = read_release(text, name)
    if found is not None:
        assert compare(found, found) is Order.SAME
        assert all(number >= 0 for number in found.numbers)
