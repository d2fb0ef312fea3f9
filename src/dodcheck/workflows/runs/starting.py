"""Which commands may start others that are followed: a look at their first words that never misses one."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.workflows.runs.given import OTHERS, PWSHS, PYTHONS
from dodcheck.workflows.runs.package import MANAGERS
from dodcheck.workflows.shell.settings import SHELLS
from dodcheck.workflows.shell.words import Word

MAKES = frozenset({"make", "gmake"})
"""The programs that make targets of a Makefile."""

_NAMES = MAKES | MANAGERS | SHELLS | PWSHS | OTHERS | {"tox", "source", ".", "eval", "cmd"}
_MODULE = 2
_NEAR = 100


def may_start(words: Sequence[Word]) -> bool:
    """Return false only where the command of these words starts nothing that is followed."""
    if not words:
        return False
    name = words[0].text.lower()
    if "/" in name or "\\" in name or name.endswith((".bat", ".cmd")):
        return True
    plain = name.removesuffix(".exe")
    if plain in PYTHONS and any(word.text == "-c" or word.text.endswith(".py") for word in words[1:_NEAR]):
        return True
    return plain in _NAMES or (len(words) > _MODULE and words[_MODULE].text == "tox")
