from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read, shown

SOURCE = """\
# D

## Phase 3: Verification

✅ **All P0 Invariants Have Strong Verification**:

From `INVARIANTS_CATALOG.md`, P0 invariants:

| Invariant ID | Description | Verification Strength Required | Milestone |
|---|---|---|---|
| INV-001 | Python API Signatures | 🟢 Strong (already exists) | N/A |
| INV-002 | `nn.Module` Contract | 🟡 Partial+ <!-- dodcheck id: contract --> | M15 |
| INV-003 | Imports | to be decided | M16 |
| **Total** | | 2 | |
"""


def test_each_row_that_asks_for_a_strength_is_an_invariant() -> None:
    group = "phase-3/all-p0-invariants-have-strong-verification"
    assert shown(SOURCE) == [
        f"11:37 invariant null {group}/invariant-inv-001-python-api-signatures-strong-already-exists",
        "12:36 invariant null contract",
    ]
    first, second = read(SOURCE).criteria
    assert first.text == "INV-001 — Python API Signatures: 🟢 Strong (already exists)"
    assert second.text == "INV-002 — `nn.Module` Contract: 🟡 Partial+"
    assert second.row == (
        ("Invariant ID", "INV-002"),
        ("Description", "`nn.Module` Contract"),
        ("Verification Strength Required", "🟡 Partial+ <!-- dodcheck id: contract -->"),
        ("Milestone", "M15"),
    )


def test_mojibake_is_read_as_what_it_was() -> None:
    assert read(SOURCE.encode().decode("cp1252")).criteria[0].text == (
        "INV-001 — Python API Signatures: 🟢 Strong (already exists)"
    )


@pytest.mark.parametrize(
    "header",
    ["| Invariant | Required strength |", "| ID | Coverage needed |", "| Invariant | Owner | Target verification |",
     "| Priority | Invariant | Minimum level |"],
)  # fmt: skip
def test_tables_that_ask(header: str) -> None:
    columns = header.count("|") - 1
    rows = f"|{'---|' * columns}\n|{' a |' * (columns - 1)} Strong |\n"
    assert [one.form for one in read(f"{header}\n{rows}").criteria] == ["invariant"]


@pytest.mark.parametrize(
    "header",
    ["| Invariant | Strength |", "| Check | Required strength |", "| Invariant | Required by |",
     "| Required strength | a |"],
)  # fmt: skip
def test_tables_that_ask_for_no_strength_of_an_invariant(header: str) -> None:
    columns = header.count("|") - 1
    rows = f"|{'---|' * columns}\n|{' a |' * (columns - 1)} Strong |\n"
    assert read(f"{header}\n{rows}").criteria == ()


@pytest.mark.parametrize("heading", ["## Example", "## Change history"])
def test_what_is_shown_or_past_asks_nothing(heading: str) -> None:
    table = SOURCE.partition("invariants:\n")[2]
    assert read(f"# D\n\n{heading}\n{table.replace('dodcheck id', 'x')}").criteria == ()


@pytest.mark.parametrize("role", [Role.PLAN, Role.LEDGER, Role.OTHER])
def test_they_count_in_a_checklist_alone(role: Role) -> None:
    assert [one.id for one in read(SOURCE, role).criteria] == ["contract"]


def test_a_row_with_a_status_stays_what_it_is() -> None:
    source = "| Invariant | Required strength | Status |\n|-|-|-|\n| Imports resolve | Strong | ✅ Done |\n"
    assert [(one.form, one.claimed) for one in read(source).criteria] == [("row", True)]
