from __future__ import annotations

from typing import Any

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.recognise.cited import LACKING
from dodcheck.binding.recognise.details import UNSHOWN
from dodcheck.binding.tree import as_data
from support.documents import read


def file(path: str) -> dict[str, Any]:
    return {"file": {"path": path, "named_in": "D.md"}}


def rule_of(source: str) -> tuple[dict[str, Any], str, str | None] | None:
    """The rule of the first statement, how it compares with it, and what it leaves undecided."""
    bound = recognise(read(source).criteria[0])
    return (as_data(bound.tree), str(bound.strength), bound.lacking) if bound else None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # What no grammar understands is refuted by a place that its items name.
        ("- [x] 1. Lay the ground\n  - Create `src/a.py` with base classes\n", (file("src/a.py"), "weaker", LACKING)),
        (
            "- [x] 1. Lay the ground\n  - Create `src/a.py`\n  - Unit tests for rates in tests/test_a.py\n",
            ({"all": {"rules": [file("src/a.py"), file("tests/test_a.py")]}}, "weaker", LACKING),
        ),
        (
            "- [x] 1. Lay the ground\n  - Files: `src/a.py`, `src/b.py`\n",
            ({"cited": {"things": ["src/a.py", "src/b.py"], "named_in": "D.md"}}, "weaker", LACKING),
        ),
        # What is understood proves no more than itself, and the items are a part of what is claimed.
        (
            "- [x] Create `src/a.py`\n  - Create `src/b.py`\n",
            ({"all": {"rules": [file("src/a.py"), file("src/b.py")]}}, "weaker", UNSHOWN),
        ),
        ("- [x] Create `src/a.py`\n  - Implement all rates\n", (file("src/a.py"), "weaker", UNSHOWN)),
        # Where an item belongs, a remark, a label and the same words again take nothing back.
        ("- [x] Create `src/a.py`\n  - _Requirements: 1.2, 3.1_\n", (file("src/a.py"), "exact", None)),
        ("- [x] Create `src/a.py`\n  - with base classes\n", (file("src/a.py"), "exact", None)),
        ("- [x] Create `src/a.py`\n  - Create `src/a.py`.\n", (file("src/a.py"), "exact", None)),
        (
            "- [x] 3. Checkpoint - Ensure all tests pass\n  - All tests pass, ask the user if questions arise.\n",
            ({"test_results": {"every_file": True}}, "exact", None),
        ),
        # What is nested and has a box speaks for itself; what may be gone, or was never to be here, refutes nothing.
        ("- [x] 1. Lay the ground\n  - [x] Create `src/a.py`\n", None),
        ("- [x] Drop the old module\n  - File: `src/old.py`\n", None),
        ("- [x] 1. Lay the ground\n  - Create `src/a.py` if needed\n", None),
        ("- [x] 1. Lay the ground\n  - Delete `src/a.py`\n", None),
        ("- [x] 1. Lay the ground\n  - Run `make build`\n", None),
    ],
)
def test_what_is_nested_in_a_box(source: str, expected: tuple[dict[str, Any], str, str | None] | None) -> None:
    assert rule_of(source) == expected


def test_no_more_than_twenty_items_are_kept() -> None:
    source = "- [x] 1. Lay the ground\n" + "".join(f"  - Create `src/a{number}.py`\n" for number in range(30))

    assert len(read(source).criteria[0].details) == 20


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- [x] Create `src/a.py`\n- [x] Delete `src/a.py`\n", None),
        ("- [x] Create types in `src/a.py`\n- [x] Rename `src/a.py` to `src/b.py`\n", None),
        ("- [x] Create `src/a.py`\n- [ ] Delete `src/a.py`\n", (file("src/a.py"), "exact", None)),
        ("- [x] Create `src/b.py`\n- [x] Rename `src/a.py` to `src/b.py`\n", (file("src/b.py"), "exact", None)),
    ],
)
def test_what_a_later_task_took_away_is_no_lie_of_the_first(
    source: str, expected: tuple[dict[str, Any], str, str | None] | None
) -> None:
    assert rule_of(source) == expected
