"""The rules file for a repository without any governance document: what dodcheck looks for, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.judge.ungoverned import UngovernedFile
from dodcheck.setup.yaml_text import scalar

_BEGINNING = """\
# dodcheck checks what a repository's governance documents claim. It found none here that git tracks.
#
# It looks at the root, in docs/ and in docs/refactor/ for
#
#   DEFINITION_OF_DONE.md, definition-of-done.md or DOD.md   what done means, phase by phase, as boxes
#   REFACTOR.md                                              the ledger: an entry for each milestone
#   toolcalls.md                                             the log of tool calls
#
# and in every folder for milestones/M01/M01_plan.md, the plan of a milestone.
#
# To begin, write docs/DEFINITION_OF_DONE.md:
#
#   # Definition of Done
#
#   ## Phase 1: Foundation
#
#   - [ ] `README.md` exists
#   - [ ] No `@main` references in workflows
#
# Give it to git, and see what is left to do: dodcheck phase 1
# Where your documents have other names, say so here:
version: 1

# documents:
#   checklist: CHECKLIST
#   ledger: docs/quality/ledger.md
#   milestones: docs/quality/{id}/{id}_plan.md
#   tool_log: docs/quality/calls.md
#   also: [docs/tasks/*.md, PROGRESS.md]   # further files whose claims count
"""


def starter_rules_file(others: Sequence[UngovernedFile]) -> str:
    """Return the file; of the documents with boxes that have other names, it proposes that with most of them."""
    path = others[0].path if others else "docs/quality/done.md"
    return _BEGINNING.replace("CHECKLIST", scalar(path))
