"""Which groups of a phase a line of what must be true may speak of."""

from __future__ import annotations

from dodcheck.judge.named_groups import MOST, named_groups
from dodcheck.model.criterion import Form
from support.judging import DOD, prepared

LINES = """\
# Done

## Phase 1: One

- [ ] A version in no group

### Versioned Libraries
- [ ] `a.md` exists
- [ ] `b.md` exists

### **Actions** are pinned
- [ ] `c.md` exists

### Tests must be present
- [ ] `d.md` exists

**Must be True**:
- Every version is known
- All is present and must be done
- Actions of every LIBRARY
- The tests and the ways are known

## Phase 2: Two

### Version table
- [ ] `e.md` exists
"""


def meant(text: str) -> list[tuple[str, ...]]:
    criteria = prepared({DOD: text}).program.criteria
    found = {one.form: named_groups(one, criteria) for one in criteria if one.form is not Form.MUST_BE_TRUE}
    assert set(found.values()) == {()}
    return [named_groups(one, criteria) for one in criteria if one.form is Form.MUST_BE_TRUE]


def test_the_other_groups_of_its_phase_that_share_a_word_with_it() -> None:
    assert meant(LINES) == [
        ("phase-1/versioned-libraries/*",),
        (),
        ("phase-1/versioned-libraries/*", "phase-1/actions-are-pinned/*"),
        (),
    ]


def test_more_groups_than_so_many_are_no_answer() -> None:
    def phase(count: int) -> str:
        groups = "".join(f"### Version {'x' * (at + 1)}\n- [ ] a\n\n" for at in range(count))
        return f"# Done\n\n## Phase 1: One\n\n{groups}### Last\n- [ ] b\n\n**Must be True**:\n- Each version is known\n"

    assert meant(phase(MOST)) == [tuple(f"phase-1/version-{'x' * (at + 1)}/*" for at in range(MOST))]
    assert meant(phase(MOST + 1)) == [()]
