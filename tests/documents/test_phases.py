from __future__ import annotations

import pytest

from dodcheck.documents.phases import PhaseHeading, is_phase_within, lists_milestones, phase_heading, phase_number


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Phase 1: CI Health (M03-M10)", PhaseHeading("phase", "1", "CI Health (M03-M10)", aside=False)),
        ("PHASE III — Tests", PhaseHeading("phase", "3", "Tests", aside=False)),
        ("Phase-02", PhaseHeading("phase", "2", "", aside=False)),
        ("Phase 1.5 – Bridge", PhaseHeading("phase", "1.5", "Bridge", aside=False)),
        ("Phase 2b: More", PhaseHeading("phase", "2b", "More", aside=False)),
        ("Phase A", PhaseHeading("phase", "a", "", aside=False)),
        ("Phase 1️⃣: One", PhaseHeading("phase", "1", "One", aside=False)),
        ("Stage B. Beta", PhaseHeading("stage", "b", "Beta", aside=False)),
        ("Step 4", PhaseHeading("step", "4", "", aside=False)),
        ("Sprint 12 - Polish", PhaseHeading("sprint", "12", "Polish", aside=False)),
        ("Phase 1 Summary", PhaseHeading("phase", "1", "Summary", aside=True)),
        ("Phase 1: Summary", PhaseHeading("phase", "1", "Summary", aside=True)),
        ("Phase 1 Exit Criteria", PhaseHeading("phase", "1", "Exit Criteria", aside=True)),
        ("Phase 1: Evidence Collection", PhaseHeading("phase", "1", "Evidence Collection", aside=False)),
        ("Phase 1 - 2026 goals", PhaseHeading("phase", "1", "2026 goals", aside=False)),
    ],
)
def test_headings_that_declare_a_phase(title: str, expected: PhaseHeading) -> None:
    assert phase_heading(title) == expected


@pytest.mark.parametrize(
    "title",
    ["Phases", "Phase", "Phase one", "Phase 1-3: All", "Phase 1–3", "Phase 1 & 2", "Phase 1 and 2", "Phase 1 to 3",
     "The Phase 1", "Step-by-step", "Phase in the tests", "Phase 12345"],
)  # fmt: skip
def test_headings_that_declare_none(title: str) -> None:
    assert phase_heading(title) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1", "1"), ("01", "1"), ("0", "0"), ("III", "3"), ("iv", "4"), ("IX", "9"), ("B", "b"), ("1.02", "1.02")],
)
def test_phase_number(written: str, expected: str) -> None:
    assert phase_number(written) == expected


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [("1", "1", True), ("1.2", "1", True), ("1a", "1", True), ("10", "1", False), ("2", "1", False)],
)
def test_is_part(inner: str, outer: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_phase_within(inner, outer) is expected


def test_lists_milestones() -> None:
    assert lists_milestones("Appendix: Completion Checklist")
    assert not lists_milestones("Done Criteria")
