from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from dodcheck.setup.tick_report import tick_diff
from dodcheck.setup.ticking import TurnedDocument


def turned(before: list[str], after: list[str]) -> TurnedDocument:
    return TurnedDocument("D.md", 1, whole(before), whole(after))


def whole(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@given(st.lists(st.booleans(), min_size=2, max_size=30).filter(any))
def test_the_difference_is_a_unified_diff(changed: list[bool]) -> None:
    before = [f"- [{'x' if one else ' '}] {number}" for number, one in enumerate(changed)]
    after = [f"- [ ] {number}" for number in range(len(changed))]
    expected = difflib.unified_diff(before, after, "a/D.md", "b/D.md", lineterm="")
    assert tick_diff(turned(before, after)).splitlines() == list(expected)


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    assert "\x1b" not in tick_diff(turned(["- [ ] a\x1b[2J"], ["- [x] a\x1b[2J"]))
