"""A milestone's plan, read from the outline of its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block, Code, Heading, Item, Outline, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.plans.blockers import read_blockers
from dodcheck.documents.plans.deliverables import read_deliverables
from dodcheck.documents.plans.edits import only_edits
from dodcheck.documents.plans.gaps import citation_demand, evidence_gaps
from dodcheck.documents.plans.guards import forbids_change
from dodcheck.documents.plans.header import header_fields
from dodcheck.documents.plans.passages import Passage, passages
from dodcheck.documents.plans.plan import Plan, PlanLine
from dodcheck.documents.plans.rollback import read_rollback
from dodcheck.documents.plans.scope import lines_of
from dodcheck.documents.plans.sentences import sentences
from dodcheck.documents.plans.status import status_field
from dodcheck.documents.plans.topics import Topic
from dodcheck.documents.slug import title
from dodcheck.documents.unboxed import unboxed_claims
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId


def read_plan(outline: Outline, path: str, milestone: MilestoneId) -> Plan:
    """Return what the plan of a milestone says. Never raises; time is linear in the size of the outline."""
    blocks = outline.blocks
    cut = tuple(passages(blocks))
    told = tuple(header_fields(outline, milestone))
    out, unchanging = (tuple(lines_of(cut, topic, path)) for topic in (Topic.OUT_OF_SCOPE, Topic.UNCHANGING))
    undone = read_rollback(cut, path)
    listed = frozenset(line.location for line in (*out, *unchanging, *(undone.lines if undone else ())))
    return Plan(
        milestone=milestone,
        path=path,
        title=next((title(block.source) for block in blocks if isinstance(block, Heading)), ""),
        status=status_field(told, path),
        blockers=read_blockers(told, path, milestone),
        deliverables=read_deliverables(cut, path, frozenset(_counted(blocks))),
        in_scope=tuple(lines_of(cut, Topic.IN_SCOPE, path)),
        out_of_scope=out,
        guards=tuple(_guards(cut, path, milestone, listed)),
        unchanging=unchanging,
        rollback=undone,
        citation_demand=citation_demand(cut, path),
        evidence_gaps=tuple(evidence_gaps(cut, path)),
        only_edits=tuple(only_edits(cut, path, milestone)),
    )


def _guards(
    cut: Sequence[Passage], path: str, milestone: MilestoneId, listed: frozenset[Location]
) -> Iterator[PlanLine]:
    """Yield the sentences that forbid changes; no boxes, no headings, and nothing of a list that forbids anyway."""
    for passage in cut:
        if isinstance(passage.block, Table | Code | Heading):
            continue
        if isinstance(passage.block, Item) and leading_box(passage.block.source):
            continue
        for line in sentences(passage, path):
            if line.location not in listed and forbids_change(line.text, milestone):
                yield line


def _counted(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the numbers and lines of the blocks and rows that are criteria: boxes, marks, rows with a status."""
    claims = unboxed_claims(blocks).without_milestones()
    for number, found in claims.of_blocks.items():
        yield from ((number, found_mark.line) for found_mark in found if not found_mark.unread_status)
    for number, block in enumerate(blocks):
        if isinstance(block, Item) and leading_box(block.source):
            yield number, block.line
        elif isinstance(block, Table):
            yield from ((number, row[0].line) for row in block.rows if any(leading_box(cell.source) for cell in row))
