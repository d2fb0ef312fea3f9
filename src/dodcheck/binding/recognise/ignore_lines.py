"""Lines of a `.gitignore`: those that name what is kept out, and those that may keep it out in other words."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule

_ENTRY = re.compile(r"/?(?:\*\*/)?[\w.*-][\w./*-]*")


def kept_out(file: str, held: str, named_in: str) -> Reading | None:
    """Return what asks for the line of one entry; ``None`` for what is none."""
    if not _ENTRY.fullmatch(held) or not re.search(r"\w\w", held):
        return None
    return Reading(TextRule(pattern=line_of(held), meaning=_that_names(held), in_=(file,), min=1, named_in=named_in))


def left_out(words: Phrase, found: re.Match[str], lines: Reading) -> Reading:
    """Return what asks for the lines, and that no other takes them back; a wider line may leave out the same.

    Where no line may be such a one, it is refuted.
    """
    (file,) = things_in(words, found["file"])
    entries = things_in(words, found["held"])

    def line(pattern: str, meaning: str, *, least: int | None = None, most: int | None = None) -> TextRule:
        return TextRule(pattern=pattern, meaning=meaning, in_=(file,), min=least, max=most, named_in=words.named_in)

    none = (line(rf"^!{line_of(held)[1:]}", f"a line that takes `{held}` back", most=0) for held in entries)
    wide = [line(_may_hold(held), f"a line that may leave out `{held}`", least=1) for held in entries]
    least = wide[0] if len(wide) == 1 else All(tuple(wide))
    return Reading(All((lines.tree, *none)), Strength.STRONGER, least=least)


def _that_names(held: str) -> str:
    return f"a line that names `{held}`"


def line_of(held: str) -> str:
    """Return a pattern of the lines of a `.gitignore` that name a path, at the root or anywhere, with `*` beside it.

    Of `*.pyc`, `*.py[cod]` is a line too, and neither of them at the root alone.
    """
    name = held.removeprefix("**/").strip("/")
    said = re.escape(name)
    if name.startswith("*.") and name[-1].isalnum():
        return rf"^(\*\*/)?(?:{said}|{re.escape(name[:-1])}\[\w*{name[-1]}\w*\])\s*$"
    return rf"^/?(\*\*/)?\*?{said}/?\**\s*$"


def _may_hold(held: str) -> str:
    """Return a pattern of the lines that may keep a path out: they name a part of it, or it with wildcards."""
    first = next(part for part in re.split(r"[/*]+", held) if part)
    letters = re.escape("".join(sorted(set(first))))
    return rf"^\s*[^#!\s].*{re.escape(first[1:])}|^\s*/?(?:\*\*/)?(?:\[[^\]]*\]|[?*{letters}])*/?\**\s*$"
