"""The command lines of `dodcheck waive` and `dodcheck attest`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.audit_options import Plugins, Repo
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request


def waive(
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="FILE:LINE, any unique part of an id, words.")],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why it may be unmet for a while.")],
    owner: Annotated[str, typer.Option("--owner", metavar="WHO", help="Who answers for it.")],
    expires: Annotated[str, typer.Option("--expires", metavar="DAY", help="The last day on which it counts.")],
    write: Annotated[bool, typer.Option("--write", help="Write it; otherwise only the change is shown.")] = False,
    plugin: Plugins = None,
    repo: Repo = None,
) -> int:
    """Excuse a statement for a while: adds a waiver at the end of dodcheck.waivers.yml.

    Shows the change; --write makes it. Every other byte stays as it is, and what would be written is read back first.
    """
    request = read_request(Options(repo=repo, plugin=plugin))
    from dodcheck.commands import waiving  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return waiving.waive(request, waiving.WaiveArguments(criterion, reason, owner, expires, write))


def attest(
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="FILE:LINE, any unique part of an id, words.")],
    *,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who attests that it is so.")],
    covers: Annotated[
        list[str], typer.Option("--covers", metavar="GLOB", help="Files that may not change since. Repeatable.")
    ],
    expires: Annotated[str, typer.Option("--expires", metavar="DAY", help="The last day on which it counts.")],
    sign: Annotated[
        Path | None,
        typer.Option("--sign", metavar="KEY", help="Sign it with this SSH key, or the agent's with this public one."),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write it; otherwise only the change is shown.")] = False,
    plugin: Plugins = None,
    repo: Repo = None,
) -> int:
    """Sign off a statement that nothing in the repository shows: adds to dodcheck.attestations.yml, as of today's HEAD.

    Shows the change; --write makes it. Every other byte stays as it is, and what would be written is read back first.
    """
    request = read_request(Options(repo=repo, plugin=plugin))
    from dodcheck.commands import attesting  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return attesting.attest(request, attesting.AttestArguments(criterion, by, tuple(covers), expires, sign, write))
