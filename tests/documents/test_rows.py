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
        "9:24 row null program/exit-criteria/row-signed",
        "10:7 box true program/exit-criteria/boxed-criterion",
        "11:59 row true frozen",
    ]
    assert [one.text for one in read(source).criteria] == [
        "SBOM generated",
        "`a.py` **exists**",
        "Signed",
        "boxed — Criterion",
        "CF-001 — Schema frozen",
    ]
    assert read(source).mistakes == ()


def test_a_row_whose_status_is_not_understood_claims_nothing_and_counts_in_a_checklist_alone() -> None:
    source = table("| Area | Status |", "| a | Done |", "| b | Teal |", "| c | N/A |", "| d | — |", "| e | ~~Red~~ |")

    assert shown(source) == ["3:7 row true program/row-a", "4:7 row null program/row-b"]
    assert shown(source, Role.OTHER) == ["3:7 row true program/row-a"]


def test_work_that_is_not_begun_or_waits_is_open() -> None:
    said = ["TBD", "Not yet implemented", "Not tested", "Awaiting sign-off", "❌ failure", "Not provided"]
    source = table("| Item | Status |", *(f"| a{number} | {words} |" for number, words in enumerate(said)))

    assert shown(source) == [f"{number}:8 row false program/row-a{number - 3}" for number in range(3, 9)]


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


def test_work_to_do_is_told_by_boxes_and_pictures_too() -> None:
    source = table("| # | Item | Status |", "| 1 | a | ☑ |", "| 2–3 | b | ⬜ |", "| 4.1 - 4.7 | c | 🔄 Läuft |")

    assert shown(source) == [
        "3:11 row true program/row-a",
        "4:13 row false program/row-b",
        "5:19 row false program/row-c",
    ]


def test_the_status_may_stand_first_and_two_must_agree() -> None:
    source = table("| Status | Item | Result |", "| ✅ | a | |", "| ✅ | b | Fail |", "| | c | Pass |")

    assert shown(source) == ["3:3 row true program/row-a", "5:9 row true program/row-c"]


def test_a_column_of_signs_needs_no_head() -> None:
    source = table("| | Task |", "| ✅ | a |", "| ❌ | b |", "| ✅ | c |", "| | d |")
    last = table("| # | Task | |", "| 1 | a | ✔️ |", "| 2 | b | ⬜ |")

    assert shown(source) == [
        "3:3 row true program/row-a",
        "4:3 row false program/row-b",
        "5:3 row true program/row-c",
    ]
    assert shown(last) == ["3:11 row true program/row-a", "4:11 row false program/row-b"]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("| | Task |", ["| ✅ | it works |", "| ❌ | it does not |"]),
        ("| | Meaning |", ["| ✅ | a |", "| ✅ | b |"]),
        ("| | Task |", ["| ✅ | a |", "| 🚀 | b |", "| ✅ | c |"]),
        ("| | Task |", ["| 1 | a |", "| 2 | b |"]),
        ("| | Issue |", ["| ✅ | a |", "| ✅ | b |"]),
        ("| | Feature |", ["| ✅ | a |", "| ✅ | b |"]),
    ],
)
def test_other_columns_without_a_head(header: str, rows: list[str]) -> None:
    assert shown(table(header, *rows)) == []


def test_in_a_column_of_nothing_but_crosses_one_is_a_tick() -> None:
    done = table("| Done | Task |", "| X | a |", "| | b |", "| x | c |")
    sign = table("| Task | ✅ |", "| a | x |", "| b | |")

    assert shown(done) == ["3:3 row true program/row-a", "5:3 row true program/row-c"]
    assert shown(sign) == ["3:7 row true program/row-a"]


@pytest.mark.parametrize(
    "source",
    [
        table("| Done | Task |", "| x | a |", "| ✓ | b |"),
        table("| Status | Task |", "| x | a |", "| | b |"),
        table("| Done | Task |", "| x | a |", "| No | b |"),
    ],
)
def test_elsewhere_nobody_knows_what_a_cross_says(source: str) -> None:
    assert "3:3 row true program/row-a" not in shown(source)


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


@pytest.mark.parametrize(
    "first",
    ["Feature", "Features", "Platform", "OS", "Browser", "Supported platforms", "Language", "Version", "Endpoint",
     "API endpoint", "Package", "Plugin", "Scenario", "Test case", "Test", "Attack", "RFC", "ADR", "PR #", "Ticket ID",
     "Question", "Owner", "Participant", "# | Feature", "ID | Proposal"],
)  # fmt: skip
def test_matrices_of_named_things_hold_no_claims(first: str) -> None:
    numbered = "| 1 " if "|" in first else ""

    assert shown(table(f"| {first} | Status |", f"{numbered}| `gone.md` exists | ✅ Done |")) == []


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("| Sign | Status |", "| green | Done |"),
        ("| Status | Meaning |", "| ✅ | all is merged |"),
        ("| Session | Action | Status |", "| 1 | Create `a.md` | ✅ |"),
        ("| Check | Expected | Actual | Status |", "| `a.md` exists | No | No | ✅ |"),
        ("| Assertion | Expected result | Result |", "| `a.md` exists | false | ✅ Pass |"),
        ("| Check | Answer | Result |", "| `a.md` exists | No | ✅ |"),
        ("| Check | Present? | Result |", "| `a.md` exists | absent | ✅ |"),
        ("| Criterion | Status | Notes |", "| `a.md` exists | ✅ | removed in M04 |"),
        ("| Criterion | Status | Deviation |", "| `a.md` exists | Met | Waived by Ada |"),
        ("| Check | Result |", "| Is `a.md` gone? | Yes |"),
        ("| Item | Status |", "| ~~`a.md` exists~~ | ✅ |"),
        ("| Item | Status |", "| ~~`a.md` exists~~ dropped | ✅ |"),
        ("| Item | Status |", "| `a.md` exists | ~~✅ Done~~ |"),
    ],
)
def test_rows_whose_words_are_not_what_the_status_says(header: str, row: str) -> None:
    assert shown(table(header, row)) == []


def test_the_kind_of_a_row_is_not_its_statement() -> None:
    stated = table("| Area | Criterion | Status |", "| Docs | a | ✅ |", "| Docs | b | ✅ |", "| Docs | | ✅ |")
    alone = table("| Area | Status |", "| Docs | ✅ |")

    assert shown(stated) == ["3:14 row true program/row-a", "4:14 row true program/row-b"]
    assert shown(alone) == ["3:10 row true program/row-docs"]


def test_what_is_expected_to_be_so_is_claimed() -> None:
    source = table("| Check | Expected | Status |", "| `a.md` exists | yes | ✅ |", "| Coverage | 85 % | ✅ |")
    noted = table("| Item | Status | Notes |", "| a | ✅ | Removed `old.py` |")

    assert shown(noted) == ["3:7 row true program/row-a"]
    assert shown(source) == ["3:25 row true program/row-a-md-exists", "4:21 row true program/row-coverage"]


def test_a_milestone_in_a_plan_is_read_elsewhere_and_one_in_a_ledger_may_be_all_that_tells_of_it() -> None:
    source = table("| Milestone | Title | Status |", "| M03 | Audit | Closed |", "| a | b | Done |")

    assert shown(source, Role.LEDGER) == ["3:17 row true program/row-m03-audit", "4:11 row true program/row-a"]
    assert shown(source, Role.PLAN) == ["4:11 row true program/row-a"]
    assert shown(source, Role.TOOL_LOG) == []
    assert shown(source, Role.OTHER) == ["3:17 row true program/row-m03-audit", "4:11 row true program/row-a"]


def test_a_number_below_one_is_no_answer_that_it_is_not_so() -> None:
    source = table(
        "| Metric | Expected | Met? |", "| a | 0.9 | ✅ |", "| b | 0 | ✅ |", "| c | 0,5 | ✅ |", "| d | 0 % | ✅ |"
    )

    assert shown(source) == ["3:13 row true program/row-a", "5:13 row true program/row-c"]
