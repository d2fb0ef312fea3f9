"""The command line of `dodcheck posture`."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck.commands.audit_options import At, Format, NoColor, Repo
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request


def tell_posture(
    *,
    repo: Repo = None,
    at: At = None,
    least: Annotated[str | None, typer.Option("--min", metavar="SCORE", help="Block below this: 7/10, 70%.")] = None,
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="NAME", help="Only updates, ci, permissions, sbom or secrets. Repeatable."),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="PATH", help="Show the scores of this Markdown document beside them."),
    ] = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Score the part of the security posture that evidence decides: updates, pins, permissions, SBOM, secrets.

    Each point holds, fails or can't be told, with its place and a command to see for yourself. What can't be told
    never counts as held. With --min it blocks below that score.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands import posture_card  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    asked = posture_card.PostureArguments(least, tuple(area or ()), document, format_)
    return posture_card.show_posture(request.snapshot, asked, colour_refused=no_color)
