"""The command line of `dodcheck log`: the log of tool calls."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck.commands.audit_options import At, Format, NoColor, Plugins, Repo
from dodcheck.commands.examples import EXAMPLES
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request

log = typer.Typer(
    name="log",
    help="The log of tool calls: what was done, what to log next, and where work was left.",
    short_help="What was done, and where was work left? (log show, add, recover)",
    epilog=EXAMPLES["log"],
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_Log = "A milestone such as M03, or the path of a log."


@log.command("show", short_help="The entries of a log, whatever its form.", epilog=EXAMPLES["log show"])
def show_log(
    which: Annotated[str | None, typer.Argument(metavar="[MILESTONE|PATH]", help=_Log)] = None,
    *,
    plugin: Plugins = None,
    repo: Repo = None,
    at: At = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Show the entries of a log in one form: when, with what tool, for what, and how it ended.

    Tables, sections of fields and dated items are read alike. Without an argument: a line for each log.
    """
    request = read_request(Options(repo=repo, plugin=plugin, at=at))
    from dodcheck.commands.log.show import show  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return show(which, request, format_, colour_refused=no_color)


@log.command("add", short_help="Add an entry in the log's own format.", epilog=EXAMPLES["log add"])
def add_entry(
    which: Annotated[str, typer.Argument(metavar="MILESTONE|PATH", help=_Log)],
    *,
    tool: Annotated[str, typer.Option("--tool", metavar="NAME", help="The tool or command.")] = "",
    purpose: Annotated[str, typer.Option("--purpose", metavar="WORDS", help="What it was for.")] = "",
    file: Annotated[
        list[str] | None, typer.Option("--file", metavar="PATH", help="A file it was about. Repeatable.")
    ] = None,
    status: Annotated[
        str, typer.Option("--status", metavar="WORDS", help="How it ended; done is put in the log's own words.")
    ] = "",
    result: Annotated[str, typer.Option("--result", metavar="WORDS", help="What came of it.")] = "",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Who did it (default: as before).")] = "",
    when: Annotated[
        str, typer.Option("--when", metavar="TIME", help="When it was (default: now in UTC, in the log's style).")
    ] = "",
    write: Annotated[bool, typer.Option("--write", help="Write it; otherwise only the change is shown.")] = False,
    plugin: Plugins = None,
    repo: Repo = None,
) -> int:
    """Add an entry behind the newest one, like it: the same columns or fields, the next number, the same timestamp.

    Shows the change; --write makes it. Every other byte stays as it is, and what would be written is read back first. A
    log without entries and without a table gets the table that most logs have.
    """
    request = read_request(Options(repo=repo, plugin=plugin))
    from dodcheck.commands.log import add  # noqa: PLC0415 - lazy: git lists the tracked files while it loads
    from dodcheck.setup.logging.entry import NewEntry  # noqa: PLC0415 - lazy: the same

    entry = NewEntry(tool, purpose, tuple(file or ()), status, result, when, actor)
    return add.add(request, add.LogAddArguments(which, entry, write))


@log.command("recover", short_help="Where was work left, and what is next?", epilog=EXAMPLES["log recover"])
def recover_work(
    milestone: Annotated[
        str | None, typer.Argument(metavar="[MILESTONE]", help="Default: the one in progress by the ledger.")
    ] = None,
    *,
    plugin: Plugins = None,
    repo: Repo = None,
    at: At = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Tell where work was left: the last call, whether it finished, which boxes of the plan are open, what is next."""
    request = read_request(Options(repo=repo, plugin=plugin, at=at))
    from dodcheck.commands.log.recover import recover  # noqa: PLC0415 - lazy: git lists files while it loads

    return recover(milestone, request, format_, colour_refused=no_color)
