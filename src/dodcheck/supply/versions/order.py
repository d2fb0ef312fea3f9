"""Which of two releases is the newer one. Where that can't be told, it is not guessed."""

from __future__ import annotations

from enum import Enum
from itertools import zip_longest

from dodcheck.supply.versions.release import Release, Stage


class Order(Enum):
    """How one release stands to another."""

    OLDER = -1
    SAME = 0
    NEWER = 1
    UNKNOWN = None

    @property
    def reversed(self) -> Order:
        """How the other one stands to this."""
        return Order.UNKNOWN if self.value is None else Order(-self.value)


class Behind(Enum):
    """The first number in which an older release differs, by its place."""

    MAJOR = "major"
    MINOR = "minor"
    ANY = "any"


_YEARS = range(1900, 2200)
_SIGNS = {4: 1, 6: 100, 8: 10000}
"""Digits of a number that may be a day, a month or a year, and what its year is to be divided by."""
_RANKS = {"alpha": 0, "beta": 1, "rc": 2}
_AMBIGUOUS = "abc"
"""Behind `1.0` these letters stand for alpha, beta and candidate, or for patches."""


def compare(release: Release, other: Release) -> Order:
    """Return how a release stands to another.

    Numbers count first, missing ones as 0; pre-releases come before the release, patches after it. Releases that are
    named by different schemes, such as a year and a number, can't be compared, nor can those that differ in words.
    """
    if release.epoch != other.epoch or _scheme(release) != _scheme(other):
        return Order.UNKNOWN
    if Stage.OTHER in (release.stage, other.stage):
        return _by_the_numbers_of_both(release, other)
    return _sign(_without_trailing_zeros(release), _without_trailing_zeros(other)) or _by_stage(release, other)


def how_far_behind(release: Release, other: Release) -> Behind | None:
    """Return how far a release is behind another that is known to be newer; ``None`` where that can't be told.

    A release that is named by its day has no major and minor number.
    """
    if _scheme(release):
        return None
    pairs = zip_longest(release.numbers, other.numbers, fillvalue=0)
    place = next((at for at, (mine, its) in enumerate(pairs) if mine != its), None)
    return {0: Behind.MAJOR, 1: Behind.MINOR}.get(place, Behind.ANY) if place is not None else Behind.ANY


def _scheme(release: Release) -> int:
    """Return how many digits of the first number make a day, a month or a year; 0 where it is a plain number."""
    digits = len(str(release.numbers[0]))
    return digits if digits in _SIGNS and release.numbers[0] // _SIGNS[digits] in _YEARS else 0


def _without_trailing_zeros(release: Release) -> tuple[int, ...]:
    numbers = release.numbers
    while len(numbers) > 1 and not numbers[-1]:
        numbers = numbers[:-1]
    return numbers


def _sign(one: tuple[int, ...], other: tuple[int, ...]) -> Order | None:
    """Return how two sequences of numbers stand to each other, ``None`` where they are equal."""
    return None if one == other else Order.OLDER if one < other else Order.NEWER


def _by_the_numbers_of_both(release: Release, other: Release) -> Order:
    """Return the order that the numbers tell before words begin that are not understood.

    `1-bar` may be any 1.x, so it is not known to be `1.0-bar`.
    """
    if release.stage is other.stage and (release.numbers, release.word) == (other.numbers, other.word):
        return Order.SAME
    size = min(len(each.numbers) for each in (release, other) if each.stage is Stage.OTHER)
    return _sign(_first_numbers(release, size), _first_numbers(other, size)) or Order.UNKNOWN


def _first_numbers(release: Release, size: int) -> tuple[int, ...]:
    return (*release.numbers, *(0,) * size)[:size]


def _by_stage(release: Release, other: Release) -> Order:
    if release.stage is other.stage:
        return _order_within_stage(release, other)
    order = _order_across_stages(release, other)
    return order if order is not Order.UNKNOWN else _order_across_stages(other, release).reversed


def _order_within_stage(release: Release, other: Release) -> Order:
    if release.stage is Stage.LETTER:
        return _sign((ord(release.word),), (ord(other.word),)) or Order.SAME
    if release.word == other.word:
        return _sign((release.number,), (other.number,)) or Order.SAME
    if release.stage is Stage.BEFORE and {release.word, other.word} <= _RANKS.keys():
        return _sign((_RANKS[release.word],), (_RANKS[other.word],)) or Order.SAME
    return Order.UNKNOWN


def _order_across_stages(release: Release, other: Release) -> Order:
    match release.stage, other.stage:
        case Stage.BEFORE, (Stage.ITSELF | Stage.AFTER):
            return Order.OLDER
        case Stage.ITSELF, Stage.AFTER:
            return Order.OLDER
        case ((Stage.BEFORE | Stage.ITSELF), Stage.LETTER) if other.word not in _AMBIGUOUS:
            return Order.OLDER
        case _:
            return Order.UNKNOWN
