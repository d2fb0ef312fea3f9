from __future__ import annotations

import time

import pytest

from dodcheck.documents.document import Role
from support.documents import noticed, shown

WORK = "\n## Soil\n\n- [x] a\n"


@pytest.mark.parametrize(
    "legend",
    [
        "## Legend\n\n- [x] Done and verified by tests.\n- [ ] Planned.\n",
        "## LEGEND\n- [x] = DONE\n- [ ] = NOT DONE (missing)\n- [~] = PARTIAL\n- **P0** = must-have\n",
        "**Legend:**\n- [x] Completed\n- [/] Half way\n- [ ] Pending\n",
        "Legend:\n\n1. [x] Done — the file is there\n2. [ ] Not started\n",
        "> **Status markers**:\n> - [X] done\n> - [ ] open\n",
        "### Checkbox key\n- [x] → finished\n- [!] → won't do\n",
        "## Symbols\n| Box | Meaning |\n|---|---|\n| [x] | it works |\n| [ ] | it does not |\n",
        "| | What it means |\n|---|---|\n| [x] | it works |\n| [-] | it will not |\n",
    ],
)
@pytest.mark.parametrize("role", [Role.CHECKLIST, Role.LEDGER, Role.PLAN, Role.OTHER])
def test_a_legend_claims_nothing(legend: str, role: Role) -> None:
    ids = [line.split()[0] for line in shown(f"# T\n\n{legend}{WORK}", role)]

    assert ids == [f"{legend.count(chr(10)) + 6}:1"]
    assert noticed(f"# T\n\n{legend}{WORK}", role) == []


@pytest.mark.parametrize(
    "work",
    [
        # Work that has to do with a legend, or with keys.
        "## Legend\n- [x] `docs/map.md` has a legend\n- [ ] The legend has colours\n",
        "## Key\n- [x] The key is rotated\n- [ ] Done by Ada\n",
        "## Legend\n- [x] Done\n- [x] Closed\n- [ ] Open\n",
        "## Legend\n- [x] Done\n",
        # Elsewhere, a bare status is what somebody ticks.
        "## Approved\n- [x] Yes\n- [ ] No\n",
        "## Task status\n- [x] Done\n- [ ] Tested\n",
        # A table of work has words beside its boxes, or boxes of one state.
        "| Box | Description |\n|---|---|\n| [x] a | b |\n| [ ] c | d |\n",
        "| Box | Description |\n|---|---|\n| [x] | b |\n| [x] | d |\n",
        "| Box | Task |\n|---|---|\n| [x] | b |\n| [ ] | d |\n",
    ],
)
def test_what_is_no_legend(work: str) -> None:
    assert len(shown(f"# T\n\n{work}", Role.OTHER)) == work.count("[")


def test_beside_a_legend_the_items_of_a_definition_of_done_are_criteria() -> None:
    source = "# Definition of Done\n\n## Legend\n- [x] Done\n- [ ] Open\n\n## Soil\n- `a.md` exists\n"

    assert shown(source) == ["8:1 must-be-true null program/soil/must-be-true-a-md-exists"]


@pytest.mark.parametrize("line", ["- [x] Done\n- [ ] Open\n", "- [x] Done\n\na\n\n", "| [x] | done |\n"])
def test_time_grows_with_the_size(line: str) -> None:
    start = time.process_time()
    shown("## Legend\n\n| a | Meaning |\n|-|-|\n" + line * 10_000, Role.OTHER)

    assert time.process_time() - start < 10
