"""What phases and milestones are about, in the words of their headings."""

from __future__ import annotations

import re

from dodcheck.documents.closings import milestone_of
from dodcheck.model.milestone import MilestoneId, leading_mention
from dodcheck.program.load import Program

_DASH = re.compile(r"\s+[-–—]\s+|:\s+")
_BEFORE = re.compile(r"\s*milestone\s+", re.IGNORECASE)


def title(program: Program, scope: str) -> str:
    """Return the title of the phase or the milestone whose criteria have a scope; empty where it has none."""
    phase = next((phase for phase in program.phases if phase.scope == scope), None)
    if phase is not None:
        return phase.title
    milestone = milestone_of(scope)
    return "" if milestone is None else _of_plan(program, milestone)


def _of_plan(program: Program, milestone: MilestoneId) -> str:
    """Return the title of a milestone's plan, without its id and what only says that it is one."""
    plans = (
        document.plan.title for document in program.documents if document.plan and document.plan.milestone == milestone
    )
    whole = next(plans, "")
    head, *rest = _DASH.split(whole, maxsplit=1)
    if leading_mention(_BEFORE.sub("", head).replace("_", " ")) is None:
        return whole
    return rest[0] if rest else ""
