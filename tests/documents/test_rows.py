from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read, shown


def table(header: str, *rows: str) -> str:
    return "\n".join([header, "|" + "---|" * header.strip("|").count("|") + "---|", *rows, ""])


def test_rows_with_a_status() -> None:
    source = "# D\n\n## Exit criteria\n\n" + table(
        "| # | Criterion | Evidence | Met? |",
        "| 1 | SBOM generated | `SBOM.json` | ✅ Met |",
        "| 2 | `a.py` **exists** | | No |",
        "| 3 | Signed | later | partly |",
        "| 4 | [x] boxed | | Yes |",
        "| CF-001 | Schema frozen <!-- dodcheck id: frozen --> | | 🔒 Closed |",
        "| 6 | | | Yes |",
        "| **Total** | 5 | | Yes |",
    )

    assert shown(source) == [
        "7:38 row true program/exit-criteria/row-sbom-generated",
        "8:29 row false program/exit-criteria/row-a-py-exists",
        "10:7 box true program/exit-criteria/boxed-criterion",
        "11:59 row true frozen",
    ]
    assert [one.text for one in read(source).criteria] == [
        "SBOM generated",
        "`a.py` **exists**",
        "boxed — Criterion",
        "CF-001 — Schema frozen",
    ]
    assert read(source).mistakes == ()


@pytest.mark.parametrize(
    "header",
    ["| Item | Status |", "| Item | State |", "| Item | Met |", "| Item | **Done?** |", "| Item | Acceptance |",
     "| Item | Result |", "| Item | Complete |", "| Item | Completed? |", "| Item | ✅ |", "| Item | Pass/Fail |"],
)  # fmt: skip
def test_columns_that_tell_a_status(header: str) -> None:
    assert shown(table(header, "| a | Yes |", "| b | no |")) == [
        "3:7 row true program/row-a",
        "4:7 row false program/row-b",
    ]


def test_the_status_may_stand_first_and_two_must_agree() -> None:
    source = table("| Status | Item | Result |", "| ✅ | a | |", "| ✅ | b | Fail |", "| | c | Pass |")

    assert shown(source) == ["3:3 row true program/row-a", "5:9 row true program/row-c"]


@pytest.mark.parametrize(
    "header",
    ["| Timestamp | Tool | Status |", "| Date | Action | Status |", "| Time UTC | Action | Result |",
     "| Action | Actor | Status |", "| Risk | Severity | Status |", "| Risk | Likelihood | Status |",
     "| Issue | Owner | Status |", "| Item | Owner | Blocking |", "| Bug ID | Title | Done |"],
)  # fmt: skip
def test_logs_and_lists_of_bad_things_hold_no_claims(header: str) -> None:
    assert shown(table(header, "| write | audit | Yes |")) == []


@pytest.mark.parametrize("above", ["# Changelog", "## Release notes", "## Legend", "**Example:**", "## Out of scope"])
def test_tables_in_sections_that_claim_nothing(above: str) -> None:
    assert shown(f"{above}\n\n" + table("| Item | Status |", "| a | Done |")) == []


def test_milestones_in_plans_and_ledgers_are_read_elsewhere() -> None:
    source = table("| Milestone | Title | Status |", "| M03 | Audit | Closed |", "| a | b | Done |")

    assert shown(source, Role.LEDGER) == ["4:11 row true program/row-a"]
    assert shown(source, Role.PLAN) == ["4:11 row true program/row-a"]
    assert shown(source, Role.TOOL_LOG) == []
    assert shown(source, Role.OTHER) == ["3:17 row true program/row-m03-audit", "4:11 row true program/row-a"]
