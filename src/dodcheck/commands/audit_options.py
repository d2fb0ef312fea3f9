"""The options that several commands share without taking all of those that judge."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import typer

from dodcheck.commands.completing import formats
from dodcheck.commands.options import Options


def _option_of_judging(name: str) -> Any:  # noqa: ANN401 - as typer declares it
    """Return an option in the words of the commands that judge."""
    declared = next(field.metadata for field in fields(Options) if field.name == name)
    return typer.Option(declared["name"], metavar=declared["metavar"], help=declared["help"])


Rules = Annotated[Path | None, _option_of_judging("rules")]
Evidence = Annotated[list[str] | None, _option_of_judging("evidence")]
Plugins = Annotated[list[str] | None, _option_of_judging("plugin")]
AsOf = Annotated[str | None, _option_of_judging("as_of")]

Repo = Annotated[Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository.")]
At = Annotated[str | None, typer.Option("--at", metavar="REV", help="Audit this commit, without a checkout.")]
Format = Annotated[
    str, typer.Option("--format", metavar="NAME", help="terminal, json or markdown.", autocompletion=formats)
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal can do.")]
