"""The one table of grammars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Grammar

GRAMMARS: Mapping[str, str] = {
    "grep": "grep",
    "finds": "ls-files|find |ls ",
    "entries": "entry|entries|closed|complete|done",
    "registers": (
        "closed|resolved|done|fixed|complete|addressed|mitigated|open|deferred|pending|"
        "listed|lists|added|contain|has |record|register|document"
    ),
    "dependency_updates": "dependabot|renovate",
    "hooks": "pre-commit",
    "absence": "no |not |n't |never |zero |0 |free of|eliminate|gone|purge|remove|delete|drop",
    "gone": "remove|delete|gone|drop|exist|not |no |empty",
    "counts": "files|documents|docs|pages|scripts|modules|line|words",
    "values": (
        "=|:|≥|≤|set|pin|has |has been|is |are |at least|at most|no less|"
        "no more|equal|declare|specif|define|configure|script|contain|include|provide|raise|lower|bump"
    ),
    "validates": "valid|conform|adhere|compl|parses|well-formed",
    "content": (
        "contain|mention|include|list|reference|document|describe|explain|"
        "name|cover|record|note|present|found|section|heading|link"
    ),
    "symbols": (
        "()|(…)|(...)|function|method|class|constant|exception|enum|interface|struct|trait|module|define|declare"
    ),
    "symbol_uses": (
        "take|accept|has |support|gains|add|raise|throw|check|compare|verif|enforce|call|invoke|validate|reject"
    ),
    "implemented": "implement|build",
    "existence": "",
}
"""Every grammar: its module in this folder, and hints between bars; one stands in the words or things of all it reads.

They are tried in this order on a statement and on each of its clauses; the first that understands all of it wins. A
module is loaded when a statement has a hint of it: compiling its forms takes some milliseconds.
"""

IN_WORDS = frozenset(
    (
        *("entries", "registers", "absence", "gone", "counts", "validates"),
        *("content", "symbol_uses", "implemented"),
    )
)
"""Those whose hints stand in words only: a name of a file, such as `docs/index.md`, is no hint of them."""

WHOLE: Mapping[str, str] = {"listing": ""}
"""Those that read a whole statement only: a path behind "and" belongs to what stands before it."""

PROSE: Mapping[str, str] = {"platform": ""}
"""Those that also read statements without a code span or file name; their rules ask what no repository holds."""


def hinted(grammars: Mapping[str, str], words: Phrase) -> Iterator[Grammar]:
    """Yield the grammars that may have something to say, in their order."""
    said = f"{words.words}\n{words.under}"
    shown = "\n".join((said, *(thing.lower() for thing in words.things)))
    for name, hints in grammars.items():
        if _has(said if name in IN_WORDS else shown, hints):
            yield named(name)


def _has(text: str, hints: str) -> bool:
    return any(map(text.__contains__, _parts(hints)))


@cache
def _parts(hints: str) -> tuple[str, ...]:
    return tuple(hints.split("|"))


@cache
def named(name: str) -> Grammar:
    """Return the grammar of that name."""
    grammar: Grammar = import_module(f"dodcheck.binding.recognise.{name}").read
    return grammar
