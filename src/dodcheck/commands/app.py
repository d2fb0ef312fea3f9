"""The command line: every command reads its arguments, calls one function and prints what comes back."""

from __future__ import annotations

from typing import Annotated

import typer

from dodcheck import __version__
from dodcheck.commands.main import MISTAKE, PASSED
from dodcheck.commands.options import Asking, Judging, with_options
from dodcheck.commands.output import deliver, known_format, read_output, rendered
from dodcheck.commands.request import read_request
from dodcheck.commands.sources import read_sources
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, governance, named_documents, named_too, phase
from dodcheck.judge.state import state
from dodcheck.reports.state import render as render_state

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
    known_format(options.format, "--format")
    request = read_request(options)
    case = prepare(request.snapshot, request.caller, governance)
    say(
        render_state(state(case))
        if options.format == "terminal"
        else rendered(options.format, report(case, every_claim(case.program, strict=False)))
    )
    return PASSED


def _without(options: Asking, command: str) -> int:
    if options != Asking():
        raise user_error("options stand behind the command they belong to", f"dodcheck {command} [OPTIONS]")
    return PASSED


@app.command("phase")
@with_options(Judging)
def judge_phase(
    number: Annotated[str, typer.Argument(metavar="N", help="1, III, B, or another word: 'stage 2'.")],
    options: Judging,
) -> int:
    """Is phase N done? Its groups, evidence lines, must-be-true lines and milestones are judged; all must pass."""
    output = read_output(options)
    request = read_request(options)
    case = prepare(request.snapshot, request.caller, governance)
    return deliver(report(case, phase(case.program, number)), output)


@app.command("claims")
@with_options(Judging)
def judge_claims(
    options: Judging,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Markdown files or folders, - for standard input."),
    ] = None,
) -> int:
    """Is any claim in these documents false? Without PATH: in all governance documents. Open work does not block."""
    output = read_output(options)
    request = read_request(options)
    if not paths:
        case = prepare(request.snapshot, request.caller, governance)
        return deliver(report(case, every_claim(case.program, strict=options.strict)), output)
    named = read_sources(paths, request)
    case = prepare(request.snapshot, request.caller, named_too(named))
    return deliver(report(case, named_documents(case.program, named, strict=options.strict)), output)
