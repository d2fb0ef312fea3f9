"""The command line of `dodcheck tick`."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck.commands.audit_options import AsOf, Evidence, Plugins, Repo, Rules
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request


def tick_boxes(
    scope: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SCOPE]...", help="program, phase 1, milestone M03, a part of ids, FILE, FILE:LINE; default: all."
        ),
    ] = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Write it; otherwise only the change is shown.")] = False,
    untick: Annotated[
        bool, typer.Option("--untick", help="Clear the boxes that are refuted, instead of ticking any.")
    ] = False,
    rules: Rules = None,
    evidence: Evidence = None,
    as_of: AsOf = None,
    plugin: Plugins = None,
    repo: Repo = None,
) -> int:
    """Tick the boxes that are ready: the evidence holds, and they are not ticked yet.

    Shows the change; --write makes it: one byte for each box. What would be written is read back first, and a document
    that was changed since it was judged is left alone.
    """
    request = read_request(Options(repo=repo, rules=rules, evidence=evidence, plugin=plugin, as_of=as_of))
    from dodcheck.commands import ticking  # noqa: PLC0415 - lazy: git lists the tracked files while it loads
    from dodcheck.documents.box_bytes import Turn  # noqa: PLC0415 - lazy: the same

    return (ticking.write if write else ticking.show)(scope or [], Turn.CLEAR if untick else Turn.TICK, request)
