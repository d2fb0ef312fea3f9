from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.html.text import pieces
from dodcheck.reports.json import render as render_json
from dodcheck.reports.markdown import render as render_markdown
from dodcheck.reports.markdown_text import cell, command_cell
from dodcheck.reports.statement import statement
from dodcheck.reports.table import FORMATS
from dodcheck.reports.terminal import render as render_terminal
from dodcheck.reports.terminal import render_coloured, render_quiet
from dodcheck.reports.visible import visible
from dodcheck.reports.width import width
from support.hostile import HOSTILE_TEXTS, hostile, hostile_judgement
from support.pages import ELEMENTS, read
from support.reports import REPORTS, criterion, report

PIECES = st.sampled_from(
    ["::error::", "##[", "\x1b[31m", "|", "`", "@me", "#1", "<b>", "\u202e", "\n", " ", "語", "\ud800", "\u0301", "--"]
)
TEXTS = st.lists(PIECES | st.text(max_size=30), max_size=20).map("".join)
COMMAND = re.compile(r" {6}(\$ |<!-- |\(the command|[a-z_]+: \{|git |--|exclude:|dodcheck )")


def _saying(texts: list[str]) -> Report:
    verdicts = list(Verdict)
    judgements = (
        hostile_judgement(verdicts[at % len(verdicts)], at, text)
        for at, text in enumerate(texts, start=1)
        if verdicts[at % len(verdicts)] is not Verdict.UNOBSERVABLE
    )
    return report(*judgements, notices=tuple(Notice(text, Location(text), text) for text in texts))


REPORTED = st.lists(TEXTS, max_size=12).map(_saying)


@settings(max_examples=60, deadline=None)
@given(REPORTED)
def test_no_line_of_a_terminal_is_too_wide_but_commands(shown: Report) -> None:
    lines = (render_terminal(shown) + render_quiet(shown)).splitlines()
    assert [line for line in lines if width(line) > 80 and not COMMAND.match(line)] == []


@pytest.mark.parametrize("shown", [make() for make in (*REPORTS.values(), hostile)])
def test_no_line_of_the_golden_reports_is_too_wide_but_commands(shown: Report) -> None:
    lines = render_terminal(shown).splitlines()
    assert [line for line in lines if width(line) > 80 and not COMMAND.match(line)] == []


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=40, deadline=None)
@given(shown=REPORTED)
def test_no_format_prints_what_is_obeyed_or_unseen(kind: str, shown: Report) -> None:
    rendered = FORMATS[kind](shown)
    unseen = {char for char in rendered if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")} - {"\n"}
    assert unseen | ({"\u202e", "\u200b", "\ufeff", "\u3164"} & set(rendered)) == set()
    assert [line for line in rendered.split("\n") if line.strip().startswith("::")] == [] or kind == "github"
    assert "##[" not in rendered
    rendered.encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(REPORTED)
def test_colour_changes_no_character(shown: Report) -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", render_coloured(shown))
    assert "".join(f"{line.rstrip()}\n" for line in bare.split("\n")[:-1]) == render_terminal(shown)


@settings(max_examples=60, deadline=None)
@given(REPORTED)
def test_json_says_what_the_report_says(shown: Report) -> None:
    read = json.loads(render_json(shown))
    said = [(c["text"], c["verdict"], c["reason"], c["location"]["path"]) for c in read["criteria"]]
    assert said == [(j.criterion.text, j.verdict.value, j.reason, j.criterion.location.path) for j in shown.judgements]
    assert render_json(shown) == render_json(shown)


@settings(max_examples=60, deadline=None)
@given(REPORTED)
def test_every_row_of_a_markdown_table_has_its_three_cells(shown: Report) -> None:
    rows = [line for line in render_markdown(shown).split("\n") if line.startswith("| <code>")]
    assert [row for row in rows if row.count("|") != 4] == []


LIVE = ("<script", "<img", "<!-- x", "@octocat", "@org", "#12", "#56", "GH-34", "://", "www.e")
OUR_HTML = {"<code>", "</code>", "<br>", "<!-- -->"}
OUR_BLOCKS = {"<details><summary>", "</details>\n", "<!-- dodcheck comment: phase-1 -->\n"}


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_markdown_shows_a_hostile_text_without_obeying_it(name: str) -> None:
    rendered = render_markdown(_saying([HOSTILE_TEXTS[name]] * 4))
    assert [live for live in LIVE if live in rendered] == []


@settings(max_examples=60, deadline=None)
@given(REPORTED)
def test_markdown_holds_no_markup_but_its_own(shown: Report) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(render_markdown(shown))
    inline = [child for token in tokens for child in token.children or []]
    assert {child.content for child in inline if child.type == "html_inline"} <= OUR_HTML
    assert {child.type for child in inline} <= {"text", "text_special", "html_inline", "strong_open", "strong_close"}
    blocks = [token.content for token in tokens if token.type == "html_block"]
    assert [block for block in blocks if not any(map(block.startswith, OUR_BLOCKS))] == []


@settings(max_examples=40, deadline=None)
@given(REPORTED)
def test_a_page_holds_no_markup_but_its_own(shown: Report) -> None:
    page = read(FORMATS["html"](shown))
    assert page.wrong == []
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    names = {name for _, attributes in page.elements for name in attributes}
    assert {name for name in names if name.startswith("on") or name in {"src", "style"}} == set()
    assert [target for target in page.attributes("href") if not target.startswith("#")] == []


@given(TEXTS)
def test_a_reader_of_a_page_sees_the_statement(text: str) -> None:
    shown = criterion(1, text)
    told = "".join(piece.text for piece in pieces(shown))
    # A log command may begin in one part and end in the next: nothing obeys that, and it is not spelled out.
    assert told.replace(r"\x23", "#").split() == statement(shown).replace(r"\x23", "#").split()


@given(TEXTS)
def test_a_reader_of_markdown_sees_the_text(text: str) -> None:
    shown = MarkdownIt("commonmark").parse(f"x {cell(text, 10_000)}")[1].children or []
    assert "".join(child.content for child in shown).replace("\u200b", "") == f"x {visible(text)}".rstrip()


def test_markdown_stays_within_what_a_comment_may_hold() -> None:
    rendered = render_markdown(_saying(list(HOSTILE_TEXTS.values()) * 60))
    assert len(rendered) < 65_536
    assert "more: the JSON report has them all." in rendered


def test_a_command_is_copied_from_markdown_as_it_is() -> None:
    command = "git grep -c -e '@main' -e '#1  x' -- .github | sort"
    children = MarkdownIt("commonmark").parse(f"x {command_cell(command, 400)}")[1].children or []
    assert "".join(child.content for child in children if child.type != "html_inline") == f"x {command}"
