"""TOML, bounded."""

from __future__ import annotations

import re
import tomllib

from dodcheck.formats.problem import FormatProblem

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def load(text: str) -> dict[str, object]:
    """Return the table of a TOML text. Raises ``FormatProblem``."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise FormatProblem("nested too deep") from None
    except ValueError as problem:
        raise _problem(str(problem)) from None


def _problem(said: str) -> FormatProblem:
    found = _PLACE.search(said)
    words = said[: found.start()] if found else said
    words = words[:1].lower() + words[1:]
    if found is None or found["line"] is None:
        return FormatProblem(words)
    return FormatProblem(words, int(found["line"]), int(found["column"]))
