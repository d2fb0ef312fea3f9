from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from dodcheck.documents.worded import in_signs
from support.documents import read


@pytest.mark.parametrize(
    ("source", "signed"),
    [
        ("Create `a.py` — DONE", "Create `a.py` ✅"),
        ("Create `a.py` - Done.", "Create `a.py` ✅"),
        ("Create `a.py` -- **done**", "Create `a.py` ✅"),
        ("**Create `a.py` — DONE**", "**Create `a.py` ✅**"),
        ("Create `a.py` — DONE (2025-01-05)", "Create `a.py` ✅"),
        ("Create `a.py` — COMPLETED in #12", "Create `a.py` ✅"),
        ("Create `a.py` (done)", "Create `a.py` ✅"),
        ("Create `a.py` (Completed 2025-01-05)", "Create `a.py` ✅"),
        ("Create `a.py` _(completed Jan 5, 2025)_", "Create `a.py` ✅"),
        ("Create `a.py` [complete]", "Create `a.py` ✅"),
        ("Create `a.py` **[DONE]**", "Create `a.py` ✅"),
        ("Create `a.py`. Status: Done", "Create `a.py` ✅"),
        ("Create `a.py` - **Status: complete**", "Create `a.py` ✅"),
        ("Create `a.py` — IN PROGRESS", "Create `a.py` ⏳"),
        ("Create `a.py` (todo)", "Create `a.py` ⏳"),
        ("DONE: create `a.py`", "✅ create `a.py`"),
        ("**DONE** — create `a.py`", "✅ create `a.py`"),
        ("**TO-DO: create `a.py`**", "⏳ **create `a.py`**"),
    ],
)
def test_a_status_in_words_is_the_sign_that_it_stands_for(source: str, signed: str) -> None:
    assert in_signs(source) == signed


@pytest.mark.parametrize(
    "source",
    [
        "Create `a.py` - to be done",
        "Create `a.py` (to be done)",
        "Create `a.py` (not all done)",
        "Create `a.py` — mostly done",
        "Create `a.py` — DONE except for the tests",
        "Create `a.py` — DONE (3/5)",
        "Create `a.py` (done by the build)",
        "Create `a.py` (complete)",
        "press the button — done",
        "The job is DONE",
        "`3` — DONE",
        "Closed (done)",
        "Done: all boxes are ticked",
        "DONE",
        "Status: Done",
        "`job (done)`",
        "When is it (done)?",
        "Create `a.py` (done) and `b.py`",
        "Create `a.py` — DONE ❌",
    ],
)
def test_other_words_are_no_status(source: str) -> None:
    assert in_signs(source) == source


@pytest.mark.parametrize(
    ("source", "claimed"),
    [
        (
            "# T\n\n- Create `a.py` — DONE\n- Create `b.py` (todo)\n",
            [("Create `a.py`", True), ("Create `b.py`", False)],
        ),
        ("# T\n\n1. Create `a.py`. Status: Done\n", [("Create `a.py`", True)]),
        ("# T\n\n### 2. Create `a.py` — DONE\n\nIt has three parts.\n", [("Create `a.py`", True)]),
        ("# T\n\nCreate `a.py` (done)\n------\n\nIt has three parts.\n", [("Create `a.py`", True)]),
        ("# T\n\n> - Create `a.py` — DONE\n", [("Create `a.py`", True)]),
        ("# T\n\n## `a.py` is there\n\nStatus: ✅ Complete (2025-01-05)\n", [("`a.py` is there", True)]),
        ("# T\n\n## `a.py` is there\n\n- Status: Done\n- Owner: me\n", [("`a.py` is there", True)]),
        ("# T\n\n- **`a.py` is there** — Status: ✅ Complete\n", [("**`a.py` is there**", True)]),
    ],
)
def test_it_claims_what_it_stands_beside(source: str, claimed: list[tuple[str, bool]]) -> None:
    assert [(one.text, one.claimed) for one in read(source, Role.OTHER).criteria] == claimed


@pytest.mark.parametrize(
    "source",
    [
        "# T\n\n## Legend\n\n- Create it — DONE\n",
        "# T\n\n## Create `a.py` — DONE\n\n- one part\n",
        "# T\n\n## Phase 1: Set-up — DONE\n\nAll of it.\n",
        "# T\n\n```md\n- Create `a.py` — DONE\n```\n",
        "# T\n\nExample:\n\n- Create `a.py` — DONE\n",
        "# T\n\n## Changelog\n\n- Create `a.py` — DONE\n",
        "# T\n\n- ~~Create `a.py`~~ — DONE\n",
        "# T\n\n## `a.py` is there\n\nStatus: done when all agree\n",
        "# T\n\n## `a.py` is there\n\nStatus: Done\nsays the plan, but not the code\n",
        "# T\n\n## `a.py` is there\n\n- Severity: high\n- Status: Closed\n",
        "# T\n\n- [ ] Create `a.py` — DONE when it runs\n",
    ],
)
def test_elsewhere_it_claims_nothing(source: str) -> None:
    assert [one.text for one in read(source, Role.OTHER).criteria if one.claimed] == []
