"""Numbers as people write them; what is read is shown as `[low, high] of the scale, in the unit`."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.quantities import MAX_READ, Quantity, quantity_in, scale_of, stated_value

READ = """
5.2/10               [5.2, 5.2] of 10
5.2 / 10             [5.2, 5.2] of 10
7 out of 10          [7, 7] of 10
3 of 10              [3, 3] of 10
🟡 **5.2/10**        [5.2, 5.2] of 10
**`9/10`** (high)    [9, 9] of 10
8/10 (improved)      [8, 8] of 10
(5.2/10)             [5.2, 5.2] of 10
5.2/10¹              [5.2, 5.2] of 10
12/15 tests          [12, 12] of 15
95%                  [95, 95] of 100
95 %                 [95, 95] of 100
95 percent           [95, 95] of 100
0.5%                 [0.5, 0.5] of 100
130%                 [130, 130] of 100
95%+                 [95, ∞) of 100
95%+ green           [95, ∞) of 100
≥75%                 [75, ∞) of 100
>= 75 %              [75, ∞) of 100
at least 75%         [75, ∞) of 100
over 90%             (90, ∞) of 100
<1%                  (∞, 1) of 100
<1% flake rate       (∞, 1) of 100
≤ 5                  (∞, 5]
up to 5              (∞, 5]
70-75%               [70, 75] of 100
70% - 75%            [70, 75] of 100
70–75 %              [70, 75] of 100
70 to 75%            [70, 75] of 100
~80                  [76, 84]
about 80%            [76, 84] of 100
4.96 (estimated)     [4.712, 5.208]
1,234                [1234, 1234]
1,353+               [1353, ∞)
20,440 files         [20440, 20440]
0                    [0, 0]
-5                   [-5, -5]
−5                   [-5, -5]
12 ms                [0.012, 0.012] s
2 min                [120, 120] s
10-15 min            [600, 900] s
5 MB                 [5000000, 5000000] B
20k                  [20000, 20000]
P0: 70% strong       [70, 70] of 100
M03: 85%             [85, 85] of 100
85% as of 2026-02-08 [85, 85] of 100
~~5/10~~ 7/10        [7, 7] of 10
"""

NONE = [
    *("", "-", "—", "N/A", "TBD", "???", "??? (unknown)", "none", "yes", "🟢", "✅ PASS", "∞", "zero"),
    *("5/10 → 7/10", "80% / 90%", "7 of 8, and 9", "2m 48s", "5/10/2", "1.2.3", "3.12.10", "2026-02-08", "v1.2", "M03"),
    *("INV-001", "#12", "1st", "+78", "+4%", "12/10", "0/0", "3/0", "1,5", "1 234", "80-70%", "-1%", "5e3", "0x10"),
    *("70%5", "1/2/3", "12:30", "a.5", "5 m/s 6", "≥ about", "x" * 1000, "9" * 20, "1 " * 400),
]

DOUBTED = [
    *("75%?", "85 (TBD)", "7/10 by Q3", "7/10 (after M06-M09 completion)", "target 7/10", "80% planned", "5 pending"),
    *("expected 90%", "95% goal", "(planned 5)", "7/10 should be", "about 80% (unknown)"),
]


def shown(found: Quantity | None) -> str | None:
    if found is None:
        return None
    low = "(∞" if found.low is None else f"{'(' if found.low_open else '['}{_written(found.low)}"
    high = "∞)" if found.high is None else f"{_written(found.high)}{')' if found.high_open else ']'}"
    scale = f" of {_written(found.top)}" if found.top is not None else ""
    return f"{low}, {high}{scale}{' ' + found.unit if found.unit else ''}"


def _written(number: Fraction) -> str:
    return f"{float(number):.10g}"


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_what_is_read(line: str) -> None:
    source, wanted = line.rsplit("  ", 1) if "  " in line else (line[:20], line[20:])
    assert shown(quantity_in(source.strip())) == wanted.strip()
    assert stated_value(source.strip()) == quantity_in(source.strip())


@pytest.mark.parametrize("source", NONE)
def test_what_is_no_one_number(source: str) -> None:
    assert quantity_in(source) is None
    assert stated_value(source) is None


@pytest.mark.parametrize("source", DOUBTED)
def test_what_is_not_so_yet_is_no_value(source: str) -> None:
    assert stated_value(source) is None


def test_a_target_in_brackets_leaves_the_number_before_it() -> None:
    assert shown(stated_value("85% (target: 80%)")) == "[85, 85] of 100"


@pytest.mark.parametrize(
    ("head", "scale"),
    [("Score (/10)", 10), ("Score out of 5", 5), ("Coverage %", 100), ("Percentage", 100), ("Score", None)],
)
def test_the_scale_that_a_head_tells(head: str, scale: int | None) -> None:
    assert scale_of(head) == scale


NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False).map(lambda one: format(one, "f"))
DRESS = st.sampled_from(["{}", "**{}**", "`{}`", "🟡 {}", "_{}_", "  {}  ", "{} (high)", "P0: {} strong"])


@given(NUMBERS, DRESS)
def test_dress_makes_no_difference(digits: str, dress: str) -> None:
    found = quantity_in(dress.format(digits))
    assert found is not None
    assert found.exact == Fraction(digits)


@given(NUMBERS, NUMBERS)
def test_a_range_is_what_lies_between(one: str, other: str) -> None:
    low, high = sorted((one, other), key=Fraction)
    found = quantity_in(f"{low}-{high}%")
    assert found is not None
    assert (found.low, found.high, found.top) == (Fraction(low), Fraction(high), Fraction(100))


@given(st.text(alphabet=" 0123456789.,/%+-–~<>≥≤()?*`[]kmsTBD#:of", max_size=2 * MAX_READ))
def test_whatever_is_read_stands_there_and_is_in_order(source: str) -> None:
    found = quantity_in(source)
    if found is not None:
        assert any(map(str.isdecimal, found.words))
        assert found.low is None or found.high is None or found.low <= found.high
        assert found.top is None or found.top > 0
        assert stated_value(source) in (None, found)
