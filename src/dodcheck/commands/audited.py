"""The options that all audits share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.completing import formats

Repo = Annotated[Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository.")]
Plugins = Annotated[
    list[str] | None,
    typer.Option("--plugin", metavar="NAME", help="A plugin to load, by its package; may be repeated."),
]
At = Annotated[str | None, typer.Option("--at", metavar="REV", help="Audit this commit, without a checkout.")]
Format = Annotated[
    str, typer.Option("--format", metavar="NAME", help="terminal, json or markdown.", autocompletion=formats)
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal can do.")]
