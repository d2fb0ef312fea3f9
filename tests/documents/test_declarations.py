from __future__ import annotations

import time

import pytest

from dodcheck.documents.document import Role, read_document
from dodcheck.model.declared import NOTHING_DECLARED, Choice, Declared

DONE = "\n## Definition of Done\n\n- [ ] A\n"


def declared(text: str) -> Declared:
    (criterion, *_) = read_document("docs/M03_plan.md", (text + DONE).encode(), Role.PLAN, "milestone-m03").criteria
    return criterion.declared


def test_deliverables_are_the_items_below_their_heading() -> None:
    page = "- `a.md`\n\n## Deliverables\n\n- `b.md` (audit)\n- ~~`c.md`~~\n\n### Optional\n\n- `d.md`\n\n"
    page += "## Rest\n\n- `e.md`\n"
    assert declared(page) == Declared(deliverables=("`b.md` (audit)", "`d.md`"))


@pytest.mark.parametrize(
    "announced",
    ["Classify each workflow into one of:", "Put each into one of the following classes:", "**Use one of these:**"],
)
def test_a_closed_list_is_announced(announced: str) -> None:
    classes = "- **Strong** — sure\n  - fails\n- Weak: partial\n- Legacy / Unclear (old)\n"
    page = f"## 2. Classify by Signal\n\n{announced}\n\n{classes}"
    assert declared(page).choices == (Choice("classify by signal", ("Strong", "Weak", "Legacy / Unclear")),)


@pytest.mark.parametrize(
    "page",
    [
        "Classify each into one of:\n\nStrong, Weak\n",
        "Classify each into one of:\n\n- Strong\n",
        "Classify each into one of:\n\n- Strong\n- ~~Weak~~\n",
        "Classify each into one of:\n\n- Strong\n- " + "very long words " * 5 + "\n",
        "Each of:\n\n- Strong\n- Weak\n",
        "```\nClassify each into one of:\n\n- Strong\n- Weak\n```\n",
        "Classify each into one of:\n\n## Next\n\n- Strong\n- Weak\n",
    ],
)
def test_what_is_no_closed_list(page: str) -> None:
    assert declared(page) == NOTHING_DECLARED


def test_a_checklist_declares_the_milestones_that_it_lists() -> None:
    page = "# DoD\n\n## Appendix: Completion Checklist\n\n### Phase 1: CI\n\n- [ ] M03: Workflows audited\n"
    read = read_document("DEFINITION_OF_DONE.md", page.encode(), Role.CHECKLIST, "program")
    assert read.criteria[0].declared == Declared(milestones=("M03: Workflows audited",))


@pytest.mark.parametrize(
    "unit", ["- one of:\n", "## Deliverables\n- a\n", "one of:\n\n- a\n- b\n\n", "- a\n  - one of:\n"]
)
def test_what_is_declared_is_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    declared(unit * 1_500)
    assert time.process_time() - start < 5
