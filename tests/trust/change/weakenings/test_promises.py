from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.promises import find
from support.sides import weakened


def boxes(*words: str) -> dict[str, str]:
    return {"DOD.md": "".join(f"- [ ] {one}\n" for one in words)}


def test_a_promise_that_is_put_off_has_both_places() -> None:
    assert weakened(find, boxes("A"), boxes("B", "A (Deferred)")) == [
        "deferred/program/a, DOD.md:1:1 -> DOD.md:2:1: “A” is put off; "
    ]
    assert weakened(find, boxes("A (Deferred)"), boxes("A (Deferred)")) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("A (deferred until 2099-02-01)", "A (deferred until 2099-02-02)", " for longer"),
        ("A (deferred until 2099-02-01)", "A (Deferred)", " for longer"),
        ("A", "A (deferred until 2099-02-01)", ""),
        ("A (deferred until 2099-02-01)", "A (deferred until 2099-02-01)", None),
        ("A (deferred until 2099-02-01)", "A (deferred until 2099-01-31)", None),
        ("A (Deferred)", "A (deferred until 2099-02-01)", None),
    ],
)
def test_a_promise_that_is_put_off_for_longer_is_told(before: str, after: str, said: str | None) -> None:
    told = weakened(find, boxes(before), boxes(after))
    assert [one.partition("” ")[2] for one in told] == ([] if said is None else [f"is put off{said}; "])


def test_a_promise_that_says_something_else_has_both_places() -> None:
    assert weakened(find, boxes("a < 5"), boxes("B", "a > 5")) == [
        "reworded/program/a-5, DOD.md:1:1 -> DOD.md:2:1: “a < 5” says something else; now “a > 5”"
    ]


def test_a_promise_that_is_struck_out_or_turned_round_has_both_places() -> None:
    assert weakened(find, boxes("a `b` c"), boxes("a ~~`b`~~ ~~c~~")) == [
        (
            "reworded/program/a-b-c, DOD.md:1:1 -> DOD.md:1:1: other words of “a `b` c” are struck out; "
            "now “b”, “c”, and before nothing"
        )
    ]
    until, when = ({"DOD.md": f"The work is not done {word}:\n\n- all runs pass\n"} for word in ("until", "if"))
    assert weakened(find, until, when) == [
        (
            "reworded/program/must-be-true-all-runs-pass, DOD.md:3:1 -> DOD.md:3:1: “all runs pass” is turned round; "
            "it was what has to be so, and is what must not be so"
        )
    ]
    assert weakened(find, when, until) == [
        (
            "reworded/program/blocker-all-runs-pass, DOD.md:3:1 -> DOD.md:3:1: “all runs pass” is turned round; "
            "it was what must not be so, and is what has to be so"
        )
    ]


@pytest.mark.parametrize(("count", "found"), [(50, True), (51, False)])
def test_what_may_have_become_of_a_promise_is_sought_for_so_many_and_no_more(count: int, *, found: bool) -> None:
    before = boxes("The audit covers 5 files", *(f"{at} {'xyzvw'[at % 5] * 9}" for at in range(1, count)))
    told = weakened(find, before, boxes("The audit covers 3 files"))
    assert len(told) == count
    start = "removed/program/the-audit-covers-5-files, DOD.md:1:1 -> "
    assert told[0].startswith(f"{start}DOD.md:1:1: " if found else f"{start}None: ")


def test_the_likest_of_the_new_promises_is_told() -> None:
    new = boxes("The audit covers most of the files", "The audit covers 4 files", "The audit is over")
    assert weakened(find, boxes("The audit covers 5 files"), new) == [
        (
            "removed/program/the-audit-covers-5-files, DOD.md:1:1 -> DOD.md:2:1: “The audit covers 5 files” is gone; "
            "or it says something else now: “The audit covers 4 files”"
        )
    ]
