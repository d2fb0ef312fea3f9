from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.blocks import (
    Block,
    Cell,
    Code,
    Comment,
    Heading,
    Item,
    Outline,
    Paragraph,
    Rule,
    Table,
    TooDeep,
)
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode


def blocks(source: str) -> tuple[Block, ...]:
    return parse_markdown(decode(source.encode())).blocks


def test_headings_paragraphs_rules_and_code() -> None:
    assert blocks("# A *b* #\n\nTwo\nlines\n===\n\nword\n   more  \n***\n```py\n- [x] no\n```\n\n    - [x] no\n") == (
        Heading(1, "A *b*", 1),
        Heading(1, "Two\nlines", 3),
        Paragraph("word\nmore", None, 7),
        Rule(9),
        Code("- [x] no\n", 10, 12),
        Code("- [x] no\n", 14, 14),
    )


def test_items_of_every_marker() -> None:
    assert blocks("* [x] a\n+ b\n1. c\n2) d\n   e\n- f\n  - g\n\nend\n") == (
        Item("*", "[x] a", 0, None, 1, 1, 1),
        Item("+", "b", 0, None, 2, 1, 2),
        Item("1.", "c", 0, None, 3, 1, 3),
        Item("2)", "d\ne", 0, None, 4, 1, 5),
        Item("-", "f", 0, None, 6, 1, 7),
        Item("-", "g", 1, 4, 7, 3, 7),
        Paragraph("end", None, 9),
    )


def test_several_markers_on_one_line_and_tabs() -> None:
    assert blocks("> - 1. [x] a\n>      b\n\n- - c\n\t- d\n-\n- # H\n") == (
        Item("-", "", 0, None, 1, 3, 2),
        Item("1.", "[x] a\nb", 1, 0, 1, 5, 2),
        Item("-", "", 0, None, 4, 1, 5),
        Item("-", "c", 1, 2, 4, 3, 5),
        Item("-", "d", 2, 3, 5, 2, 5),
        Item("-", "", 0, None, 6, 1, 6),
        Item("-", "", 0, None, 7, 1, 7),
        Heading(1, "H", 7),
    )


def test_blocks_inside_an_item_know_it() -> None:
    assert blocks("- a <!-- in -->\n\n  b\n\n  <!-- c -->\n\n  | x |\n  |---|\n  | y |\n") == (
        Item("-", "a <!-- in -->", 0, None, 1, 1, 9),
        Paragraph("b", 0, 3),
        Comment(" c ", 0, 5, 7),
        Table((Cell("x", 7, 5),), ((Cell("y", 9, 5),),), 0, 7),
    )


def test_cells_and_their_places() -> None:
    assert blocks("> a | b \\| c\n> ---|:-:\n> | `x \\| y` |\n> |  | [x] | surplus |\n>one\n") == (
        Table(
            (Cell("a", 1, 3), Cell("b \\| c", 1, 7)),
            (
                (Cell("`x \\| y`", 3, 5), Cell("", 3, 15)),
                (Cell("", 4, 4), Cell("[x]", 4, 8)),
                (Cell("one", 5, 2), Cell("", 5, 5)),
            ),
            None,
            1,
            (Cell("surplus", 4, 14),),
        ),
    )


def test_columns_are_those_of_the_raw_line() -> None:
    assert blocks("| â‰¥ | âœ… [x] | [ ] |\n|-|-|-|\n") == (
        Table((Cell("≥", 1, 3), Cell("✅ [x]", 1, 9), Cell("[ ]", 1, 19)), (), None, 1),
    )


def test_a_list_item_is_no_table_header() -> None:
    assert blocks("- [x] a | b\n|---|---|\n") == (Item("-", "[x] a | b\n|---|---|", 0, None, 1, 1, 2),)


def test_html_blocks_yield_their_comments_only() -> None:
    assert blocks(
        "<!-- a --> <!---->\n\n<div>\n- [x] no <!-- no -->\n</div>\n\n- <!--\n  - [x] c\n\n  --> <!-- d\n"
    ) == (
        Comment(" a ", None, 1, 5),
        Comment("", None, 1, 16),
        Item("-", "", 0, None, 7, 1, 10),
        Comment("\n- [x] c\n\n", 2, 7, 7),
    )


def test_front_matter_is_left_out_and_thematic_breaks_hide_nothing() -> None:
    assert blocks("---\ntitle: x\n- y\n---\n# A\n") == (Heading(1, "A", 5),)
    assert blocks("---\n- [x] a\n\n---\n") == (Rule(1), Item("-", "[x] a", 0, None, 2, 1, 2), Rule(4))
    assert blocks("---\n---\n") == ()


def test_link_reference_definitions_hide_no_box() -> None:
    assert blocks("- [x]: done\n") == (Item("-", "[x]: done", 0, None, 1, 1, 1),)


def items(outline: Outline) -> list[str]:
    return [block.source for block in outline.blocks if isinstance(block, Item)]


def test_what_follows_a_container_beyond_the_limit_is_read() -> None:
    outline = parse_markdown(decode(b"> " * 70 + b"deep\n> - [x] b\n\n- [x] c\n"))
    assert outline.blocks == (Item("-", "[x] b", 0, None, 2, 3, 2), Item("-", "[x] c", 0, None, 4, 1, 4))
    assert outline.too_deep == (TooDeep(1),)


def test_lists_nested_over_lines_lose_only_what_is_too_deep() -> None:
    source = "".join("  " * depth + f"- {depth}\n" for depth in range(300)) + "- after\n"
    outline = parse_markdown(decode(source.encode()))
    assert items(outline) == [str(depth) for depth in range(30)] + ["after"]
    assert outline.too_deep == tuple(TooDeep(line) for line in range(31, 301))


def test_deep_indentation_alone_is_not_too_deep() -> None:
    source = "- a\n" + " " * 500 + "continued\n\n" + " " * 500 + "code\n"
    outline = parse_markdown(decode(source.encode()))
    assert outline.blocks[0] == Item("-", "a\ncontinued", 0, None, 1, 1, 4)
    assert (len(outline.blocks), outline.too_deep) == (2, ())


MARKERS = [
    "> ",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "\t",
    " ",
    "    ",
    "# ",
    "---\n",
    "===\n",
    "```",
    "~~~",
    "<!-- ",
    "-->",
    "<div>",
]
ROWS = ["|", "| a | b |\n", "|---|---|\n", "-|-\n"]
WORDS = ["a", "[x] b", "âœ…", "é", "âŒ", "\\", "<b>", "x: y\n", "\n", "\n\n", "\r", "\u2028"]
PIECES = st.sampled_from([*MARKERS, *ROWS, *WORDS])


def first(raw: str, column: int) -> str:
    return raw[column - 1 : column]


@given(st.lists(PIECES, max_size=60).map("".join))
def test_places_point_at_what_they_name(source: str) -> None:
    text = decode(source.encode())
    outline = parse_markdown(text)
    for block in outline.blocks:
        assert 1 <= block.line <= len(text.raw)
        match block:
            case Item():
                assert text.raw[block.line - 1].startswith(block.marker, block.column - 1)
                assert block.line <= block.end <= len(text.raw)
            case Comment():
                assert text.raw[block.line - 1].endswith("<!--", 0, block.column - 1)
            case Table():
                for cell in (cell for row in (block.header, *block.rows) for cell in row if cell.source):
                    here = first(text.raw[cell.line - 1], cell.column)
                    assert here == cell.source[0] or (here in "âœŒ" and cell.source[0] in "✅❌")
            case _:
                pass


@given(st.text())
def test_nothing_fails(source: str) -> None:
    parse_markdown(decode(source.replace("\0", "").encode()))
