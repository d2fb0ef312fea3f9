from __future__ import annotations

import pytest

from dodcheck.trust.change.pairing import pair_criteria
from dodcheck.trust.change.questions import with_equal_questions
from support.judging import prepared


def kept(before: str, after: str) -> list[str]:
    sides = [prepared({"docs/DOD.md": f"## Phase 1: One\n{text}"}) for text in (before, after)]
    pairs = pair_criteria(sides[0].program.criteria, sides[1].program.criteria)
    found = with_equal_questions(pairs, sides[0].bindings, sides[1].bindings)
    return [f"{one.before.text} -> {one.after.text}{' reworded' if one.reworded else ''}" for one in found.kept]


def test_the_others_stay_what_they_are() -> None:
    before = "- [ ] `a.md` exists\n- [ ] `b.md` exists\n- [ ] `c.md` exists\n- [ ] nobody reads this\n"
    after = "- [ ] no one reads this\n- [ ] `a.md` is there\n- [ ] `b.md` exists\n- [ ] `d.md` exists\n"
    sides = [prepared({"docs/DOD.md": f"## Phase 1: One\n{text}"}) for text in (before, after)]
    pairs = pair_criteria(sides[0].program.criteria, sides[1].program.criteria)
    found = with_equal_questions(pairs, sides[0].bindings, sides[1].bindings)
    assert [(one.before.text, one.after.text) for one in found.kept] == [
        ("`b.md` exists", "`b.md` exists"),
        ("`a.md` exists", "`a.md` is there"),
    ]
    assert [one.text for one in found.gone] == ["`c.md` exists", "nobody reads this"]
    assert [one.text for one in found.new] == ["no one reads this", "`d.md` exists"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("`a.md` exists", "`a.md` is there"),
        ("`a.md` created", "`a.md` has been created"),
        ("`a.md` exists", "There is a file `a.md`"),
    ],
)
def test_boxes_whose_words_are_read_whole_and_alike_are_one(before: str, after: str) -> None:
    assert kept(f"- [ ] {before}\n", f"- [x] {after}\n") == [f"{before} -> {after}"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] `a.md` exists\n", "- [ ] `b.md` is there\n"),
        ("- [ ] `a.md` exists and is loved\n", "- [ ] `a.md` exists and is hated\n"),
        ("- [ ] nobody reads this\n", "- [ ] no one reads this\n"),
        ("### A\n- [ ] `a.md` exists\n", "### B\n- [ ] `a.md` is there\n"),
        ("- [ ] `a.md` exists\n- [ ] `a.md` is present\n", "- [ ] `a.md` is there\n"),
        ("- [ ] `a.md` exists <!-- dodcheck id: a -->\n", "- [ ] `a.md` is there\n"),
        ("- [ ] `a.md` exists\n", "- [ ] `a.md` is there (deferred)\n"),
        ("- `a.md` exists\n", "- [ ] `a.md` is there\n"),
        (
            "- [ ] `a.md` exists <!-- dodcheck {file: {path: a.md}} -->\n",
            "- [ ] `a.md` is there <!-- dodcheck {file: {path: a.md}} -->\n",
        ),
        ("- [ ] At least 9 files in `docs/`\n", "- [ ] 9 files are in `docs/`\n"),
    ],
)
def test_whatever_is_not_sure_is_not_one(before: str, after: str) -> None:
    assert kept(before, after) == []
