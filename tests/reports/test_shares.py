from __future__ import annotations

import pytest

from dodcheck.model.verdict import Verdict
from dodcheck.reports.shares import SHARES, bar


def test_every_verdict_is_in_one_share() -> None:
    assert sorted(verdict for share in SHARES for verdict in share.verdicts) == sorted(Verdict)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 0, 0, 0), ""),
        ((1, 0, 0, 0), "████████"),
        ((999, 1, 0, 0), "███████×"),
        ((999, 1, 1, 1), "█████×░▒"),
        ((1, 0, 0, 999), "█▒▒▒▒▒▒▒"),
        ((1, 1, 1, 1), "██××░░▒▒"),
        ((3, 0, 1, 0), "██████░░"),
        ((0, 0, 5, 3), "░░░░░▒▒▒"),
    ],
)
def test_a_bar_is_full_only_where_all_is_good_and_shows_whatever_there_is(
    counts: tuple[int, ...], expected: str
) -> None:
    assert "".join(span.text for span in bar(counts, 8)) == expected


def test_a_bar_is_as_long_as_was_asked_for() -> None:
    some = ((a, b, c, d) for a in range(4) for b in range(3) for c in range(8) for d in range(5) if a + b + c + d)
    assert {sum(len(span.text) for span in bar(counts, 6)) for counts in some} == {6}
