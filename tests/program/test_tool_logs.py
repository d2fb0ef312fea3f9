"""Which tool-call logs a program has, and of which milestone each is."""

from __future__ import annotations

from dodcheck.program.discover import NamedDocuments, discover
from dodcheck.program.tool_logs import log_files
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence

ROW = b"| Time | Tool | Purpose | Status |\n|-|-|-|-|\n| 2026-02-08 | git | Push | done |\n"


def test_each_log_with_its_milestone_or_why_it_can_not_be_read() -> None:
    files = {
        "docs/toolcalls.md": ROW,
        "plans/M01/M01_plan.md": b"# M01\n",
        "plans/M01/M01_toolcalls.md": ROW * 2,
        "plans/M02/M02_toolcalls.md": b"a\0",
    }
    snapshot = MemorySnapshot(files, {"plans/M03/M03_toolcalls.md": Presence.SYMLINK}, commit="c0")
    named = NamedDocuments(milestones="plans/{id}/{id}_plan.md")
    paths = [*snapshot.files(), "plans/M03/M03_toolcalls.md"]
    found = log_files(snapshot, discover(paths, named), named)
    assert [(one.path, str(one.milestone), one.log and len(one.log.entries), one.why) for one in found] == [
        ("docs/toolcalls.md", "None", 1, ""),
        ("plans/M01/M01_toolcalls.md", "M01", 2, ""),
        (
            "plans/M02/M02_toolcalls.md",
            "M02",
            None,
            "holds NUL bytes, so it is no text (UTF-16 is read only with a byte order mark)",
        ),
        ("plans/M03/M03_toolcalls.md", "M03", None, "is no tracked file"),
    ]
