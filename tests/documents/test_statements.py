from __future__ import annotations

from support.documents import read, shown


def test_every_list_form() -> None:
    source = """\
* [x] a
+ [X] b

1. [x] c
2) [ ] d

- [x] e
  more
  words
  - [ ] f
> - [x] g
"""
    assert shown(source) == [
        "1:1 box true program/a",
        "2:1 box true program/b",
        "4:1 box true program/c",
        "5:1 box false program/d",
        "7:1 box true program/e-more-words",
        "10:3 box false program/f",
        "11:3 box true program/g",
    ]


def test_what_is_no_box() -> None:
    source = """\
[ ] no item

```
- [x] fenced
```

    - [x] indented

<!-- - [x] comment -->
Write `- [x] code`.
- `[x]` code
- [1] reference
- [x](url) link
- \\[x] escaped

<div>
- [x] html
</div>
"""
    assert shown(source) == []


def test_a_marker_before_a_box_in_a_cell_says_nothing() -> None:
    source = "| Item | Done |\n|---|---|\n| `a.md` | - [x] |\n| `b.md` | * [ ] |\n| `c.md` | - [x] a<br>- [ ] b |\n"
    assert shown(source) == ["3:14 box true program/a-md-done", "4:14 box false program/b-md-done"]


def test_boxes_in_cells() -> None:
    source = """\
| Item | Created | Documented | |
|---|---|---|---|
| `a \\| b` | [x] | [ ] | [~] |
| [x] c | | [ ] later | |
| âœ… d | [x] |

| Box |
|-|
| [ ] |
"""
    assert shown(source) == [
        "3:14 box true program/a-b-created",
        "3:20 box false program/a-b-documented",
        "3:26 box null program/a-b",
        "4:3 box true program/c-item",
        "4:13 box false program/c-documented-later",
        "5:11 box true program/d-created",
        "9:3 box false program/box",
    ]
    assert [one.text for one in read(source).criteria] == [
        "`a \\| b` — Created",
        "`a \\| b` — Documented",
        "`a \\| b`",
        "c — Item",
        "c — Documented — later",
        "✅ d — Created",
        "Box",
    ]


def test_statements_under_labels() -> None:
    source = """\
## Phase 1
**Evidence**: one line
continued
**Measurement** (6 months):
- first

  ```
  code
  ```
- second
  - detail

**Must be True:**

These hold:

1. third

**Evidence:**
fourth

**Evidence**:

fifth

Not this.
- nor this
"""
    assert shown(source) == [
        "2:1 evidence null phase-1/evidence-one-line-continued",
        "5:1 measurement null phase-1/measurement-first",
        "10:1 measurement null phase-1/measurement-second",
        "17:1 must-be-true null phase-1/must-be-true-third",
        "19:1 evidence null phase-1/evidence-fourth",
        "24:1 evidence null phase-1/evidence-fifth",
    ]


def test_labels_inside_list_items() -> None:
    source = """\
## Phase 1
- **Testing**:
  - [ ] a
  - **Evidence**: E
- **Evidence**:
  - b
    - detail
  - c
- no
- [x] d

  **Docs**:
  - [x] e
"""
    assert shown(source) == [
        "3:3 box false phase-1/testing/a",
        "4:3 evidence false phase-1/testing/evidence-e",
        "6:3 evidence true phase-1/evidence-b",
        "8:3 evidence true phase-1/evidence-c",
        "10:1 box true phase-1/d",
        "13:3 box true phase-1/docs/e",
    ]


def test_a_box_under_a_label_is_a_box_and_a_labelled_line_above_dashes_is_no_heading() -> None:
    source = (
        "## Phase 1\n### A\n**Evidence**:\n- [x] a\n- b\n\n**Evidence**: c\n---\n- [x] d\n### Evidence: e\n- [x] f\n"
    )

    assert shown(source) == [
        "4:1 box true phase-1/a/a",
        "5:1 evidence true phase-1/a/evidence-b",
        "7:1 evidence true phase-1/a/evidence-c",
        "9:1 box true phase-1/a/d",
        "11:1 box true phase-1/evidence-e/f",
    ]


def test_comments_are_no_part_of_the_words() -> None:
    source = "- [ ] a <!-- x\n  **Evidence**: y -->b\n- [ ] `<!-- c -->`\n"

    assert [one.text for one in read(source).criteria] == ["a b", "`<!-- c -->`"]
