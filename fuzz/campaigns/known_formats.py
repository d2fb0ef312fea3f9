"""Every known format by the suffix of a file, XML among them; the first byte of an input chooses it."""

from __future__ import annotations

from random import Random

from dodcheck.formats.known import format_problem as known
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.trees import tree_of
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed

SUFFIXES = ("a.xml", "a.json", "a.jsonc", "templates/a.yml", "a.yaml", "a.toml", "a.py", "tsconfig.json", "a.txt")
PIECES = (
    "<a>", "</a>", "<a/>", "<?xml version='1.0' encoding='", "utf-16'?>", "utf-8'?>", "<!DOCTYPE a [",
    "<!ENTITY b 'c'>", "]>", "&b;", "&#65;", "&lt;", "<![CDATA[", "]]>", "<!--", "-->", " x='1'", "<b:c xmlns:b='u'>",
    "<", ">", "'", "{{ a }}", "{% x %}", "a: 1\n", "[", "{", '"a"', "x = 1\n", "\n", "# coding: utf-7\n",
    "# coding: x\n", "\x00",
)  # fmt: skip


def fresh(random: Random) -> Given:
    """Return a text that begins with a sign for a suffix."""
    return {TEXT: random.choice(b"0123456789").to_bytes(1, "big") + encoded(random, mixed(random, PIECES, 30))}


def check(given: Given) -> None:
    """Tell whether a file is of its format."""
    first, data = given[TEXT][:1], given[TEXT][1:]
    path = SUFFIXES[sum(first) % len(SUFFIXES)]
    problem = known(path, data)
    assert problem is None or problem.line is None or problem.line >= 1
    try:
        tree_of(path, data)
    except FormatProblem:
        return


CAMPAIGN = Campaign(name="formats", about="every format by its suffix", fresh=fresh, check=check, pieces=PIECES)
