from __future__ import annotations

import time

import pytest

from dodcheck.documents.blocks import Block, Heading, Item
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode

END = b"\n\n# End\n\n- [x] a\n"

# Generous for a busy machine: what is quadratic takes minutes.
SECONDS = 10

CASES = {
    "one line of markers": b"> > > > * - + 1. [" * 8000,
    "ten megabytes of paragraph": b"word and more words in a line that goes on\n" * 240_000,
    "one line of ten megabytes": b"word " * 2_000_000,
    "lines of eighty quotes": (b">" * 80 + b" a\n") * 2000,
    "lazy lines below many quotes": b">" * 59 + b" a\n" + b"lazy\n" * 20_000,
    "opening brackets": b"[" * 50_000,
    "backticks": b"a" + b"`" * 100_000,
    "pipes": b"|" * 100_000 + b"\n" + b"|" * 100_000,
    "wide table": b"|" + b"a|" * 20_000 + b"\n|" + b"-|" * 20_000 + b"\n|" + b"[x] |" * 20_000 + b"\n" + b"|a|\n" * 100,
    "wide table of mojibake": b"|" + "âœ…|".encode() * 20_000 + b"\n|" + b"-|" * 20_000,
    "comments": b"<!---->" * 100_000,
    "open tags": b"<a b=c\n" * 30_000,
    "dashes": b"- " * 200_000 + b"x",
    "dashes and spaces": b"- " * 40 + b" " * 500_000 + b"x",
    "front matter key": b"---\na" + b" " * 100_000,
    "tables that are none": (b"a | b\n" + b"-|" * 10 + b"\n") * 10_000,
    "quotes and lazy lines": b"> a\nb\n" * 30_000,
    "quoted headings and lines that continue nothing": b"> # a\nb\n" * 10_000,
    "quotes in quotes and lines that continue nothing": b"> > # a\nb\n" * 10_000,
    "quotes that begin again in a quote": b"> > # a\n> b\n" * 10_000,
    "quoted rules and lines that continue nothing": b"> a\n> ***\nb\n" * 10_000,
    "quoted fences": b"> ```\nb\n" * 10_000,
    "quotes in an item": b"- a\n" + b"  > # a\n  b\n" * 10_000,
    "long quotes and a line": (b"> # a\n" * 100 + b"b\n") * 300,
}


def last_two(found: tuple[Block, ...]) -> list[str]:
    return [block.source for block in found[-2:] if isinstance(block, Heading | Item)]


@pytest.mark.parametrize("name", CASES)
def test_hostile_documents_are_read_quickly_and_to_the_end(name: str) -> None:
    text = decode(CASES[name] + END)
    begin = time.process_time()
    outline = parse_markdown(text)
    assert time.process_time() - begin < SECONDS
    assert last_two(outline.blocks) == ["End", "[x] a"]
