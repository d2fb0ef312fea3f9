"""The command line of `dodcheck secrets`."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck.commands.audit_options import Format, NoColor, Repo
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request


def find_secrets(
    *,
    repo: Repo = None,
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
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Look for credentials in all tracked files: tokens of well-known forms, private keys, passwords in addresses.

    It blocks where one is found, and where a file can't be looked at. Examples, placeholders and what a comment
    accepts with a reason are let pass, and told. No secret is shown whole.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands import secret_search  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    asked = secret_search.SecretsArguments(range_, exclude or (), format_)
    return secret_search.show_secrets(request, asked, colour_refused=no_color)
