from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import noticed

TWO = "- [x] a\n- [ ] b\n"
SIX = "- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n- [ ] f\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"# T\n\n**Status**: ✅ COMPLETE\n\n{TWO}", ["3: this calls all of it done, while 1 of 2 boxes is open"]),
        (
            f"# T\n\n**Overall Status:** 🟢 Complete\n\n## A\n{SIX}",
            ["3: this calls all of it done, while 5 of 6 boxes are open"],
        ),
        (f"# T\n{TWO}\n## End\n\nStatus: Done", ["7: this calls all of it done, while 1 of 2 boxes is open"]),
        (f"## ✅ Phase 1: Models — COMPLETE\n{TWO}", ["1: this calls all of it done, while 1 of 2 boxes is open"]),
        (f"## Phase 1: Models (100%)\n{TWO}", ["1: this calls all of it done, while 1 of 2 boxes is open"]),
        (f"## A (2/2)\n{TWO}", ["1: this counts 2 of 2 as done, and 1 of 2 boxes is ticked"]),
        (f"# T\n\nProgress: 5/6 tasks\n\n{SIX}", ["3: this counts 5 of 6 as done, and 1 of 6 boxes is ticked"]),
        (f"# T\n\n**Progress**: ████████░░ 80%\n\n{SIX}", ["3: this says 80 %, and 1 of 6 boxes is ticked"]),
        # What agrees, is about other boxes, or calls nothing done.
        (f"## A (1/2)\n{TWO}", []),
        (f"## A (12/15)\n{TWO}", []),
        (f"# T\n\nProgress: 20%\n\n{SIX}", []),
        (f"# T\n\nProgress: 80%\n\n{TWO}", []),
        (f"## A\nStatus: Complete\n- [x] a\n## B\n{TWO}", []),
        (f"# T\n\n**Status**: ✅ COMPLETE\n\n- [x] a\n\n## Next Steps\n{TWO}", []),
        (f"# T\n\n**Status**: ✅ COMPLETE\n\n- [x] a\n\n## Future\n\n### Phase 2\n{TWO}", []),
        ("# T\n\n**Status**: ✅ COMPLETE\n\n- [x] a\n  - [ ]* b\n- [ ] c (Deferred)\n", []),
        (f"# T\n\n**Status**: Complete except for b\n\n{TWO}", []),
        (f"# T\n\n**Status**: In progress\n\n{TWO}", []),
        (f"## ✅ Definition of Done\n{TWO}", []),
        (f"## ✅ Models\n{TWO}", []),
        (f"```\nStatus: Complete\n```\n{TWO}", []),
        ("# T\n\n**Status**: ✅ COMPLETE\n", []),
    ],
)
def test_what_is_said_of_all_boxes(source: str, expected: list[str]) -> None:
    found = [one for one in noticed(source, Role.OTHER) if "nested" not in one]

    assert [one.replace(" contradiction:", ":") for one in found] == expected


def test_a_closed_plan_may_leave_its_boxes_open() -> None:
    assert noticed(f"# T\n\n**Status**: ✅ COMPLETE\n\n{TWO}", Role.PLAN) == []


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("## Set-up — 2 of 2 complete", "this counts 2 of 2 as done, and 1 of 2 boxes is ticked"),
        ("## Set-up [0/2]", "this counts 0 of 2 as done, and 1 of 2 boxes is ticked"),
        ("## Phase 1 — 2/2 tasks done ✅", "this counts 2 of 2 as done, and 1 of 2 boxes is ticked"),
        ("## Phase 1 — 100% complete", "this calls all of it done, while 1 of 2 boxes is open"),
        ("## Done (1/2)", ""),
        ("## Done (12/15)", ""),
        ("## Plan, part (2/2)", ""),
        ("## Week — 2 of 2", ""),
        ("## Coverage of 100 %", ""),
        ("## Phase 2/2: Setup", ""),
        ("## Half (50%)", ""),
    ],
)
def test_what_a_heading_counts(heading: str, said: str) -> None:
    expected = [f"3 contradiction: {said}"] if said else []

    assert noticed(f"# T\n\n{heading}\n\n{TWO}", Role.OTHER) == expected


def test_the_boxes_of_nested_sections_count_and_those_behind_do_not() -> None:
    source = f"# T\n\n## All (3/4)\n\n### One\n{TWO}\n### Two\n{TWO}\n## Rest\n{TWO}"

    assert noticed(source, Role.OTHER) == ["3 contradiction: this counts 3 of 4 as done, and 2 of 4 boxes are ticked"]
