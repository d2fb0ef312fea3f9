"""Queries into data files."""

from __future__ import annotations

from random import Random

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import load_nodes
from dodcheck.rules.options import OptionError
from dodcheck.rules.values.query import MAX_QUERY, find, last_key, query, written
from fuzz.campaign import Campaign, Given
from fuzz.texts import mixed

PIECES = (
    "a", "b", ".", "..", "[0]", "[*]", "[]", "[", "]", "*", "'", '"', "\\", "**.", "a.b", '"a b"', "-1",
    "[99999999999]", " ", "a-b", "<<", "$", "?", "\n",
)  # fmt: skip
DATA = (
    "a: ",
    "b: ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "1",
    "x",
    "\n",
    "  ",
    "- ",
    "&x ",
    "*x",
    "<<: *x\n",
    "a: 1\na: 2\n",
    "'a b': ",
)


def fresh(random: Random) -> Given:
    """Return a query, the keys of another, and a data file."""
    return {
        "query": mixed(random, PIECES, 8).encode("utf-8", "replace"),
        "data": mixed(random, DATA, 25).encode("utf-8", "replace"),
    }


def check(given: Given) -> None:
    """Read a query and follow it; a query made of keys leads over just these keys."""
    text = given.get("query", b"").decode("utf-8", "replace")
    keys = text.split(".")
    made = written(keys)
    if len(made) <= MAX_QUERY and all(keys):
        assert list(query(made).steps) == keys, made
    try:
        asked = query(text)
        root = load_nodes(given.get("data", b"").decode("utf-8", "replace"))
    except (OptionError, FormatProblem):
        return
    last_key(asked)
    if root is not None:
        assert find(root, asked), "a path leads somewhere or breaks off"


CAMPAIGN = Campaign(
    name="queries", about="queries into data files", fresh=fresh, check=check, pieces=PIECES + DATA, grows=False
)
