from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read


def files(source: str) -> list[tuple[str, bool | None, int | None]]:
    told = read(source, Role.OTHER).criteria
    return [(one.text, one.claimed, one.location.line) for one in told if one.form == "deliverable"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "# P\n\n### Milestone 1 — Data\n- Status: Done\n- Work: Create it\n- Files: `src/a.py`, `src/b.py`\n",
            [("`src/a.py`, `src/b.py`", True, 6)],
        ),
        ("# P\n\n## One\n\n- **Status:** ✅ Done\n- **Files changed:** `src/a.py`\n", [("`src/a.py`", True, 6)]),
        ("# P\n\n## One\n\n**Status**: Complete\n**Deliverables**: `src/a.py`\n", [("`src/a.py`", True, 6)]),
    ],
)
def test_the_files_of_a_section_that_is_done(source: str, found: list[tuple[str, bool, int]]) -> None:
    assert files(source) == found


@pytest.mark.parametrize(
    "fields",
    [
        "- Status: In progress\n- Files: `src/a.py`\n",
        "- Files: `src/a.py`\n",
        "- Status: Done\n- Files removed: `src/a.py`\n",
        "- Status: Done\n- Files: `src/a.py` (deleted)\n",
        "- Status: Done\n- Files: none\n",
        "- Status: Done\n- Files: see `src/a.py`\n",
        "- **Tool:** read_file\n- **Files:** `src/a.py`\n- **Status:** Done\n",
        "- Status: Done\n- Severity: high\n- Input: `src/a.py`\n",
        "- Status: Done\n- Status: Open\n- Files: `src/a.py`\n",
        "- Status: Done (3/5)\n- Files: `src/a.py`\n",
    ],
)
def test_other_fields_claim_no_file(fields: str) -> None:
    assert files(f"# P\n\n## One\n\n{fields}") == []


@pytest.mark.parametrize("heading", ["Known Issues", "Example", "Changelog", "Option 1: compare"])
def test_what_stands_below_such_a_heading_claims_no_file(heading: str) -> None:
    assert files(f"# P\n\n## {heading}\n\n- Status: Done\n- Files: `src/a.py`\n") == []
