"""Which command lines have the same answer again, as long as nothing is touched."""

from __future__ import annotations

from collections.abc import Sequence

_COMMANDS = frozenset({"phase", "program", "milestone", "claims", "pr"})
_AUDITS = frozenset({"inventory", "signals", "risks", "pins", "gate"})
_NAMES_ONE = frozenset({"phase", "milestone"})
"""Commands with one word that says what is judged."""

_FLAGS = frozenset({"--strict", "--quiet", "--no-color", "--report-only"})
_VALUED = frozenset({"--format", "--base", "--as-of"})


def is_repeatable(words: Sequence[str]) -> bool:
    """Return whether a command line only looks at the repository around it, and only prints.

    What is not known here is not repeatable: files that the caller names, plugins, reports in files, another folder,
    commands that write.
    """
    loose = _positional_words(words)
    match loose:
        case []:
            return not words or words[0] in _VALUED
        case ["ci", audit]:
            return audit in _AUDITS
        case [command, *named]:
            return command in _COMMANDS and len(named) == (command in _NAMES_ONE)
        case _:
            return False


def _positional_words(words: Sequence[str]) -> list[str] | None:
    """Return the words that are no option and no option's value; ``None`` where an option is not known here."""
    loose: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, _ = word.partition("=")
        if not word.startswith("-"):
            loose.append(word)
        elif name in _VALUED:
            _ = equals or next(rest, "")
        elif word not in _FLAGS:
            return None
    return loose
