"""The command line: every command reads its arguments, calls one function and prints what comes back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dodcheck import __version__
from dodcheck.commands.main import MISTAKE, PASSED
from dodcheck.commands.output import deliver, read_output
from dodcheck.commands.request import read_request
from dodcheck.commands.sources import read_sources
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

Repo = Annotated[Path | None, typer.Option("--repo", metavar="DIR", help="A folder of the repository to judge.")]
Rules = Annotated[Path | None, typer.Option("--rules", metavar="FILE", help="A rules file instead of dodcheck.yml.")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="NAME=PATH", help="A result file to judge with; may be repeated."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day of the judgement (default: today).")]
Format = Annotated[str, typer.Option("--format", metavar="NAME", help="terminal, json or markdown.")]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="NAME=PATH", help="Write a report to a file as well; may be repeated."),
]
ReportOnly = Annotated[bool, typer.Option("--report-only", help="Never exit with 1.")]
Strict = Annotated[bool, typer.Option("--strict", help="In claims: what is claimed and not shown blocks too.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print the tally and the gate only.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal can do.")]


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        code = app(arguments, standalone_mode=False)
    except typer.TyperException as problem:
        hint = "See dodcheck --help." if not arguments else f"See dodcheck {arguments[0]} --help."
        raise user_error(problem.format_message(), hint) from None
    except typer.Abort:
        return MISTAKE
    return code if isinstance(code, int) else PASSED


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    repo: Repo = None,
    rules: Rules = None,
    evidence: Evidence = None,
    as_of: AsOf = None,
    format_: Format = "terminal",
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> int:
    """Print the state of the program: one line for each phase and milestone, and the next thing to do."""
    if context.invoked_subcommand is not None:
        return PASSED
    if version:
        sys.stdout.write(f"dodcheck {__version__}\n")
        return PASSED
    output = read_output(name=format_, reports=(), report_only=True, quiet=False, no_color=False)
    request = read_request(repo, rules, evidence or (), as_of)
    case = prepare(request.snapshot, request.caller, governance)
    if format_ != "terminal":
        return deliver(report(case, every_claim(case.program, strict=False)), output)
    sys.stdout.write(render_state(state(case)))
    return PASSED


@app.command("phase")
def judge_phase(
    number: Annotated[str, typer.Argument(metavar="N", help="1, III, B, or another word: 'stage 2'.")],
    repo: Repo = None,
    rules: Rules = None,
    evidence: Evidence = None,
    as_of: AsOf = None,
    format_: Format = "terminal",
    reports: Reports = None,
    report_only: ReportOnly = False,
    _strict: Strict = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> int:
    """Is phase N done? Its groups, evidence lines, must-be-true lines and milestones are judged; all must pass."""
    output = read_output(name=format_, reports=reports or (), report_only=report_only, quiet=quiet, no_color=no_color)
    request = read_request(repo, rules, evidence or (), as_of)
    case = prepare(request.snapshot, request.caller, governance)
    return deliver(report(case, phase(case.program, number)), output)


@app.command("claims")
def judge_claims(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Markdown files or folders, - for standard input."),
    ] = None,
    repo: Repo = None,
    rules: Rules = None,
    evidence: Evidence = None,
    as_of: AsOf = None,
    format_: Format = "terminal",
    reports: Reports = None,
    report_only: ReportOnly = False,
    strict: Strict = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> int:
    """Is any claim in these documents false? Without PATH: in all governance documents. Open work does not block."""
    output = read_output(name=format_, reports=reports or (), report_only=report_only, quiet=quiet, no_color=no_color)
    request = read_request(repo, rules, evidence or (), as_of)
    if not paths:
        case = prepare(request.snapshot, request.caller, governance)
        return deliver(report(case, every_claim(case.program, strict=strict)), output)
    named = read_sources(paths, request)
    case = prepare(request.snapshot, request.caller, named_too(named))
    return deliver(report(case, named_documents(case.program, named, strict=strict)), output)
