from __future__ import annotations

import pytest

from dodcheck.rules.cited import CitedRule
from dodcheck.rules.options import OptionError


@pytest.mark.parametrize(
    ("commits", "message"),
    [
        ((), "cites nothing: give things or commits"),
        (("abc",), "takes ids of commits, of 7 to 64 hex digits, which `abc` is not"),
        (("abc1234", "--output=a"), "takes ids of commits, of 7 to 64 hex digits, which `--output=a` is not"),
    ],
)
def test_what_it_does_not_take(commits: tuple[str, ...], message: str) -> None:
    with pytest.raises(OptionError) as raised:
        CitedRule(commits=commits)
    assert str(raised.value) == message


def test_ids_of_any_letters_are_taken() -> None:
    assert CitedRule(commits=("ABC1234",)).makes_it_hold() == "the commit ABC1234 is there"
