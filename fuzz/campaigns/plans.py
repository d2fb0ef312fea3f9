"""Plans of milestones: fields, promises, scopes, guards and rollbacks in any order."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.plans.plan import Plan, PlanLine
from dodcheck.documents.plans.reading import read_plan
from dodcheck.documents.text import Text, UndecodableError, decode
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed, parts_of

PIECES = (
    "# M03 Plan\n", "## Deliverables\n", "## In Scope\n", "### Out of Scope\n", "## Scope\n", "## Risk & Rollback\n",
    "## Rollback\n", "## Status\n", "## Dependencies\n", "### Evidence Gap: checks\n",
    "## Invariants (Must Not Change)\n", "### 1. `src/a.py`\n", "**Status:** ", "**Status**\n", "**Blockers:** ",
    "- **Status:** ", "Status: ", "Rollback: ", "**Deliverable:** ", "**Required**\n", "**Optional**\n",
    "**Rollback:**\n", "Code:\n", "M03 must not change:\n", "All except:\n", "Must not cache:\n", "\U0001f512 ",
    "\u2705 ", "\u274c ", "\U0001f6ab ", "Closed", " and Locked", "None (M02 complete)", "M01-M999, ", "M02", "- ",
    "* ", "  - ", "    * ", "1. ", "- [ ] ", "- [x] ", "> ", "```\n", "| ID | Deliverable | Path |\n",
    "| Field | Value |\n", "| In scope | Out of scope |\n", "|---|---|---|\n", "|---|---|\n", "| D1 | a | `a.py` |\n",
    "`src/a.py`", "`docs/**`", "\u251c\u2500\u2500 ", "src/\n", "  a.py\n", "a.md", " (embedded in audit)",
    " (this document)", "(", ")", "No code may change. ", "Do not modify ", "unchanged", ": ", "; ", ". ", "? ", '"',
    "**", "~~", "`", "---\n", "status: closed\n", "blockers: [M01]\n", "\n", "\n\n", "  ", "\\|", "if needed",
    "Every claim must reference:\n", "revert the commit\n", "<!-- x -->", "Evidence gap: ",
)  # fmt: skip
M03 = MilestoneId("", (3,), "")


def fresh(random: Random) -> Given:
    """Return a plan of random pieces, with front matter now and then."""
    front = "---\n" if random.random() < 0.1 else ""
    lines = [mixed(random, PIECES, 6) for _ in range(random.randint(0, random.choice((4, 40))))]
    return {TEXT: encoded(random, front + random.choice(("\n", "\n", "")).join(lines))}


def check(given: Given) -> None:
    """Read a text as a plan, twice; whatever it says has words, on one line, and a place in the file."""
    try:
        text = decode(given[TEXT])
    except UndecodableError:
        return
    plan = read_plan(parse_markdown(text), "docs/M03_plan.md", M03)
    assert plan == read_plan(parse_markdown(text), "docs/M03_plan.md", M03), "two readings differ"
    for line in _lines(plan):
        assert line.text, line
        assert "\n" not in line.text, line
        _placed(line.location, text)
    for one in plan.deliverables:
        _placed(one.location, text)
    for found in (plan.status, plan.blockers, plan.rollback):
        assert found is None or _placed(found.location, text)


def _lines(plan: Plan) -> Iterator[PlanLine]:
    yield from (*plan.in_scope, *plan.out_of_scope, *plan.guards, *plan.unchanging, *plan.evidence_gaps)
    yield from (PlanLine(one.text, one.location) for one in plan.deliverables)
    yield from (line for one in plan.deliverables for line in one.details)
    yield from plan.rollback.lines if plan.rollback else ()
    yield from (plan.citation_demand,) if plan.citation_demand else ()


def _placed(location: Location, text: Text) -> bool:
    assert location.path == "docs/M03_plan.md"
    assert location.line is not None and 1 <= location.line <= max(1, len(text.raw)), location
    assert location.column is None or 1 <= location.column <= len(text.raw[location.line - 1]) + 1, location
    return True


CAMPAIGN = Campaign(
    name="plans",
    about="what the plan of a milestone says",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=parts_of("docs/**/*.md", "README.md", "tests/documents/plans/cases/*.yml"),
)
