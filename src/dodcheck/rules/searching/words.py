"""Words for how often something stands in files."""

from __future__ import annotations

from dodcheck.phrasing import some
from dodcheck.rules.searching.scan import ScanResult

MAX_SHOWN = 100
"""Characters shown of what is looked for."""


def shortened_text(text: str) -> str:
    """Return what is looked for, shortened."""
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def pattern_in_words(pattern: str) -> str:
    """Return what is looked for by a pattern that has no meaning told."""
    return f"the pattern {pattern}" if len(pattern) <= MAX_SHOWN else "what the pattern looks for"


def line_word(count: int) -> str:
    """Return the word for so many lines."""
    return "line" if count == 1 else "lines"


def lines_from(least: int | None, most: int | None) -> str:
    """Return a wanted number of lines in words."""
    if most == 0:
        return "no line"
    if most is None:
        return f"at least {least or 1} {line_word(least or 1)}"
    return f"{least} {line_word(most)}" if least == most else f"{least or 0} to {most} lines"


def not_looked_at(scan_result: ScanResult, blind: list[str]) -> str:
    """Return what could not be looked at, in words that follow a sentence."""
    left = [*scan_result.skipped, *(f"{path} (missing, a link or a submodule)" for path in blind)]
    if not left:
        return ""
    return f"; not looked at: {some(left, 1)}"
