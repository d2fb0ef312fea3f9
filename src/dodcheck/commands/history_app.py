"""The commands that look at more than one commit: they read their arguments and call one function."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck.commands.options import ChartOptions, DiffOptions, HistoryOptions, with_options


@with_options(DiffOptions)
def diff(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The commit to compare with.")],
    options: DiffOptions,
    head: Annotated[
        str | None, typer.Argument(metavar="[HEAD]", help="The commit to compare; default: the work tree.")
    ] = None,
) -> int:
    """Which verdicts changed, and what was weakened? Judges each side by its own documents, rules and waivers."""
    from dodcheck.commands.historical import show_diff  # noqa: PLC0415 - lazy: no other command compares so

    return show_diff(base, head, options)


@with_options(ChartOptions)
def history(
    options: ChartOptions,
    scope: Annotated[
        list[str] | None, typer.Argument(metavar="[SCOPE]...", help="phase 1, milestone M03 …; default: everything.")
    ] = None,
    last: Annotated[int, typer.Option("--last", metavar="N", min=1, help="So many commits, the newest.")] = 500,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Every commit after this one instead.")
    ] = None,
) -> int:
    """How did the verdicts go, commit by commit? Judges each commit along first parents as it was: the burn-up."""
    from dodcheck.commands.historical import show_history  # noqa: PLC0415 - lazy: no other command walks a history

    return show_history(" ".join(scope or []), options, last, since)


@with_options(HistoryOptions)
def blame(
    criterion: Annotated[
        str, typer.Argument(metavar="CRITERION", help="FILE:LINE, any unique part of an id, or words of the statement.")
    ],
    options: HistoryOptions,
) -> int:
    """Which commit made a statement true, and which broke it? Asks every commit by the rule of today."""
    from dodcheck.commands.historical import show_blame  # noqa: PLC0415 - lazy: no other command walks a history

    return show_blame(criterion, options)
