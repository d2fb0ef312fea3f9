"""The command line of `dodcheck mcp`."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck.commands.audit_options import Evidence, Plugins, Repo, Rules
from dodcheck.commands.options import Options


def serve_agents(
    *,
    base: Annotated[
        str | None, typer.Option("--base", metavar="REF", help="may_i_tick judges by the policy of this commit too.")
    ] = None,
    rules: Rules = None,
    evidence: Evidence = None,
    plugin: Plugins = None,
    repo: Repo = None,
) -> int:
    """Answer the questions of agents over the Model Context Protocol, on standard input and output.

    Its tools are status, explain and may_i_tick. It reads only: nothing ticks, waives or attests. It needs the optional
    extra: pip install 'dodcheck[mcp]'
    """
    from dodcheck.commands import serving  # noqa: PLC0415 - lazy: no other command serves

    return serving.serve_agents(Options(repo=repo, rules=rules, evidence=evidence, plugin=plugin), base)
