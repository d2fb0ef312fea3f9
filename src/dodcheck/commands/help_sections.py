"""The list of commands in the help of dodcheck itself: by what they are for."""

from __future__ import annotations

from typing import Final

from typer._click import Context, HelpFormatter
from typer.core import TyperGroup

SECTIONS: Final = (
    ("Judge", ("phase", "milestone", "program", "claims", "pr")),
    ("Understand", ("explain", "diff", "history", "blame")),
    ("Keep the judgement honest", ("selftest", "verify")),
    ("Audit", ("ci", "sbom", "secrets", "posture", "modules")),
    ("Keep the documents", ("tick", "log")),
    ("Set up", ("init", "rebind", "waive", "attest", "rules", "mcp")),
)
"""Every command, under what it is for."""

_COLUMNS = 80


class SectionedGroup(TyperGroup):
    """The group of all commands, listed by section."""

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write name and question of each command, the names in one column throughout."""
        widest = max(len(name) for _, names in SECTIONS for name in names)
        for head, names in SECTIONS:
            shown = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(head):
                rows = [
                    (f"{name:<{widest}}", command.get_short_help_str(_COLUMNS)) for name, command in shown if command
                ]
                formatter.write_dl(rows)
