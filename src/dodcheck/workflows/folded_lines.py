"""Where the lines of a folded block (`>`) stand in the file: YAML puts several lines together to one."""

from __future__ import annotations

from collections.abc import Sequence


def lines_of_folded_text(text: str, lines: Sequence[str], at: int) -> tuple[int, ...]:
    """Return the line of the file, from 1, in which each line of a folded text begins.

    ``at`` is how many lines of the file stand before the block. An empty line of the text has the line before it.
    """
    begins: list[int] = []
    for line in text.split("\n"):
        rest = line.strip()
        if rest:
            at = _filled(lines, at)
            begins.append(at + 1)
            at = _behind(rest, lines, at)
        else:
            begins.append(begins[-1] if begins else at + 1)
    return tuple(begins)


def _filled(lines: Sequence[str], at: int) -> int:
    """Return the next line that is not empty, the last one where none is."""
    while at < len(lines) - 1 and not lines[at].strip():
        at += 1
    return at


def _behind(rest: str, lines: Sequence[str], at: int) -> int:
    """Return the line behind those that are put together to a text."""
    taken = 0
    while at < len(lines):
        own = lines[at].strip()
        if taken and (not own or not rest.startswith(own, taken)):
            break
        taken += len(own)
        at += 1
        while taken < len(rest) and rest[taken] in " \t":
            taken += 1
        if taken >= len(rest):
            break
    return at
