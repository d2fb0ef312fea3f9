from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read


def made(source: str, role: Role = Role.OTHER) -> list[str]:
    """Return each file that a list says was made or changed, as `line:column words`."""
    return [
        f"{one.location.line}:{one.location.column} {one.text}"
        for one in read(source, role).criteria
        if one.form == "deliverable"
    ]


REPORT = "# Parser — Summary\n\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "## Files Created\n- `a.py` - parser\n1. **b.py** (20 lines)\n",
            ["4:1 `a.py` - parser", "5:1 **b.py** (20 lines)"],
        ),
        ("### 📁 New Files Created (2)\n- [a](src/a.md)\n", ["4:1 [a](src/a.md)"]),
        ("## Files Created\n### 1. Parser\n- `a.py`\n", ["5:1 `a.py`"]),
        ("**Files created:**\n- `a.py`\n  - calls `b.py`\n", ["4:1 `a.py`"]),
        ("- **Files Created:**\n  - `a.py`\n", ["4:3 `a.py`"]),
        ("## Files Created/Modified\n- a.py — text\n- Some words\n- 3 tests\n", ["4:1 a.py — text"]),
        (
            "## Modified Files: 2\n\n| # | File | Lines |\n|-|-|-|\n| 1 | `a.py` | 2 |\n| | **Sum** | 2 |\n",
            ["7:7 `a.py`"],
        ),
        (
            "## Final Structure\n\n```\nsrc/\n├── a.py   # text\n├── b.py   ✅ Done\n└── c.py - text\n```\n",
            ["7:1 `src/a.py`", "8:1 `src/b.py`", "9:1 `src/c.py`"],
        ),
        ("## Files Created\n\n```\n✅ src/a.py   [text]\n✅ src/b.py\n```\n", ["6:1 `src/a.py`", "7:1 `src/b.py`"]),
    ],
)
def test_the_files_that_a_report_lists_are_claimed(source: str, expected: list[str]) -> None:
    assert made(REPORT + source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "## Files to Create\n- `a.py`\n",
        "## Files Created (planned)\n- `a.py`\n",
        "## Next Steps\n### Files Created\n- `a.py`\n",
        "## Example\n### Files Created\n- `a.py`\n",
        "## Files Removed\n- `a.py`\n",
        "## Files Created by Default\n- `a.py`\n",
        "## Deleted\n\n**Files created:**\n- `a.py`\n",
        "## Files Created\n- ~~`a.py`~~\n- `b.py` (deleted since)\n- ⏳ c.py\n- Parser in `d.py`\n- `Parser.run()`\n",
        "## Files Created\n- `a.py` or `b.py`\n- `src/**/*.py`\n- `*.py`\n",
        "## Files Created\n\n| File | Note |\n|-|-|\n| `a.py` | removed again |\n",
        "## Files Created\n\n```sh\ntouch a.py\n```\n",
        "## Project Structure\n\n```\nsrc/\n└── a.py\n```\n",
        "## Files\n- `a.py`\n",
        "## New Files\n- `a.py`\n",
        "## Deliverables\n- `a.py`\n",
    ],
)
def test_what_lists_no_files_that_were_made(source: str) -> None:
    assert made(REPORT + source) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("# Phase 1 Complete ✅\n", ["4:1 `a.py`"]),
        ("# Parser\n**Status**: ✅ Complete\n", ["5:1 `a.py`"]),
        ("# Parser\n**Status**: In progress\n", []),
        ("# Phase 1 Summary\n", []),
        ("# Plan of the parser\n**Status**: ✅ Complete\n", []),
    ],
)
def test_deliverables_are_there_once_all_is_done(title: str, expected: list[str]) -> None:
    assert made(f"{title}\n## Deliverables (1 file)\n- `a.py`\n") == expected


@pytest.mark.parametrize("title", ["# Guide\n\n", "# Design of the parser\n\n## Summary\n\n", "# Parser\n\n"])
def test_a_document_that_is_no_report_claims_none(title: str) -> None:
    assert made(f"{title}## Files Created\n- `a.py`\n") == []


@pytest.mark.parametrize("role", [Role.CHECKLIST, Role.LEDGER, Role.PLAN, Role.TOOL_LOG])
def test_plans_and_ledgers_say_in_their_own_way_what_is_there(role: Role) -> None:
    assert made(f"{REPORT}## Files Created\n- `a.py`\n", role) == []


def test_a_box_a_mark_and_a_status_say_more_than_the_list() -> None:
    source = f"{REPORT}## Files Created\n- [x] `a.py`\n- ✅ `b.py`\n\n| File | Status |\n|-|-|\n| `c.py` | Done |\n"

    assert [(one.form, one.text) for one in read(source, Role.OTHER).criteria] == [
        ("box", "`a.py`"),
        ("mark", "`b.py`"),
        ("row", "`c.py`"),
    ]
