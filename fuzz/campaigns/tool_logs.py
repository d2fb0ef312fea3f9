"""Tool-call logs: tables, sections and items of calls in any mixture, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from dodcheck.documents.logs.log import ToolLog
from dodcheck.documents.logs.read import read_log
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import UserError
from dodcheck.setup.logging.adding import log_with_entry
from dodcheck.setup.logging.entry import NewEntry
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed, parts_of

PIECES = (
    "# M03 Tool Calls Log\n", "## Tool Call #1\n", "### Entry 004 \u2014 2026-01-09T18:00\n", "### Entry 1: Read\n",
    "### 2026-01-23 - Title\n", "## 2025-01-XX\n", "## Format\n", "## Session: 2026-02-08\n", "---\n", "\n", "\n\n",
    "| Timestamp | Tool | Purpose | Files/Target | Status |\n", "|---|---|---|---|---|\n",
    "| 2026-02-08T10:00:00Z | write | Make `a.md` | docs/a.md, src/*.py | \u2705 Complete |\n",
    "| \u2014 | \u2014 | Seeded | this file | seeded |\n", "| Time UTC | Actor | Action | Evidence / Notes |\n",
    "|---|---|---|---|\n", "| # | Step | Command / action |\n", "| 2026-01-08T[impl] |", "| FAILED \u2014 reason |",
    "|", "\\|", "`a | b`",
    "**Tool:** `write`\n", "- **Purpose:** Make it\n", "**Files:**\n", "- `a.py`\n", "  - b.py\n",
    "**Status:** \u2705 Complete\n", "**Status:** IN PROGRESS\n", "**Timestamp:** 2026-02-08 (Session Start)  \n",
    "Tool: x\n", "- 2026-02-08 10:00 \u2014 git \u2014 Push \u2014 done\n", "    ", "\t", "1. ", "<!-- ", "-->",
    "```\n", "~~", "**", "`", "[a](M02/M02_toolcalls.md)", "`docs/<Mx>/Mx_toolcalls.md`", "begins empty", "(((",
    "[[[", "<x>", "words ", "YYYY-MM-DD", "...", "\u2705\u274c", "\u23f3",
)  # fmt: skip

_NOW = datetime(2026, 2, 9, 12, 34, 56, tzinfo=UTC)


def fresh(random: Random) -> Given:
    """Return a log of random pieces."""
    return {TEXT: encoded(random, "".join(mixed(random, PIECES, 8) for _ in range(random.randint(0, 30))))}


def check(given: Given) -> None:
    """Read a text as a log twice; its entries stand in order, each in the file.

    Then an entry is added.
    """
    data = given[TEXT]
    try:
        text = decode(data)
    except UndecodableError:
        return
    log = _read(data)
    assert log == _read(data), "two readings differ"
    lines = [one.location.line or 0 for one in log.entries]
    assert lines == sorted(lines), lines
    assert all(1 <= line <= len(text.lines) for line in lines), lines
    for one in log.entries:
        assert all(path.strip() for path in (*one.files, *log.points_to)), one
    _add(data, log, text.lines)


def _add(data: bytes, log: ToolLog, lines: Sequence[str]) -> None:
    """Add an entry whose words stand in the file: every other byte stays, and one entry more is read."""
    words = [line.strip() or "x" for line in lines[:4]] + ["x"] * 4
    new = NewEntry(words[0][:200], f"p{words[1][:200]}", (f"f{words[2][:60]}",), f"done {words[3][:40]}")
    try:
        found = log_with_entry("docs/toolcalls.md", data, new, _NOW)
    except UserError:
        return
    assert len(_read(found.after).entries) == len(log.entries) + 1, found.lines
    pairs = enumerate(zip(data, found.after, strict=False))
    same = next((at for at, (old, new_) in pairs if old != new_), len(data))
    assert found.after.endswith(data[same:]), "a byte that stood there is gone"


def _read(data: bytes) -> ToolLog:
    return read_log(parse_markdown(decode(data)), "docs/toolcalls.md")


CAMPAIGN = Campaign(
    name="tool_logs",
    about="tool-call logs in any mixture of forms",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=parts_of("docs/refactor/**/*.md", "tests/rules/cases/tool_log/**/*.yml"),
)
