"""The command line of `dodcheck sbom`: bills of materials and vendored code."""

from __future__ import annotations

import typer

sbom = typer.Typer(
    name="sbom",
    help="The bill of materials: is it valid, what is vendored, and how old is it?",
    short_help="Is the bill of materials valid, and true? (sbom validate, generate, versions)",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
