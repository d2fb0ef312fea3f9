"""The command line of `dodcheck secrets`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.completing import formats
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request


def find_secrets(
    *,
    repo: Annotated[Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="REV", help="Search this commit, without a checkout.")
    ] = None,
    range_: Annotated[
        str | None,
        typer.Option("--range", metavar="A..B", help="Search all that these commits added, even if it is gone."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Leave these files out. Repeatable.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="NAME", help="terminal, json or markdown.", autocompletion=formats)
    ] = "terminal",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal can do.")] = False,
) -> int:
    """Look for credentials in all tracked files: tokens of well-known forms, private keys, passwords in addresses.

    It blocks where one is found, and where a file can't be looked at. Examples, placeholders and what a comment
    accepts with a reason are let pass, and told. No secret is shown whole.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands import secret_search  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    asked = secret_search.Searched(range_, exclude or (), format_)
    return secret_search.search(request, asked, colour_refused=no_color)
