"""What the program says about its log of tool calls: over the logs that were kept, and over each way to break them."""

from __future__ import annotations

import pytest

from support.judging import judged
from support.program_statements import ticked_seed
from support.shared import shared

CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"
ANCHOR, LOG = "docs/refactor/toolcalls.md", "docs/refactor/milestones/M03/M03_toolcalls.md"
PLAN, LEDGER = "docs/refactor/milestones/M03/M03_plan.md", "REFACTOR.md"
ACTIVE, EACH = 26, 279
"""The lines of the two statements."""


def kept() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {path: shared("corpus", "pytorch", path).read_bytes() for path in (ANCHOR, LOG)}
    return files | {PLAN: shared("seeds", "M03_plan.md").read_bytes()}


def said(files: dict[str, str | bytes]) -> dict[int, tuple[str, str]]:
    """Return verdict and reason of both statements, with every box of the seed ticked."""
    found = judged({CHECKLIST: ticked_seed(), **files}, asked=None)
    told = {
        one.criterion.location.line: (str(one.verdict), one.reason)
        for one in found.judgements
        if one.criterion.location.path == CHECKLIST
    }
    return {line: told[line] for line in (ACTIVE, EACH)}


def test_the_logs_as_they_were_kept() -> None:
    assert said(kept()) == {
        ACTIVE: (
            "proved",
            f"{ANCHOR} begins empty and points to docs/refactor/milestones/<Mx>/Mx_toolcalls.md: {LOG} has 5 entries",
        ),
        EACH: ("proved", "the one started milestone, M03, has a log with entries; 22 are not started"),
    }


EMPTY = b"# M03 Tool Calls Log\n\n| Timestamp | Tool | Purpose |\n|---|---|---|\n"
CLOSED = "| Milestone | Title | Status |\n|---|---|---|\n| M00 | Baseline | Closed |\n"
BROKEN: list[tuple[str, dict[str, str | bytes | None], tuple[str, str]]] = [
    ("no log of the milestone", {LOG: None}, ("refuted", "refuted")),
    ("a log with a header alone", {LOG: EMPTY}, ("refuted", "refuted")),
    ("the pattern of a row", {LOG: EMPTY + b"| YYYY-MM-DD | tool | what |\n"}, ("refuted", "refuted")),
    (
        "entries in a code block",
        {LOG: b"```\n### Entry 1\n**Tool:** git\n**Purpose:** x\n```\n"},
        ("refuted", "refuted"),
    ),
    ("no anchor", {ANCHOR: None}, ("refuted", "proved")),
    ("an anchor that points nowhere", {ANCHOR: b"# Log\n\nThis log begins empty.\n"}, ("refuted", "proved")),
    ("a log of its own without entries", {ANCHOR: b"# Log\n\nEvery call is logged here.\n"}, ("refuted", "proved")),
    ("a closed milestone without a log", {LEDGER: CLOSED}, ("proved", "refuted")),
]


@pytest.mark.parametrize(("changed", "verdicts"), [pytest.param(*case, id=name) for name, *case in BROKEN])
def test_what_breaks_it_is_told(changed: dict[str, str | bytes | None], verdicts: tuple[str, str]) -> None:
    files = {path: data for path, data in {**kept(), **changed}.items() if data is not None}
    told = said(files)
    # A line that measures is no claim: where it is false, it is open.
    each = {"refuted": "open"}.get(verdicts[1], verdicts[1])
    assert (told[ACTIVE][0], told[EACH][0]) == (verdicts[0], each)
