"""What a statement about a change says of the past: that what is gone now was there once."""

from __future__ import annotations

from collections.abc import Iterable

from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.code.definitions import What
from dodcheck.rules.code.suffixes import SUFFIXES
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.formerly import FormerlyRule
from dodcheck.rules.symbol import SymbolRule
from dodcheck.rules.text import TextRule


def formerly(reading: Reading, gone: Iterable[Tree]) -> Reading:
    """Return a reading that also asks for a past in which each of the things that are ``gone`` was there.

    What nobody ever had is not there either, and nobody removed it. A rule that proves nothing stays as it is.
    """
    past = [tree for one in gone if (tree := was_there(one)) is not None]
    if reading.strength is Strength.WEAKER or not past:
        return reading
    now = reading.tree.rules if isinstance(reading.tree, All) else (reading.tree,)
    return reading._replace(tree=All((*now, *dict.fromkeys(past))))


def made(there: FileRule) -> AnyOf:
    """Return the least that a change asks of a file which it made: it is there, or was there once."""
    return AnyOf((there, FormerlyRule(path=there.path, named_in=there.named_in, strict=True)))


def was_there(gone: Tree) -> Tree | None:
    """Return the rule that what a rule says must not be there was there once, ``None`` for other rules."""
    match gone:
        case FileRule():
            return FormerlyRule(path=gone.path, named_in=gone.named_in)
        case TextRule():
            return FormerlyRule(
                literal=gone.literal,
                pattern=gone.pattern,
                meaning=gone.meaning,
                in_=gone.in_,
                exclude=gone.exclude,
                code_only=gone.code_only,
                named_in=gone.named_in,
            )
        case SymbolRule(what=What.MODULE):
            path = gone.symbol.replace(".", "/")
            return AnyOf((FormerlyRule(path=f"{path}.py"), FormerlyRule(path=f"{path}/")))
        case SymbolRule():
            files = tuple(f"**/*{suffix}" for suffix in SUFFIXES) if gone.in_ == ("**",) else gone.in_
            return FormerlyRule(literal=gone.symbol.rpartition(".")[2], in_=files, code_only=True)
        case AnyOf(rules):
            past = [tree for one in rules if (tree := was_there(one)) is not None]
            return AnyOf(tuple(past)) if past else None
        case _:
            return None
