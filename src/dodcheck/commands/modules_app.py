"""The command line of `dodcheck modules`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.audit_options import At, NoColor, Repo
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request


def show_modules(
    *,
    repo: Repo = None,
    at: At = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="PATH", help="Block what is beyond this earlier report in JSON."),
    ] = None,
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", metavar="NAME", help="A layer of Python modules, the highest first. Repeatable."),
    ] = None,
    package: Annotated[
        list[str] | None,
        typer.Option("--package", metavar="NAME", help="Only this Python package or folder. Repeatable."),
    ] = None,
    folder: Annotated[
        list[str] | None,
        typer.Option("--folder", metavar="PATH", help="Only this folder of C and C++. Repeatable."),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="NAME", help="terminal, json, markdown or svg.")
    ] = "terminal",
    no_color: NoColor = False,
) -> int:
    """Show which modules depend on which: imports of Python, includes of C and C++; parts, coupling, cycles.

    Nothing is run. With --baseline it blocks a new cycle and a part that depends on more than it did, with --layer an
    import from a lower layer to a higher one.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands import module_graph  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    asked = module_graph.ModulesArguments(
        baseline, tuple(layer or ()), tuple(package or ()), tuple(folder or ()), format_
    )
    return module_graph.show(request.snapshot, asked, colour_refused=no_color)
