"""Functions of a script that it may call by a name that is only known when it runs: `"$@"`, `step unit`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dodcheck.workflows.shell.ran import Ran

_NAME = re.compile(r"[\w.-]+")
_SAYS = frozenset({"echo", "printf", "unset", "export", "declare", "typeset", "trap"})


def maybe_called(names: Collection[str], commands: Iterable[Ran]) -> frozenset[str]:
    """Return those of some functions that a script may call although no command of it has their name.

    Each of them may be where the name of a command is filled in, and one that is handed to a command as a word.
    """
    handed: set[str] = set()
    for one in commands:
        words = one.words
        if words and (not words[0].exact or (words[0].text == "eval" and not all(word.exact for word in words))):
            return frozenset(names)
        if not words or words[0].text not in _SAYS:
            handed.update(*(_NAME.findall(word.text) for word in (*one.assigned, *words[1:])))
    return frozenset(handed.intersection(names))
