"""Cases of plans: the text of a plan, and everything that is read in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.plans.plan import Deliverable, Plan, PlanLine
from dodcheck.documents.plans.reading import read_plan
from dodcheck.documents.text import decode
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from support.yaml_files import documents

CASES = Path(__file__).resolve().parent.parent / "documents" / "plans" / "cases"


@dataclass(frozen=True)
class PlanCase:
    """One plan; ``says`` are the lines that ``told`` makes of it, ``milestone`` whose plan it is."""

    about: str
    plan: str
    says: list[str]
    milestone: str = "M03"


def plan_cases() -> Iterator[tuple[str, PlanCase]]:
    """Yield every case with a name for it."""
    for path in sorted(CASES.glob("*.yml")):
        for one in documents(path):
            yield f"{path.stem}: {one['about']}", PlanCase(**one)


def read(source: bytes, milestone: str = "M03", path: str = "M03_plan.md") -> Plan:
    """Return a plan from its bytes."""
    found = MilestoneId.parse(milestone)
    assert found is not None, milestone
    return read_plan(parse_markdown(decode(source)), path, found)


def told(plan: Plan) -> list[str]:
    """Return all that a plan says, a line for each thing: its place, what it is, its words."""
    return list(_told(plan))


def _told(plan: Plan) -> Iterator[str]:
    if plan.title:
        yield f"title: {plan.title}"
    if plan.status:
        lock = ", locked" if plan.status.locked else ""
        yield f"{_at(plan.status.location)} status {plan.status.status.value}{lock}: {plan.status.text}"
    if plan.blockers:
        closed = [f"{one} closed" for one in plan.blockers.known_closed]
        nothing = ["nothing"] if plan.blockers.nothing else []
        named = ", ".join([*nothing, *map(str, plan.blockers.milestones), *closed]) or "something else"
        yield f"{_at(plan.blockers.location)} blockers {named}: {plan.blockers.text}"
    for deliverable in plan.deliverables:
        yield from _promised(deliverable)
    for name, lines in (("in scope", plan.in_scope), ("out of scope", plan.out_of_scope), ("guard", plan.guards)):
        yield from _lines(name, lines)
    yield from _lines("unchanging", plan.unchanging)
    if plan.rollback:
        yield f"{_at(plan.rollback.location)} rollback"
        yield from (f"  {_at(line.location)} {line.text}" for line in plan.rollback.lines)
    yield from _lines("citing", (plan.citation_demand,) if plan.citation_demand else ())
    yield from _lines("gap", plan.evidence_gaps)
    for one in plan.only_edits:
        notes = f", notes below {', '.join(one.notes)}" if one.notes else ""
        yield f"{_at(one.location)} only the entry in {one.document}{notes}: {one.text}"


def _promised(one: Deliverable) -> Iterator[str]:
    notes = [f"[{path}]" for path in one.paths]
    notes += [f"in {one.embedded_in}"] if one.embedded_in else []
    notes += ["optional"] if one.optional else []
    notes += ["counted"] if one.counted else []
    yield " ".join([_at(one.location), "deliverable", *notes]) + f": {one.text}"
    yield from (f"  {_at(line.location)} {line.text}" for line in one.details)


def _lines(name: str, lines: tuple[PlanLine, ...]) -> Iterator[str]:
    yield from (f"{_at(line.location)} {name}: {line.text}" for line in lines)


def _at(location: Location) -> str:
    return str(location).removeprefix(f"{location.path}:")
