from __future__ import annotations

from dodcheck.documents.document import Role
from support.documents import read


def entries(source: str) -> list[str]:
    return [
        f"{one.location.line} {one.milestone}{f'-{one.last}' if one.last else ''} {one.status}: {one.title}"
        for one in read(source, Role.LEDGER, "refactor").entries
    ]


def test_sections() -> None:
    source = """\
#### M01 — Import Smoke Test ✅ CLOSED

**Status:** Complete

#### Milestone M02: Docs

- **Status:** In Progress

## M37 — Boundary

| Field | Value |
|-|-|
| Status | Closed |

### M37 — Merge to main

## M03-M10 — CI Health (Planned)

### M03: Audit

### M04 — Open Source Release Done Right

### M05 — Actionlint — Closed

### M06 Pins CLOSED

### M07 (Not complete)

### Other M08
"""
    assert entries(source) == [
        "1 M01 closed: Import Smoke Test ✅ CLOSED",
        "5 M02 in progress: Docs",
        "9 M37 closed: Boundary",
        "17 M03-M10 planned: CI Health (Planned)",
        "19 M03 unknown: Audit",
        "21 M04 unknown: Open Source Release Done Right",
        "23 M05 closed: Actionlint — Closed",
        "25 M06 closed: Pins CLOSED",
        "27 M07 in progress: (Not complete)",
    ]


def test_tables() -> None:
    source = """\
| Milestone | Title | Status | Notes |
|---|---|---|---|
| [M01](M01.md) | Smoke | ✅ Complete | |
| **M02** | Docs | Not complete | |
| M03-M10 | CI | Planned | |
| Total | | Closed | |

| # | Milestone | Completed |
|---|---|---|
| 1 | V15-M53 — Lint | 2026-02-08 |
| 2 | M12.1 | yes |
| 3 | M37B | |

| ID | Description |
|---|---|
| M1 | First |
"""
    assert entries(source) == [
        "3 M01 closed: Smoke",
        "4 M02 in progress: Docs",
        "5 M03-M10 planned: CI",
        "10 V15-M53 closed: V15-M53 — Lint",
        "11 M12.1 closed: M12.1",
        "12 M37B unknown: M37B",
        "16 M01 unknown: First",
    ]


def test_what_is_struck_out_is_no_entry() -> None:
    source = (
        "## ~~M01 — One~~\n\n## M02 — Two\n\n| Milestone | Status |\n|-|-|\n| ~~M03~~ | Closed |\n| M04 | Closed |\n"
    )
    assert entries(source) == ["3 M02 unknown: Two", "8 M04 closed: M04"]


def test_tables_that_only_mention_milestones() -> None:
    source = """\
| Milestone | Risk | Status |
|---|---|---|
| M01 | It breaks | Closed |

| Risk | Owner | Milestone |
|---|---|---|
| It breaks | me | M02 |

| Phase | Milestones | Done |
|---|---|---|
| 1 | M03-M10 | 3 |

| Milestone | Status | Total |
|---|---|---|
| M03-M10 | Closed | 8 |

| Milestone | Words |
|---|---|
| M04 | some |
"""
    assert entries(source) == []


def test_only_a_ledger_has_entries() -> None:
    assert read("## M01 — Done ✅\n", Role.PLAN).entries == ()


def test_a_table_may_have_the_ids_beside_the_milestones() -> None:
    beside = "| ID | Milestone | Status |\n|---|---|---|\n| M01 | Harness | Live |\n| M02 | Split | In review |\n"
    swapped = "| # | Milestone | Status |\n|---|---|---|\n| 1 | M01 | Done |\n"

    assert entries(beside) == ["3 M01 closed: Harness", "4 M02 in progress: Split"]
    assert entries(swapped) == ["3 M01 closed: M01"]
