"""The format of an audit: of workflows, of the supply chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from dodcheck.commands.streams import wants_colour
from dodcheck.errors import user_error

_Report = TypeVar("_Report")


def rendered(
    report: _Report,
    name: str,
    formats: Mapping[str, Callable[[_Report], str]],
    coloured: Callable[[_Report], str],
    *,
    colour_refused: bool,
) -> str:
    """Return a report in a format; ``coloured`` is what a terminal that can do colours gets."""
    if name == "terminal" and wants_colour(refused=colour_refused):
        return coloured(report)
    return formats[name](report)


def check_format(name: str, command: str, formats: Mapping[str, object]) -> None:
    """Raise ``UserError`` for a format that a command has not."""
    if name not in formats:
        raise user_error(
            f"--format: {command} has no format `{name}`", f"The formats are: {', '.join(sorted(formats))}."
        )
