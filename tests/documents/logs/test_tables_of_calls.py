from __future__ import annotations

import pytest

from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.model.location import Location
from support.logs import entries, log, table


def test_a_row_for_each_call_with_what_its_columns_tell() -> None:
    source = table(
        "| Timestamp (UTC) | Tool | Purpose | Files/Target | Status |",
        "| 2026-02-19T10:00:00Z | `write` | Create *the* plan | docs/M00_plan.md, `src/` | ✅ Complete |",
        "| 2025-01-XX | — | Stub seeded | this file | seeded |",
    )
    assert log(source).entries == (
        LogEntry(
            number="",
            when="2026-02-19T10:00:00Z",
            actor="",
            tool="write",
            title="",
            purpose="Create the plan",
            files=("docs/M00_plan.md", "src/"),
            result="",
            status_text="✅ Complete",
            status=CallStatus.DONE,
            location=Location("log.md", 3),
        ),
        LogEntry("", "2025-01-XX", "", "", "", "Stub seeded", (), "", "seeded", CallStatus.DONE, Location("log.md", 4)),
    )


@pytest.mark.parametrize(
    ("header", "row", "told"),
    [
        (
            "| Timestamp | Tool | Purpose | Files | Status |",
            "| 1 | 2 | 3 | a.py | done |",
            "when=1 tool=2 purpose=3 files=a.py done",
        ),
        (
            "| # | Timestamp | Tool | Purpose | Files / Target | Status |",
            "| 7 | 2 | 3 | 4 | a/b/ | ❌ Error |",
            "number=7 when=2 tool=3 purpose=4 files=a/b/ failed",
        ),
        (
            "| Time UTC | Actor | Action | Evidence / Notes |",
            "| 1 | Me | Push | `a.md` made |",
            "when=1 actor=Me purpose=Push files=a.md result=a.md made unsaid",
        ),
        (
            "| Time UTC | Actor | Tool / Action | Purpose | Files / Target | Status |",
            "| 1 | Me | git | Push | x | in_progress |",
            "when=1 actor=Me tool=git purpose=Push under way",
        ),
        (
            "| Timestamp | Action | Result / notes |",
            "| 1 | Train | 5 of 6 |",
            "when=1 purpose=Train result=5 of 6 unsaid",
        ),
        (
            "| # | Timestamp | Tool | Purpose | Inputs/Scope | Result |",
            "| 1 | 2 | 3 | 4 | 5 | success |",
            "number=1 when=2 tool=3 purpose=4 result=success done",
        ),
        ("| Step | Command / action |", "| Verify | `pytest -q` |", "tool=pytest -q purpose=Verify unsaid"),
        (
            "| Step | Timestamp (UTC) | Command / action |",
            "| Verify | 2 | ruff |",
            "when=2 tool=ruff purpose=Verify unsaid",
        ),
        ("| Date | Tool | Purpose |", "| 1 | 2 | 3 |", "when=1 tool=2 purpose=3 unsaid"),
        (
            "| Timestamp (UTC-7, 2026-05-06) | Tool | Purpose | Target / files |",
            "| Session start | — | Begin | `x.md` |",
            "when=Session start purpose=Begin files=x.md unsaid",
        ),
        (
            "| Date/Time | Command | Description | Affected files | Outcome |",
            "| 1 | 2 | 3 | 4.py | 5 |",
            "when=1 tool=2 purpose=3 files=4.py result=5 unsaid",
        ),
        (
            "| No. | Tool Used | Action | Status |",
            "| 1 | rg | Look | pending |",
            "number=1 tool=rg purpose=Look under way",
        ),
    ],
)
def test_headers_of_tables_of_calls(header: str, row: str, told: str) -> None:
    assert entries(table(header, row)) == [f"3 {told}"]


@pytest.mark.parametrize(
    "header",
    [
        "| Action | Version | SHA |",
        "| Job | Status | Duration |",
        "| Field | Value |",
        "| Criterion | Status |",
        "| Metric | Run 1 | Run 2 |",
        "| Tool | Count | Main purposes |",
        "| Tool | Version | Purpose |",
        "| Tool | Purpose |",
        "| Date | Version | Changes |",
        "| Step | Done | Notes |",
        "| Status | Meaning |",
    ],
)
def test_tables_of_something_else_hold_no_calls(header: str) -> None:
    assert entries(table(header, "| 2026-01-01 | write | done |")) == []


@pytest.mark.parametrize(
    "row",
    [
        "|  |  |  |  |  |",
        "| — | — | — | — | — |",
        "| YYYY-MM-DD HH:MM | tool_name | What it does | path/to/file | ✅ |",
        "| <timestamp> | <tool> | <purpose> | <files> | pending |",
        "| ... | ... | ... | ... | ... |",
        "| Timestamp | Tool | Purpose | Files | Status |",
        "| ~~2026-01-01~~ | ~~write~~ | ~~Made twice~~ | | |",
        "The status is one of done and failed.",
        "<!-- | 2026-01-01 | write | Make | a.md | done | -->",
    ],
)
def test_patterns_of_a_row_and_prose_below_a_table_are_no_calls(row: str) -> None:
    header = "| Timestamp | Tool | Purpose | Files | Status |"
    assert entries(table(header, row, "| 2026-01-02 | write | Make | a.md | done |"))[-1:] == [
        "4 when=2026-01-02 tool=write purpose=Make files=a.md done"
    ]
    assert entries(table(header, row)) == []


def test_a_table_without_a_line_of_dashes_is_read() -> None:
    source = "# Log\n\n| Timestamp | Tool | Purpose |\n| 2026-01-01 | write | Make |\n| 2026-01-02 | git | Push |\n"
    assert entries(source) == [
        "4 when=2026-01-01 tool=write purpose=Make unsaid",
        "5 when=2026-01-02 tool=git purpose=Push unsaid",
    ]


def test_rows_apart_from_their_table_continue_it() -> None:
    source = table("| Timestamp | Tool | Purpose |", "| 2026-01-01 | write | Make |")
    source += "\n## Summary\n\n- ✅ Passed\n\n| 2026-01-02 | git | Push |\n| not | a | call |\n"
    assert entries(source) == [
        "3 when=2026-01-01 tool=write purpose=Make unsaid",
        "9 when=2026-01-02 tool=git purpose=Push unsaid",
    ]


def test_a_table_with_a_header_alone_has_no_calls() -> None:
    assert log(table("| Timestamp | Tool | Purpose |")).entries == ()


def test_code_comments_and_explanations_hold_no_calls() -> None:
    inside = table("| Timestamp | Tool | Purpose |", "| 2026-01-01 | write | Make |")
    assert entries(f"```\n{inside}```\n") == []
    assert entries(f"<!--\n{inside}-->\n") == []
    for heading in ("Format", "Log Format", "Legend", "Example", "Entry Template", "How to add a call", "Status codes"):
        assert entries(f"## {heading}\n\n{inside}\n### Deeper\n\n{inside}") == []
    assert len(entries(f"## Format\n\n{inside}\n## Entries (append at the bottom)\n\n{inside}")) == 1
