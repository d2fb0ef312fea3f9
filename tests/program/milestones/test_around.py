"""What the documents beside the plans say of milestones."""

from __future__ import annotations

from dodcheck.documents.document import Role, read_document
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import NamedDocuments, source_of
from dodcheck.program.milestones.around import surroundings_of


def scope_of(path: str) -> str:
    return source_of(path, NamedDocuments()).scope


PLAN, LOG = (Role.PLAN, "# M03 plan\n"), (Role.TOOL_LOG, "# Log\n")


def test_plans_that_speak_for_their_milestones_and_logs_by_their_folders() -> None:
    files = {
        "REFACTOR.md": (Role.LEDGER, "# Ledger\n\n## M02 — Two\n\n**Status:** Closed\n"),
        "milestones/M03/M03_toolcalls.md": LOG,
        "milestones/M03/TOOLCALLS.md": LOG,
        "milestones/M03/dry_toolcalls.md": LOG,
        "milestones/M03/dry_run_plan.md": PLAN,
        "milestones/M03/M03_plan.md": PLAN,
        "milestones/M04/dry_run_plan.md": PLAN,
        "milestones/M04/M03B_plan.md": (Role.PLAN, "# M03B plan\n"),
    }
    found = surroundings_of(
        [read_document(path, text.encode(), role, scope_of(path)) for path, (role, text) in files.items()]
    )
    m02 = MilestoneId("", (2,), "")
    assert (found.closed, found.ledger, found.listed) == (frozenset({m02}), "REFACTOR.md", (m02,))
    assert found.logs == {"milestones/M03": ("milestones/M03/M03_toolcalls.md", "milestones/M03/dry_toolcalls.md")}
    assert found.program_log == "milestones/M03/TOOLCALLS.md"
    assert found.main == {"milestones/M03/M03_plan.md", "milestones/M04/dry_run_plan.md", "milestones/M04/M03B_plan.md"}


def test_a_program_without_records() -> None:
    found = surroundings_of([read_document("notes.md", b"# Notes\n", Role.OTHER, "notes")])
    assert found == (frozenset(), None, (), {}, None, frozenset())
