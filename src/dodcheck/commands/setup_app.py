"""The command lines of `dodcheck init`, `dodcheck rebind` and `dodcheck rules`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.audit_options import Plugins, Repo
from dodcheck.commands.completing import kinds
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.options import Options
from dodcheck.commands.request import load_named
from dodcheck.commands.streams import say


def init(
    repo: Annotated[
        Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository to write it for.")
    ] = None,
    plugin: Plugins = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the file instead of writing it.")] = False,
) -> int:
    """Write a commented dodcheck.yml: the documents found, the rules read from their words, a place for the others.

    No verdict changes by it. What to paste into CI and CODEOWNERS is printed.
    """
    from dodcheck.commands import initialise  # noqa: PLC0415 - lazy: no other command writes a rules file

    return (initialise.show if dry_run else initialise.write)(Options(repo=repo, plugin=plugin))


def rebind(
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="FILE:LINE, or any unique part of an id.")],
    other: Annotated[
        str | None, typer.Option("--to", metavar="CRITERION", help="The statement that the rule decides from now on.")
    ] = None,
    plugin: Plugins = None,
    repo: Repo = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Change dodcheck.yml: these words, and nothing else.")] = False,
) -> int:
    """Show old words, new words and rule of a statement that was edited since its rule was written.

    With --write, the rule is bound to the new words.
    """
    from dodcheck.commands import rebinding  # noqa: PLC0415 - lazy: no other command changes a rules file

    return (rebinding.write if write else rebinding.show)(criterion, other, Options(repo=repo, plugin=plugin))


def show_rules(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", help="file, text, document …; default: a list.", autocompletion=kinds),
    ] = None,
    plugin: Plugins = None,
    *,
    manual: Annotated[bool, typer.Option("--manual", help="Print the manual of every kind.")] = False,
) -> int:
    """Which kinds of evidence are there, and what are their options? Prints a list, or the manual of one kind."""
    from dodcheck.rules.manual import kinds_list, page_of, rules_page  # noqa: PLC0415 - lazy: no other command needs it

    load_named(plugin)
    if kind is not None:
        say(page_of(kind))
    else:
        say(rules_page() if manual else kinds_list())
    return PASSED
