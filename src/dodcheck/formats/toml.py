"""TOML, bounded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from dodcheck.formats.nesting import MAX_LEVELS, is_deep
from dodcheck.formats.problem import FormatProblem, UnreadProblem

MAX_SIZE = 2 * 1024 * 1024
"""Longer texts are not read."""
MAX_DOTS = 200
"""Lines with more dots are not read: the time for a dotted key grows with the square of its parts."""

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class WrittenFloat(str):
    """A float as it is written, without underscores."""

    __slots__ = ()


def load(text: str) -> dict[str, object]:
    """Return the table of a TOML text. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    return _load_table(text, float)


def load_with_written_floats(text: str) -> dict[str, object]:
    """Return the table of a TOML text with each float as ``Written``. Raises as ``load`` does."""
    return _load_table(text, lambda said: WrittenFloat(said.replace("_", "")))


def _load_table(text: str, parse_float: Callable[[str], object]) -> dict[str, object]:
    if len(text) > MAX_SIZE:
        raise UnreadProblem(f"more than {MAX_SIZE // 1024 // 1024} MB of TOML")
    dotted = next((at for at, line in enumerate(text.split("\n"), 1) if line.count(".") > MAX_DOTS), None)
    if dotted:
        raise UnreadProblem(f"more than {MAX_DOTS} dots on one line", dotted)
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"), parse_float=parse_float)
    except RecursionError:  # at more than the limit that is told, whatever calls this
        raise _too_deep() from None
    except tomllib.TOMLDecodeError as problem:
        raise _problem(str(problem)) from None
    except ValueError:
        raise UnreadProblem("it holds a number with too many digits") from None
    if is_deep(table):
        raise _too_deep()
    return table


def _too_deep() -> UnreadProblem:
    return UnreadProblem(f"nested deeper than {MAX_LEVELS} levels")


def _problem(said: str) -> FormatProblem:
    found = _PLACE.search(said)
    words = said[: found.start()] if found else said
    words = words[:1].lower() + words[1:]
    if found is None or found["line"] is None:
        return FormatProblem(words)
    return FormatProblem(words, int(found["line"]), int(found["column"]))
