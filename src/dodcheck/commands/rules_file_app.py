"""The command lines of `dodcheck init` and `dodcheck rebind`, which write rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    repo: Annotated[
        Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository to write it for.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the file instead of writing it.")] = False,
) -> int:
    """Write a commented dodcheck.yml: the documents found, the rules read from their words, a place for the others.

    No verdict changes by it. What to paste into CI and CODEOWNERS is printed.
    """
    from dodcheck.commands import initialise  # noqa: PLC0415 - lazy: no other command writes a rules file

    return initialise.show(repo) if dry_run else initialise.write(repo)


def rebind(
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="FILE:LINE, or any unique part of an id.")],
    other: Annotated[
        str | None, typer.Option("--to", metavar="CRITERION", help="The statement that the rule decides from now on.")
    ] = None,
    repo: Annotated[Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository.")] = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Change dodcheck.yml: these words, and nothing else.")] = False,
) -> int:
    """Show old words, new words and rule of a statement that was edited since its rule was written.

    With --write, the rule is bound to the new words.
    """
    from dodcheck.commands import rebinding  # noqa: PLC0415 - lazy: no other command changes a rules file

    return (rebinding.write if write else rebinding.show)(criterion, other, repo)
