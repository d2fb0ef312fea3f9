from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import noticed, shown

SAID = "not-understood: the boxes from here on are taken for an example, as the line above says: nothing judges them"


@pytest.mark.parametrize(
    "line", ["Example:", "**Example:**", "For example:", "See example:", "✅ Example:", "Here is an example checklist:"]
)
@pytest.mark.parametrize("role", [Role.CHECKLIST, Role.LEDGER, Role.PLAN, Role.OTHER])
def test_boxes_right_below_an_example_claim_nothing(line: str, role: Role) -> None:
    source = f"# T\n\nMark what is done.\n\n{line}\n\n- [x] a\n  - [ ] b\n- [FAIL] c\n\nText.\n\n- [x] d\n"

    assert [one.split()[0] for one in shown(source, role)] == ["13:1"]
    assert noticed(source, role) == [f"7:1 {SAID}"]


@pytest.mark.parametrize(
    "above",
    [
        "## Example\n",
        "## Examples\n",
        "Find the ideal weather. For example:\n",
        "Example applications:\n",
        "**Example (M01: Import):**\n",
        "Example: as follows\n",
    ],
)
def test_examples_that_are_work(above: str) -> None:
    source = f"# T\n\n{above}\n- [x] a\n- [ ] b\n"

    assert len(shown(source)) == 2
    assert noticed(source) == []


def test_each_example_is_told_once() -> None:
    source = "Example:\n- [x] a\n- [x] b\n\n## Work\n- [x] c\n\nExample:\n- [ ] d\n"

    assert shown(source, Role.OTHER) == ["6:1 box true program/work/c"]
    assert noticed(source) == [f"2:1 {SAID}", f"9:1 {SAID}"]
