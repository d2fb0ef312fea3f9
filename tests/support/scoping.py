"""A small program of two phases and two planned milestones, to ask for parts of."""

from __future__ import annotations

from dodcheck.binding.entries import RulesFile
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.scopes import governance
from dodcheck.program.load import Program
from dodcheck.snapshot.memory import MemorySnapshot

DONE = "# Done\n\n## Phase 1: One\n\n- [ ] a\n\n## Phase 2: Two\n\n- [ ] b\n\n## After\n\n- [ ] c\n"
PLAN = "# M03_plan\n\n## Definition of Done\n\n- [ ] d\n"
FILES = {
    "DOD.md": DONE,
    "REFACTOR.md": "# Ledger\n\n## M03 - Three\n\n**Status:** Open\n\n## M04 - Four\n\n**Status:** Closed\n",
    "docs/milestones/M03/M03_plan.md": PLAN,
    "docs/milestones/M05/M05_plan.md": PLAN.replace("03", "05"),
}


def program(files: dict[str, str | bytes]) -> Program:
    """Return the program that the documents among some files make."""
    told = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return governance(MemorySnapshot(told), RulesFile(), Recorded())
