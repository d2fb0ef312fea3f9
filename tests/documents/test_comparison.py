"""One number beside another: at least, at most, and whether a target lies above its baseline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.comparison import goes_up, is_at_least, is_at_most
from dodcheck.documents.quantities import Quantity, quantity_in

TABLE = """
5.2/10   7/10    no   yes  up
7/10     7/10    yes  yes  -
52%      7/10    no   yes  up
70-75%   75%     -    yes  up
70-75%   70%     yes  -    down
76%      75-80%  yes  yes  -
95%+     95%     yes  -    -
<1%      <1%     no   yes  -
1%       <1%     yes  no   down
>99%     >99%    yes  no   -
99%      >99%    no   yes  up
5.2      7/10    -    -    -
85%      75      yes  no   down
85%      0.75    -    -    -
5.2/10   7       no   yes  up
~80      75      yes  no   down
~80      80      -    -    -
9/10     8/10    yes  no   down
≥75%     80%     -    -    -
5ms      1s      no   yes  up
5ms      5MB     -    -    -
70-75%   75-80%  -    yes  up
85%      >0.7    -    -    -
85%      <0.7    -    -    -
85%      1       -    -    -
85%      1.5     yes  no   down
85%      0       yes  no   down
5/10     0.7     yes  no   down
5/10     >70%    no   yes  up
0.5%     <1%     no   yes  -
70-75%   >72%    -    -    up
"""
WORDS = {True: "yes", False: "no", None: "-"}
WAYS = {True: "up", False: "down", None: "-"}


def read(source: str) -> Quantity:
    found = quantity_in(source)
    assert found is not None, source
    return found


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_one_number_beside_another(line: str) -> None:
    one, other, least, most, way = line.split()
    seen, bound = read(one), read(other)
    found = WORDS[is_at_least(seen, bound)], WORDS[is_at_most(seen, bound)], WAYS[goes_up(seen, bound)]
    assert found == (least, most, way)


NUMBERS = st.integers(0, 1000)
SCALES = st.sampled_from(["{}", "{}%", "{}/1000"])


@given(NUMBERS, NUMBERS, SCALES)
def test_exact_numbers_on_one_scale_always_compare(one: int, other: int, scale: str) -> None:
    seen, bound = read(scale.format(one)), read(scale.format(other))
    assert is_at_least(seen, bound) is (one >= other)
    assert is_at_most(seen, bound) is (one <= other)
    assert goes_up(seen, bound) is (None if one == other else one < other)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_range_reaches_what_both_its_ends_reach(one: int, other: int, bound: int) -> None:
    low, high = sorted((one, other))
    found = is_at_least(read(f"{low}-{high}"), read(str(bound)))
    assert found is {(True, True): True, (False, False): False}.get((low >= bound, high >= bound))
