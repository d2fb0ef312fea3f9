"""The command line: every command reads its arguments, calls one function and prints what comes back."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck import __version__
from dodcheck.commands.main import MISTAKE, PASSED
from dodcheck.commands.options import Asking, Judging, with_options
from dodcheck.commands.request import read_request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error

app = typer.Typer(
    name="dodcheck",
    help="Your Definition of Done, executed: checks what governance Markdown claims against the repository.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        code = app(arguments, standalone_mode=False, prog_name="dodcheck")
    except typer.TyperException as problem:
        asked = next((f"{one.name} " for one in app.registered_commands if one.name in arguments), "")
        raise user_error(problem.format_message(), f"See dodcheck {asked}--help.") from None
    except typer.Abort:
        return MISTAKE
    return code if isinstance(code, int) else PASSED


@app.callback(invoke_without_command=True)
@with_options(Asking)
def program(
    context: typer.Context,
    options: Asking,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> int:
    """Print the state of the program: one line for each phase and milestone, and the next thing to do."""
    if version:
        say(f"dodcheck {__version__}\n")
        return PASSED
    if context.invoked_subcommand is not None:
        return _without(options, context.invoked_subcommand)
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.show_state(options, request)


def _without(options: Asking, command: str) -> int:
    if options != Asking():
        raise user_error("options stand behind the command they belong to", f"dodcheck {command} [OPTIONS]")
    return PASSED


@app.command("phase", short_help="Is phase N done?")
@with_options(Judging)
def judge_phase(
    number: Annotated[str, typer.Argument(metavar="N", help="1, III, B, or another word: 'stage 2'.")],
    options: Judging,
) -> int:
    """Is phase N done? Its groups, evidence lines, must-be-true lines and milestones are judged; all must pass."""
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_phase(number, options, request)


@app.command("claims", short_help="Is any claim in these documents false?")
@with_options(Judging)
def judge_claims(
    options: Judging,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Markdown files or folders, - for standard input."),
    ] = None,
) -> int:
    """Is any claim in these documents false? Without PATH: in all governance documents. Open work does not block."""
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_claims(paths or [], options, request)


@app.command("rules", short_help="Which kinds of evidence are there?")
def show_rules(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="file, text, document …; default: all.")] = None,
) -> int:
    """Which kinds of evidence are there, and what are their options? Prints the manual of one kind or of all."""
    from dodcheck.rules.manual import page_of, rules_page  # noqa: PLC0415 - lazy: no other command prints the manual

    say(rules_page() if kind is None else page_of(kind))
    return PASSED
