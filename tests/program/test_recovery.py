from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import NamedDocuments, discover
from dodcheck.program.load import assemble_program, read_sources
from dodcheck.program.recovery import find_recovery
from dodcheck.program.tool_logs import log_files
from dodcheck.snapshot.memory import MemorySnapshot

ROW = "| Time | Tool | Purpose | Status |\n|-|-|-|-|\n| 2026-02-08 | git | Push | {} |\n"
LEDGER = """\
| Milestone | Title | Status |
|-|-|-|
| M01 | One | In progress |
| M02 | Two | {} |
| M03 | Three | Planned |
"""


def left(files: dict[str, str], asked: str | None = None) -> str | None:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    sources = discover(snapshot.files(), NamedDocuments())
    logs = log_files(snapshot, (one for one in sources if one.role is Role.TOOL_LOG), NamedDocuments())
    program = assemble_program(read_sources(sources, snapshot))
    found = find_recovery(program, logs, NamedDocuments(), MilestoneId.parse(asked) if asked else None)
    return f"{found.milestone} {found.status}: {found.step}, {len(found.remaining)} of {found.boxes}" if found else None


def log(milestone: str) -> str:
    return f"docs/milestones/{milestone}/{milestone}_toolcalls.md"


def plan(milestone: str) -> str:
    return f"docs/milestones/{milestone}/{milestone}_plan.md"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"REFACTOR.md": LEDGER.format("In progress")}, "M02 in progress: begin, 0 of 0"),
        ({"REFACTOR.md": LEDGER.format("Closed"), log("M02"): ROW.format("done")}, "M01 in progress: begin, 0 of 0"),
        ({log("M1"): ROW.format("done"), log("M2"): ROW.format("pending")}, "M02 unknown: check, 0 of 0"),
        ({log("M1"): ROW.format("done"), log("M2"): "# Empty\n"}, "M01 unknown: close, 0 of 0"),
        ({"toolcalls.md": ROW.format("done")}, "None unknown: close, 0 of 0"),
        ({log("M1"): ROW.format("done"), plan("M1"): "**Status:** Closed\n\n- [ ] a\n"}, "M01 closed: nothing, 1 of 1"),
        ({log("M1"): ROW.format("failed")}, "M01 unknown: repair, 0 of 0"),
        ({log("M1"): ROW.format("done"), plan("M2"): "# M2\n\n- [ ] a\n"}, "M01 unknown: close, 0 of 0"),
        ({"toolcalls.md": ROW.format("done"), plan("M2"): "# M2\n\n- [ ] a\n"}, "None unknown: close, 0 of 0"),
        ({plan("M1"): "# M1\n\n- [x] a\n- [ ] b (Deferred)\n- [~] c\n"}, None),
        ({"README.md": "# A\n"}, None),
    ],
)
def test_which_milestone_is_told_of(files: dict[str, str], told: str | None) -> None:
    assert left(files) == told


def test_what_is_deferred_is_not_open() -> None:
    files = {plan("M1"): "# M1\n\n- [x] a\n- [ ] b (Deferred)\n- [~] c\n", log("M1"): ROW.format("✅")}
    assert left(files, "M01") == "M01 unknown: continue, 1 of 3"


def test_where_no_entry_states_a_status_the_last_one_says_nothing() -> None:
    silent = "| Time | Tool | Purpose |\n|-|-|-|\n| 2026-02-08 | git | Push |\n"
    assert left({log("M1"): silent}) == "M01 unknown: close, 0 of 0"
    assert left({log("M1"): ROW.format("")}) == "M01 unknown: check, 0 of 0"


def test_a_log_that_can_not_be_read_is_to_be_read_first() -> None:
    files = {log("M1"): "\0", plan("M1"): "**Status:** Closed\n\n- [ ] a\n"}
    assert left(files, "M01") == "M01 closed: read, 1 of 1"


def test_what_is_asked_for_is_told_of_whatever_is_in_progress() -> None:
    files = {"REFACTOR.md": LEDGER.format("Closed"), plan("M4"): "# M4\n\n- [ ] a\n"}
    told = {asked: left(files, asked) for asked in ("M02", "M03", "M04", "M05")}
    assert told == {
        "M02": "M02 closed: nothing, 0 of 0",
        "M03": "M03 planned: begin, 0 of 0",
        "M04": "M04 unknown: begin, 1 of 1",
        "M05": None,
    }


def test_what_is_under_way_still_besides_the_last_entry() -> None:
    rows = "".join(f"| 2026-02-08 | {tool} | Work | {status} |\n" for tool, status in ROWS)
    snapshot = MemorySnapshot({log("M1"): ("| Time | Tool | Purpose | Status |\n|-|-|-|-|\n" + rows).encode()})
    sources = discover(snapshot.files(), NamedDocuments())
    found = find_recovery(assemble_program([]), log_files(snapshot, sources, NamedDocuments()), NamedDocuments(), None)
    assert found is not None
    assert [entry.tool for entry in found.under_way] == ["make"]
    assert found.last is not None
    assert found.last.tool == "tox"


ROWS = (("git", "done"), ("make", "in progress"), ("npm", "failed"), ("tox", "in progress"))
