"""Functions of a script that it may call by a name that is only known when it runs: `"$@"`, `step unit`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dodcheck.workflows.shell.run_command import RunCommand

_NAME = re.compile(r"[\w.-]+")
_RUNS = frozenset({"eval", "iex", "invoke-expression"})
_SAYS = frozenset({"echo", "printf", "unset", "export", "declare", "typeset", "trap", "write-host", "write-output"})


def maybe_called(names: Collection[str], commands: Iterable[RunCommand]) -> frozenset[str]:
    """Return those of some functions that a script may call although no command of it has their name.

    Each of them may be where the name of a command is filled in, and one that is handed to a command as a word.
    """
    handed: set[str] = set()
    for command in commands:
        words = command.words
        first = words[0].text.lower() if words else ""
        if words and not (words[0].exact and (first not in _RUNS or all(word.exact for word in words))):
            return frozenset(names)
        if first not in _SAYS:
            handed.update(*(_NAME.findall(word.text) for word in (*command.assigned, *words[1:])))
    return frozenset(handed.intersection(names))
