from __future__ import annotations

import pytest

from support.logs import entries, log

FIELDS = """\
**Timestamp:** 2026-02-08
**Tool:** read_file
**Purpose:** Read it
**Files:** `a.md`, `b/`
**Status:** ✅ Complete
"""
TOLD = "when=2026-02-08 tool=read_file purpose=Read it files=a.md,b/ done"


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("### Entry 4", "number=4 "),
        ("## Tool Call #4", "number=4 "),
        ("### Entry 004: Reading — 2026-01-09T18:00", "number=004 title=Reading "),
    ],
)
def test_numbered_headings_with_fields(heading: str, told: str) -> None:
    number, _, title = told.partition("title=")
    shown = f"3 {number}when=2026-02-08 tool=read_file " + (f"title={title}" if title else "")
    assert entries(f"# Log\n\n{heading}\n{FIELDS}") == [shown + "purpose=Read it files=a.md,b/ done"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("### 2026-01-23 - Dataset Module Creation", "when=2026-01-23 tool=write title=Dataset Module Creation done"),
        ("### 2025-01-XX — Seed", "when=2025-01-XX tool=write title=Seed done"),
        ("### [2026-01-08T[impl]] Code", "when=2026-01-08T[impl] tool=write title=Code done"),
        ("### 2026-01-09 18:00 UTC (session)", "when=2026-01-09 18:00 UTC (session) tool=write done"),
        ("### Entry 2 (2026-01-09T18:00Z)", "number=2 when=2026-01-09T18:00Z tool=write done"),
        ("#### Call 12a: [Title]", "number=12a tool=write done"),
        ("## January 9, 2026: Start", "when=January 9, 2026 tool=write title=Start done"),
    ],
)
def test_a_heading_tells_number_time_and_title(heading: str, told: str) -> None:
    assert entries(f"# Log\n\n{heading}\n\n- **Tool:** `write`\n- **Status:** done\n") == [f"3 {told}"]


def test_lists_below_a_field_belong_to_it() -> None:
    source = """\
### 2026-01-23 - Work

- **Tool:** write
- **Files:**
  - `a.py`
  - `b.py`
- **Notes:** Two
  - more **Status:** failed
- **Status:** done

### 2026-01-24 - More

**Tool:** git

**Files:**

- `c.py`
- d.md
"""
    assert entries(source) == [
        "1 when=2026-01-23 tool=write title=Work files=a.py,b.py result=Two — more Status: failed done",
        "11 when=2026-01-24 tool=git title=More files=c.py,d.md unsaid",
    ]


def test_a_field_goes_on_until_the_next_one() -> None:
    source = "## Tool Call #1\nTool: flight_search\nPurpose: Look for\nflights\nStatus: COMPLETED\n"
    assert entries(source) == ["1 number=1 tool=flight_search purpose=Look for flights done"]


def test_groups_of_fields_without_headings_of_their_own() -> None:
    assert entries(f"# Log\n\n## 2026-02-07 Begin\n\n{FIELDS}\n{FIELDS}\n---\n\n{FIELDS}") == [
        f"{line} {TOLD}" for line in (5, 11, 19)
    ]
    assert entries(f"# Log\n\n{FIELDS}") == [f"3 {TOLD}"]


def test_a_dated_heading_above_entries_is_none_itself() -> None:
    rows = "| Time | Tool | Purpose |\n|-|-|-|\n| 10:00 | git | Push |\n"
    assert entries(f"## 2026-02-08 Session\n\n{rows}") == ["5 when=10:00 tool=git purpose=Push unsaid"]
    assert entries(f"## 2026-02-08 Session\n\n### Entry 1\n\n{FIELDS}") == [
        "3 number=1 when=2026-02-08 tool=read_file purpose=Read it files=a.md,b/ done"
    ]


def test_items_that_begin_with_a_timestamp() -> None:
    source = """\
## Calls

- 2026-02-08 10:00 — write — Made `a.md` — ✅ done
- **2026-02-09**: Looked around
- [ ] Something open
- 2026-02-10
"""
    assert entries(source) == [
        "3 when=2026-02-08 10:00 purpose=write — Made a.md done",
        "4 when=2026-02-09 purpose=Looked around unsaid",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "### Entry 1\n",
        "### Entry N\n\n**Tool:** write\n",
        "### Entry 1: [Title]\n\n- **Tool:** <tool>\n- **Purpose:** <purpose>\n- **Status:** pending\n",
        "### YYYY-MM-DD - Title\n\n- **Tool:** write\n- **Purpose:** Make\n",
        "## 2026-02-08\n",
        "# M1 Log\n\n**Milestone:** M1\n**Started:** 2026-02-08\n**Status:** In Progress\n",
        "# M1 Log\n\n**Date:** 2026-02-08\n**Purpose:** All calls\n**Status:** In Progress\n",
        "## Recovery Context\n\n**Last Action:** Pushed\n**Next Step:** Merge\n**Previous Status:** ✅ Complete\n",
        "## Summary\n\n**Branch**: `a`\n**CI Status**: ✅ **ALL PASS**\n",
        "## Format\n\nEach entry includes:\n- Timestamp\n- Tool name\n- Purpose\n",
        "## Example\n\n### Entry 1\n\n**Tool:** write\n**Purpose:** Make\n",
        "## Findings\n\n### deepseek\n\n- **error:** `ValueError`\n- **mechanism:** none\n",
        "```\n### Entry 1\n\n**Tool:** write\n**Purpose:** Make\n```\n",
        "<!--\n### Entry 1\n\n**Tool:** write\n**Purpose:** Make\n-->\n",
        "# Tool Calls Log\n\n## 1. Check the machine\n\n```sh\nnvidia-smi\n```\n",
        "No tool calls yet.\n",
        "",
    ],
)
def test_what_is_no_entry(source: str) -> None:
    assert entries(source) == []


def test_an_anchor_points_to_the_logs_of_milestones() -> None:
    source = """\
# Tool Call Log

All calls from **M01 onward** are logged in:
  - `docs/milestones/<Mx>/Mx_toolcalls.md`
  - [that of M02](M02/M02_toolcalls.md#entries) and `toolcalls.md`

**This file intentionally begins empty.**
"""
    found = log(source, "docs/toolcalls.md")
    assert (found.entries, found.points_to, found.begins_empty) == (
        (),
        ("docs/milestones/<Mx>/Mx_toolcalls.md", "M02/M02_toolcalls.md"),
        True,
    )


@pytest.mark.parametrize(
    "said",
    ["This log must not be empty.", "If this log is empty, ask.", "Never leave it empty.", "`This file begins empty`?"],
)
def test_other_words_on_emptiness_declare_none(said: str) -> None:
    assert not log(f"# Log\n\n{said}\n").begins_empty
