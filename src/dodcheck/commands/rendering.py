"""The format of a command that has formats of its own: audits, histories, self-tests."""

from __future__ import annotations

from typing import TypeVar

from dodcheck.commands.streams import wants_colour
from dodcheck.errors import user_error
from dodcheck.reports.formats import Formats

_Report = TypeVar("_Report")


def check_format(name: str, formats: Formats[_Report]) -> None:
    """Raise ``UserError`` for a format that a command has not."""
    if name not in formats:
        hint = f"The formats are: {', '.join(sorted(formats))}."
        raise user_error(f"--format: {formats.command} has no format `{name}`", hint)


def render_for_terminal(report: _Report, name: str, formats: Formats[_Report], *, colour_refused: bool) -> str:
    """Return a report in a format, for a terminal that can do colours with them."""
    if name == "terminal" and wants_colour(refused=colour_refused):
        return formats.coloured(report)
    return formats[name](report)
