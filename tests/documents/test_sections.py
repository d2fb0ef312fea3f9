from __future__ import annotations

from dodcheck.documents.document import Role
from support.documents import noticed, read, shown


def test_the_nearest_heading_or_label_below_the_scopes_own_heading_is_the_group() -> None:
    source = """\
# Title

- [ ] a

## 1. Done ✅

- [ ] b

✅ **Tests**:
- [ ] c

**Evidence**: d

### Deeper

- [ ] e
"""
    assert shown(source) == [
        "3:1 box false program/a",
        "7:1 box false program/done/b",
        "10:1 box false program/tests/c",
        "12:1 evidence false program/tests/evidence-d",
        "16:1 box false program/deeper/e",
    ]


def test_without_a_title_the_first_heading_is_a_group() -> None:
    assert shown("## Done\n- [ ] a\n", Role.PLAN, "milestone-m03") == ["2:1 box false milestone-m03/done/a"]


def test_phases_of_every_kind_are_scopes_of_a_checklist() -> None:
    source = """\
# P
## 🚀 Phase III — Tests
- [ ] a
### Group
- [ ] b
## Phase B
- [ ] c
## Stage 2
- [ ] d
## Sprint 04: x
- [ ] e
## Definition of Ready
- [ ] f
"""
    assert shown(source) == [
        "3:1 box false phase-3/a",
        "5:1 box false phase-3/group/b",
        "7:1 box false phase-b/c",
        "9:1 box false stage-2/d",
        "11:1 box false sprint-4/e",
        "13:1 box false program/definition-of-ready/f",
    ]
    assert shown("# P\n## Phase 1\n- [ ] a\n", Role.PLAN, "milestone-m03") == ["3:1 box false milestone-m03/phase-1/a"]


def test_a_box_in_a_heading_is_decoration() -> None:
    source = """\
# P
## [x] Phase 1: Soil
- [x] a
### [ ] Beds
- [ ] b
## ☑ Phase 2
- [ ] c
## :seedling: Phase 3
- [ ] d
"""
    assert shown(source) == [
        "3:1 box true phase-1/a",
        "5:1 box false phase-1/beds/b",
        "7:1 box false phase-2/c",
        "9:1 box false phase-3/d",
    ]


def test_what_is_part_of_a_phase_stays_in_it() -> None:
    source = """\
## Phase 1: Health
### Phase 1 Summary
- [ ] a
### Phase 1.2: Lint
- [ ] b
### Step 3
- [ ] c
### Phase 2: Inner
- [ ] d
"""
    assert shown(source) == [
        "3:1 box false phase-1/phase-1-summary/a",
        "5:1 box false phase-1/phase-1-2-lint/b",
        "7:1 box false phase-1/step-3/c",
        "9:1 box false phase-2/d",
    ]
    assert noticed(source) == []


def test_a_summary_at_the_level_of_its_phase_and_a_second_heading() -> None:
    source = """\
## Phase 1: Health
- [ ] a
## Phase 1 Summary
**Must be True**:
- b
## Phase 1: Wealth
- [ ] c
"""
    assert shown(source) == [
        "2:1 box false phase-1/a",
        "5:1 must-be-true null phase-1/must-be-true-b",
        "7:1 box false phase-1/c",
    ]
    assert noticed(source) == ["6 duplicate-phase: a second heading of phase 1, first on line 1; both are judged"]


def test_a_phase_without_a_criterion_is_told_unless_it_is_put_off() -> None:
    source = """\
## Phase 1: Health
Words.
## Phase 2: Wealth
- [ ] a
## Phase 3: Fame (Deferred)
## Phase 4: Rest
## Phase 4: Rest
- [ ] b
## Phase 1 Summary
"""
    assert noticed(source) == [
        "7 duplicate-phase: a second heading of phase 4, first on line 6; both are judged",
        "1 empty-phase: phase 1 has no criterion, so nothing shows whether it is done",
    ]


def test_a_phase_that_a_status_or_a_heading_around_it_puts_off_needs_no_criterion() -> None:
    source = """\
# Program
## Phase 1: Health
**Status:** Deferred
## Phase 2: Wealth
**Status:** Planned
## Later (Deferred)
### Phase 3: Fame
## Phase 4: Rest
"""
    assert [phase.name for phase in read(source).empty] == ["phase 2", "phase 4"]


def test_milestones_of_a_completion_list_belong_to_their_phase() -> None:
    source = """\
# Program: Checklist
## Phase 1: Health
### Verification Checklist
- [ ] M02 is closed
## Appendix: Completion Checklist
### Phase 1: Health
- [ ] M03: Audit
- [x] **M04** — (Deferred) Fix
- [ ] [M05-M06](x.md): Lint
- [ ] all of it
### Program-Level
- [ ] M07 counts
"""
    assert shown(source) == [
        "4:1 box false phase-1/verification-checklist/m02-is-closed",
        "7:1 milestone false phase-1/milestone-m03",
        "8:1 milestone true phase-1/milestone-m04",
        "9:1 milestone false phase-1/milestone-m05-m06",
        "10:1 box false phase-1/all-of-it",
        "12:1 box false program/program-level/m07-counts",
    ]
    assert noticed(source) == ["8:1 contradiction: the box is ticked, its own words defer it"]
    assert [(phase.scope, phase.location.line) for phase in read(source).phases] == [("phase-1", 2), ("phase-1", 6)]


def test_evidence_and_its_like_are_never_groups() -> None:
    source = """\
## Phase 1
### A
- [x] a
#### Evidence (CI)
- b
#### Required
- [x] c

**Tests**:
- [ ] d
#### Evidence
- e
### Measurements
- f
"""
    assert shown(source) == [
        "3:1 box true phase-1/a/a",
        "5:1 evidence true phase-1/a/evidence-b",
        "7:1 box true phase-1/a/c",
        "10:1 box false phase-1/tests/d",
        "12:1 evidence false phase-1/tests/evidence-e",
        "14:1 measurement null phase-1/measurement-f",
    ]


def test_setext_headings_and_front_matter() -> None:
    source = "---\ntitle: Phase 9\n---\nPhase 1: Health\n===\n\nA\n---\n- [ ] a\n"

    assert shown(source) == ["9:1 box false phase-1/a/a"]
