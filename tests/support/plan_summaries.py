"""Plans of real repositories: what is read in them, as numbers of lines and digests without a word of theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dodcheck.documents.plans.plan import Deliverable, Plan, PlanLine
from dodcheck.model.milestone import MilestoneId
from support.plan_cases import told


def milestone_of(path: Path) -> str:
    """Return the milestone that a plan's name or folder names, else any."""
    named = (path.name.partition("_plan")[0], path.parent.name)
    return next((one for one in named if MilestoneId.parse(one)), "M00")


def summary(plan: Plan) -> dict[str, Any]:
    """Return the facts of a plan: where everything stands that it says, and a digest of all its words."""
    facts: dict[str, Any] = {
        "status": [plan.status.location.line, plan.status.status.value, plan.status.locked] if plan.status else None,
        "blockers": _blockers(plan),
        "deliverables": [_promised(one) for one in plan.deliverables],
        "in_scope": _places(plan.in_scope),
        "out_of_scope": _places(plan.out_of_scope),
        "guards": _places(plan.guards),
        "unchanging": _places(plan.unchanging),
        "rollback": _places(plan.rollback.lines) if plan.rollback else None,
        "citing": plan.citation_demand.location.line if plan.citation_demand else None,
        "gaps": _places(plan.evidence_gaps),
    }
    words = hashlib.sha256("\n".join(told(plan)).encode()).hexdigest()[:16]
    return {name: fact for name, fact in facts.items() if fact not in (None, [])} | {"words": words}


def _blockers(plan: Plan) -> list[Any] | None:
    found = plan.blockers
    if found is None:
        return None
    return [found.location.line, *map(str, found.milestones), *(f"{one} closed" for one in found.known_closed)]


def _promised(one: Deliverable) -> str:
    notes = [f"{len(one.paths)} files"] if one.paths else []
    notes += ["embedded"] if one.embedded_in else []
    notes += ["optional"] if one.optional else []
    notes += ["counted"] if one.counted else []
    notes += [f"{len(one.details)} details"] if one.details else []
    return ", ".join([str(one.location.line), *notes])


def _places(lines: Sequence[PlanLine]) -> list[int | None]:
    return [one.location.line for one in lines]
