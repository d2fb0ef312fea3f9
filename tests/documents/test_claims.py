from __future__ import annotations

from support.documents import shown


def test_an_evidence_line_is_claimed_as_the_boxes_of_its_group_are() -> None:
    source = """\
## Phase 1
### All
- [x] a
- [X] b

**Evidence**: c
### Some
- [x] d
- [~] e

**Evidence**: f
### None
**Evidence**: g
### All
- [ ] h
"""
    assert shown(source) == [
        "3:1 box true phase-1/all/a",
        "4:1 box true phase-1/all/b",
        "6:1 evidence true phase-1/all/evidence-c",
        "8:1 box true phase-1/some/d",
        "9:1 box null phase-1/some/e",
        "11:1 evidence false phase-1/some/evidence-f",
        "13:1 evidence null phase-1/none/evidence-g",
        "15:1 box false phase-1/all/h",
    ]


def test_what_stands_under_no_group_is_one_group_and_milestones_are_no_boxes_of_it() -> None:
    source = """\
## Phase 1
- [x] a
### B
- [ ] b
## Phase 1 Summary
**Evidence**: c
## Appendix
### Phase 1
- [ ] M03: d
"""
    assert shown(source) == [
        "2:1 box true phase-1/a",
        "4:1 box false phase-1/b/b",
        "6:1 evidence true phase-1/evidence-c",
        "9:1 milestone false phase-1/milestone-m03",
    ]


def test_must_be_true_and_measurements_claim_nothing() -> None:
    assert shown("## Phase 1\n- [x] a\n\n**Must be True**: b\n**Measurement**: c\n") == [
        "2:1 box true phase-1/a",
        "4:1 must-be-true null phase-1/must-be-true-b",
        "5:1 measurement null phase-1/measurement-c",
    ]
