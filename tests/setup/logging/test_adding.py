from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.errors import UserError
from dodcheck.setup.logging.adding import log_with_entry
from dodcheck.setup.logging.entry import NewEntry
from dodcheck.setup.logging.escaping import on_one_line
from support.logs import log, table
from support.shared import shared

NOW = datetime(2026, 2, 9, 12, 34, 56, tzinfo=UTC)
NEW = NewEntry("read_file", "Look at it", ("docs/a.md", "src/"), "done", "12 found")
HEADER = "| Timestamp | Tool | Purpose | Files | Status |"
SECTION = "### Entry 1\n**Tool:** write\n**Purpose:** Make it\n**Status:** ✅ Complete\n"


def lines(source: str, new: NewEntry = NEW) -> list[str]:
    return list(log_with_entry("log.md", source.encode(), new, NOW).lines)


@pytest.mark.parametrize(
    ("header", "row", "line"),
    [
        (
            HEADER,
            "| 2026-02-08T10:00:00Z | write | Make | `a` | ✅ Complete |",
            "| 2026-02-09T12:34:56Z | read_file | Look at it — 12 found | `docs/a.md`, `src/` | ✅ Complete |",
        ),
        (
            HEADER,
            "| 2026-02-08 | write | Make | a.md | Done |",
            "| 2026-02-09 | read_file | Look at it — 12 found | docs/a.md, src/ | Done |",
        ),
        (
            HEADER,
            "| 2026-02-08 10:00 UTC (start) | write | Make | - | merged |",
            "| 2026-02-09 12:34 UTC | read_file | Look at it — 12 found | docs/a.md, src/ | done |",
        ),
        (
            HEADER,
            "| Session start | write | Make | - | ok |",
            "| 2026-02-09T12:34:56Z | read_file | Look at it — 12 found | docs/a.md, src/ | ok |",
        ),
        (
            "| # | Date | Command | Result |",
            "| 009 | 2026/02/08 | ls | fine |",
            "| 010 | 2026/02/09 | read_file: Look at it | 12 found — done — docs/a.md, src/ |",
        ),
        (
            "| Time UTC | Actor | Action | Evidence / Notes |",
            "| 2026-02-08T10:00 | Ada | Push | `b.md` |",
            "| 2026-02-09T12:34 | Ada | read_file: Look at it | 12 found — done — docs/a.md, src/ |",
        ),
        (
            "| Step | Command / action |",
            "| Verify | `pytest` |",
            "| Look at it — done — docs/a.md, src/ — 12 found | read_file |",
        ),
    ],
)
def test_a_row_like_the_newest_one(header: str, row: str, line: str) -> None:
    assert lines(table(header, row)) == [line]


def test_a_table_without_rows_gets_its_first() -> None:
    assert lines(table(HEADER)) == [
        "| 2026-02-09T12:34:56Z | read_file | Look at it — 12 found | docs/a.md, src/ | done |"
    ]


@pytest.mark.parametrize(
    ("heading", "like_it"),
    [
        ("### Entry 1", "### Entry 2"),
        ("## Tool Call #9", "## Tool Call #10"),
        ("### Entry 004 — 2026-02-08T18:00", "### Entry 005 — 2026-02-09T12:34"),
        ("### Entry 3: Make it", "### Entry 4: Look at it"),
        ("### 2026-02-08 - Make it", "### 2026-02-09 - Look at it"),
        ("#### 2026-02-08 10:00 — Make it", "#### 2026-02-09 12:34 — Look at it"),
        ("## 2026-02-08", "## 2026-02-09"),
        ("## 7. 2026-02-08 - Make it", "## 8. 2026-02-09 - Look at it"),
        ("### 09) 2026-02-08T10:00:00Z", "### 10) 2026-02-09T12:34:56Z"),
        ("### #3: 2026-02-08 10:00", "### #4: 2026-02-09 12:34"),
    ],
)
def test_a_heading_like_the_newest_one(heading: str, like_it: str) -> None:
    found = lines(f"# Log\n\n{heading}\n- **Tool:** write\n- **Status**: done\n")
    assert found == ["", like_it, "- **Tool:** read_file", *found[3:-1], "- **Status**: done"]


def test_fields_that_the_newest_entry_has_not_stand_before_the_status() -> None:
    assert lines(
        f"# Log\n\n---\n\n{SECTION.replace(':**', ':**  ')}\n---\n\n{SECTION.replace('1', '2')}**Notes:**\n- x\n"
    ) == [
        "",
        "---",
        "",
        "### Entry 3",
        "**Tool:** read_file",
        "**Purpose:** Look at it",
        "**Timestamp:** 2026-02-09T12:34:56Z",
        "**Files:** docs/a.md, src/",
        "**Status:** ✅ Complete",
        "**Notes:** 12 found",
    ]


def test_an_item_like_the_newest_one() -> None:
    assert lines("# Log\n\n* 2026-02-08 10:00 — made `a.md`\n", NEW._replace(tool="git")) == [
        "* 2026-02-09 12:34 — git: Look at it — `docs/a.md`, `src/` — 12 found — done"
    ]


@pytest.mark.parametrize(
    ("newest", "line"),
    [
        ("- 2026-02-08 - made `a.md`", "- 2026-02-09 - read_file: Look at it - `docs/a.md`, `src/` - 12 found - done"),
        ("- 2026-02-08: made it", "- 2026-02-09: read_file: Look at it — `docs/a.md`, `src/` — 12 found — done"),
        ("- 2026-02-08: made - it", "- 2026-02-09: read_file: Look at it - `docs/a.md`, `src/` - 12 found - done"),
        ("1. **2026-02-08:** it", "1. **2026-02-09:** read_file: Look at it — `docs/a.md`, `src/` — 12 found — done"),
        ("* `2026-02-08` – it", "* `2026-02-09` – read_file: Look at it – `docs/a.md`, `src/` – 12 found – done"),
        ("- [2026-02-08] it", "- [2026-02-09] read_file: Look at it — `docs/a.md`, `src/` — 12 found — done"),
        ("- **2026-02-08** | `it`", "- **2026-02-09** | read_file: Look at it | `docs/a.md`, `src/` | 12 found | done"),
    ],
)
def test_an_item_has_the_signs_of_the_newest_one(newest: str, line: str) -> None:
    assert lines(f"# Log\n\n{newest}\n") == [line]


def test_a_log_without_any_entry_gets_the_usual_table() -> None:
    found = log_with_entry("log.md", b"# Log\n\n## Format\n\nRows.\n\n\n", NEW, NOW)
    assert found.after == (
        b"# Log\n\n## Format\n\nRows.\n\n## Tool Calls\n\n"
        b"| Timestamp | Tool | Purpose | Files/Target | Status |\n"
        b"|-----------|------|---------|--------------|--------|\n"
        b"| 2026-02-09T12:34:56Z | read_file | Look at it \xe2\x80\x94 12 found | docs/a.md, src/ | done |\n\n\n"
    )


@pytest.mark.parametrize(
    ("source", "new", "said"),
    [
        (
            table(HEADER, "| 2026-02-08 | a | b | c | ok |"),
            NEW._replace(status=""),
            "log.md states how each call ended, and --status is not given",
        ),
        ("This log intentionally begins empty.\n", NEW, "log.md says that it begins empty"),
        (
            "\0",
            NEW,
            "log.md can't be read: holds NUL bytes, so it is no text (UTF-16 is read only with a byte order mark)",
        ),
    ],
)
def test_what_is_refused(source: str, new: NewEntry, said: str) -> None:
    with pytest.raises(UserError) as caught:
        log_with_entry("log.md", source.encode(), new, NOW)
    assert [mistake.message for mistake in caught.value.mistakes] == [said]


SOURCES = st.sampled_from([
    table(HEADER, "| 2026-02-08 | write | Make | `a.md` | done |"),
    table("| Time | Actor | Action | Notes |", "| 2026-02-08 | Ada | Push | - |"),
    f"# Log\n\n{SECTION}",
    f"# Log\n\n{SECTION.replace('Entry 1', '2026-02-08 - Write')}",
    f"# Log\n\n{SECTION.replace('Entry 1', 'Entry 1: Write (2026-02-08)')}",
    "# Log\n",
])  # fmt: skip
WORDS = st.text(st.sampled_from("ab|`*_\\<>[]()!~&#:-\n\r\t\x07é✅\u202e "), min_size=1, max_size=12)
WHEN = st.one_of(st.just(""), WORDS.map("2026-02-09 {}".format))


@given(SOURCES, WORDS, WORDS, WORDS, WHEN)
def test_whatever_the_words_one_entry_more_is_read_or_nothing_is_written(
    source: str, tool: str, purpose: str, path: str, when: str
) -> None:
    before = source.encode()
    new = NewEntry(f"t{tool}", f"p{purpose}", (f"f{path}",), "done", when=when)
    try:
        found = log_with_entry("log.md", before, new, NOW)
    except UserError:
        return
    after = found.after.decode()
    assert len(log(after).entries) == len(log(source).entries) + 1
    start = after.index(found.lines[0]) if found.lines[0] else len(source)
    assert (after[:start] + after[start + len("\n".join(found.lines)) + 1 :]).rstrip("\n") == source.rstrip("\n")
    assert on_one_line(f"p{purpose}") in f"{found.entry.purpose} {found.entry.title}"


@pytest.mark.parametrize(
    "heading", ["2026-02-08", "2026-02-08 - Write", "Entry 1 (2026-02-08)", "Tool Call #1 2026-02-08"]
)
def test_a_timestamp_stays_in_its_heading(heading: str) -> None:
    found = lines(SECTION.replace("Entry 1", heading), NEW._replace(when="2026-02-09\n\n# More\n\n<b>"))
    assert [line for line in found if line.startswith("#")] == found[1:2]
    assert "2026-02-09 # More \\<b>" in found[1]


def test_characters_that_turn_the_direction_of_text_are_left_out() -> None:
    found = lines(SECTION, NEW._replace(tool="a\u202eb", purpose="\u2066c\u200f"))
    assert found[1:4] == ["### Entry 2", "**Tool:** a b", "**Purpose:** c"]


@pytest.mark.parametrize("words", ["a | b", "`x`", "a * b", "<b>", "a\nb", "C:\\x", "_a_", "[a](b)", "<!-- x", "&amp;"])
def test_common_signs_are_kept(words: str) -> None:
    found = log_with_entry(
        "log.md", table(HEADER, "| 2026-02-08 | a | b | c | ok |").encode(), NEW._replace(purpose=words, result=""), NOW
    )
    assert found.entry.purpose == on_one_line(words)


def test_every_real_log_takes_an_entry_and_keeps_all_others() -> None:
    refused: list[str] = []
    for path in sorted(shared("corpus").rglob("*toolcalls*.md")):
        try:
            found = log_with_entry("x.md", path.read_bytes(), NEW, NOW)
        except UserError as problem:
            refused += [one.message for one in problem.mistakes]
        else:
            assert len(found.after) > len(found.before)
    assert refused == ["x.md says that it begins empty"]
