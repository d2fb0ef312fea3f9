from __future__ import annotations

import time

import pytest

from dodcheck.documents.invariants.catalogue import read_catalogue
from dodcheck.documents.text import UndecodableError


def told(source: str) -> list[str]:
    """Each invariant as `line id-or-name priorities: line strength, … by methods`."""
    return [
        f"{one.line} {one.name} {sorted(one.priorities)}: "
        + ", ".join(
            f"{rating.line} {'?' if rating.verified is None else rating.verified.word}" for rating in one.ratings
        )
        + "".join(f" by {method.line} {method.text}" for method in one.methods)
        for one in read_catalogue(source.encode()).invariants
    ]


SECTIONS = """\
# Catalogue

- **P0 (Critical)**: breaks production
- **P1 (High)**: breaks silently

## 1. API Stability

### INV-002: C++ API (ATen) Signatures

**Invariant**: It cannot change without versioning.

**Verification Method**:
- **Static**: ABI checker
- **Dynamic**: Run `test/cpp/` suite

**Current Coverage**: 🟡 **Partial** (no checker in CI)

**Priority**: P0 (Critical)

**Recommendation**: Add `tools/abi.py` to CI

### INV-3 — Imports

- **Enforced by:** `tests/test_imports.py`
- **Strength:** Strong
- **Priority:** P1
- **Notes:** `tests/other.py` is old

### Invariant INV-004: Loads

#### Verification Method

Run `tests/test_load.py`.

#### Current Coverage

Weak

### Device strings

**Coverage**: Strong

### About the scale

**Priority**: high

### ~~INV-005: Gone~~

**Coverage**: Strong
"""


def test_sections() -> None:
    assert told(SECTIONS) == [
        "8 INV-002 [0]: 16 partial by 13 **Static**: ABI checker by 14 **Dynamic**: Run `test/cpp/` suite",
        "22 INV-3 [1]: 25 strong by 24 `tests/test_imports.py`",
        "29 INV-004 []: 37 weak by 33 Run `tests/test_load.py`.",
        "39 Device strings []: 41 strong",
    ]


def test_tables() -> None:
    source = """\
### P0 (Critical) - Must Never Break

| ID | Invariant | Verification Strength | Action Required |
|----|-----------|-----------------------|-----------------|
| INV-001 | Python API | 🟢 Strong | None |
| INV-030 | Wire Protocol | 🔴 **MISSING** | **ADD TESTS (M11)** |
| ~~INV-031~~ | Gone | 🟢 Strong | None |

**P1 (High)**:

| Invariant | Enforced by | Status |
|---|---|---|
| I01: Gradients | `tests/test_grad.py` | Partial |
| Layers point down | import-linter contract | Strong |

| # | Priority | Invariant | Verification | Evidence |
|---|---|---|---|---|
| P0-3 | P0 | Loads | Strong | `tests/test_load.py` |
| P0-4 | P2 | Saves | Weak | |

## Held

| Invariant | Verification |
|---|---|
| Imports resolve | `tests/test_imports.py` |
"""
    assert told(source) == [
        "5 INV-001 [0]: 5 strong",
        "6 INV-030 [0]: 6 missing",
        "13 I01 [1]: 13 partial by 13 `tests/test_grad.py`",
        "14 Layers point down [1]: 14 strong by 14 import-linter contract",
        "18 P0-3 [0]: 18 strong by 18 `tests/test_load.py`",
        "19 P0-4 [2]: 19 weak",
        "25 Imports resolve []:  by 25 `tests/test_imports.py`",
    ]


def test_ids_of_invariants_alone_say_what_a_table_is_about() -> None:
    source = """\
| ID | Description | Priority | Verification |
|---|---|---|---|
| INV-001 | Signatures | P0 | 🟢 Strong |
| **INV-002** | Wire format | P1 | 🔴 None |
"""
    assert told(source) == ["3 INV-001 [0]: 3 strong", "4 INV-002 [1]: 4 missing"]


@pytest.mark.parametrize(
    "source",
    [
        "| ID | Task | Verification |\n|-|-|-|\n| REQ-1 | a | Automated |\n",
        "| ID | Task | Verification |\n|-|-|-|\n| INV-1 | a | Strong |\n| R-2 | a | Strong |\n",
        "| Milestone | Invariants | Overall |\n|-|-|-|\n| M01 | 5.0 | 4.9 |\n",
        "| ID | Invariant | Strength Required |\n|-|-|-|\n| INV-1 | a | Strong |\n",
        "| ID | Risk | Status |\n|-|-|-|\n| R-1 | a | Strong |\n",
        "### INV-1: a\n\nSome words.\n",
        "### M15: ABI checker\n\n**Verification**: `tests/a.py`\n",
        "```\n### INV-1: a\n\n**Strength**: Strong\n```\n",
        "",
    ],
)
def test_what_is_no_catalogue(source: str) -> None:
    assert told(source) == []


def test_a_status_that_is_no_strength_is_no_rating() -> None:
    source = "| Invariant | Status |\n|-|-|\n| a | ✅ Held |\n| b | None |\n| c | Preserved |\n"

    assert told(source) == []


def test_all_places_of_one_invariant_count_and_the_weakest_decides() -> None:
    source = (
        "### INV-2: API\n\n**Coverage**: Strong\n\n**Priority**: P0\n\n## P1\n\n"
        "| ID | Invariant | Strength |\n|-|-|-|\n| INV-002 | API | Partial |\n"
    )
    (found,) = read_catalogue(source.encode()).invariants

    assert found.weakest is not None
    assert found.weakest.line == 11
    assert found.differing is not None
    assert [one.line for one in found.differing] == [11, 3]
    assert found.priorities == {0, 1}


def test_ids_are_found_however_they_are_written() -> None:
    catalogue = read_catalogue(b"| ID | Invariant | Strength |\n|-|-|-|\n| INV-002 | The API | Strong |\n")

    assert [bool(catalogue.find(name)) for name in ("INV-2", "INV_02", "INV-20", "the API")] == [
        True,
        True,
        False,
        False,
    ]


def test_mojibake_is_read_as_what_it_was() -> None:
    source = "### INV-1: a\n\n**Coverage**: 🟡 **Partial**\n".encode().decode("cp1252")

    assert told(source) == ["1 INV-1 []: 3 partial"]


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(UndecodableError):
        read_catalogue(b"\xff\xfe\x00")


def test_long_catalogues_take_linear_time() -> None:
    section = "### INV-{0}: a\n\n**Verification Method**:\n- `tests/test_{0}.py`\n\n**Coverage**: Strong\n\n"
    source = "".join(section.format(number) for number in range(5000)).encode()
    start = time.process_time()

    assert len(read_catalogue(source).invariants) == 5000
    assert time.process_time() - start < 10
