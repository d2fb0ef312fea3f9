"""What the judging commands do, once the repository is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from dodcheck.binding.recognise.forms import forget_forms
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.forge_links import with_forge_place
from dodcheck.commands.nothing_found import with_what_is_here
from dodcheck.commands.options import JudgeOptions, Options
from dodcheck.commands.output import deliver, known_format, read_output, render_report
from dodcheck.commands.progress import HIDDEN, ProgressDisplay, progress
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say, screen, wants_colour
from dodcheck.documents.grammar import block_parser
from dodcheck.errors import user_error
from dodcheck.judge.case import Case, Loader, prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import (
    Scope,
    every_claim,
    governance,
    named_documents,
    named_too,
    phase,
    whole_change,
    whole_program,
)
from dodcheck.model.report import Report
from dodcheck.program.load import Program


def show_state(options: Options, request: Request) -> int:
    """Print the state of the program, or in another format every claim in it."""
    from dodcheck.judge.state import state  # noqa: PLC0415 - lazy: no other command shows it
    from dodcheck.reports.state.terminal import render, render_coloured  # noqa: PLC0415 - lazy: the same

    known_format(options.format, "--format")
    if options.format != "terminal":
        with with_what_is_here(request.snapshot):
            case = _case(request, governance, HIDDEN)
            claims = report(case, _scope_for_past(every_claim(case.program, strict=False), request))
        say(render_report(options.format, with_forge_place(claims, options, request)))
        return PASSED
    with progress() as shown, with_what_is_here(request.snapshot):
        case = _case(request, governance, shown)
        shown_state = state(case, _scope_for_past(every_claim(case.program, strict=False), request))
    say((render_coloured if wants_colour(refused=False) else render)(shown_state, screen()))
    return PASSED


def judge_phase(number: str, options: JudgeOptions, request: Request) -> int:
    """Judge a phase, deliver the report and return the exit code."""
    output = read_output(options, request.root)
    return deliver(_report_with_progress(options, request, governance, lambda program: phase(program, number)), output)


def judge_program(options: JudgeOptions, request: Request) -> int:
    """Judge the whole program, deliver the report and return the exit code."""
    output = read_output(options, request.root)
    return deliver(_report_with_progress(options, request, governance, whole_program), output)


def judge_milestone(asked: str, options: JudgeOptions, request: Request) -> int:
    """Judge a milestone, deliver the report and return the exit code."""
    from dodcheck.judge.milestone_scope import milestone  # noqa: PLC0415 - lazy: no other command asks for one

    output = read_output(options, request.root)
    return deliver(
        _report_with_progress(options, request, governance, lambda program: milestone(program, asked)), output
    )


def judge_claims(paths: Sequence[str], options: JudgeOptions, request: Request) -> int:
    """Judge the claims in the named documents, or in all governance documents; deliver and return the exit code."""
    output = read_output(options, request.root, paths)
    if not paths:
        everything = partial(every_claim, strict=options.strict)
        return deliver(_report_with_progress(options, request, governance, everything), output)
    from dodcheck.commands.sources import read_sources  # noqa: PLC0415 - lazy: no other command takes paths

    if options.base is not None:
        raise user_error("--base compares the governance documents, so it goes without PATH", "dodcheck pr --base REF")
    named = read_sources(paths, request)
    in_named = partial(named_documents, named=named, strict=options.strict)
    return deliver(_report_with_progress(options, request, named_too(named), in_named), output)


def judge_change(options: JudgeOptions, request: Request) -> int:
    """Judge what a change does to the program, deliver the report and return the exit code."""
    output = read_output(options, request.root)
    if options.base is None:
        raise user_error("pr needs --base: the branch that the change is for", "For example: dodcheck pr --base main")
    return deliver(_report_with_progress(options, request, governance, whole_change), output)


def _report_with_progress(
    options: JudgeOptions, request: Request, loader: Loader, scope: Callable[[Program], Scope]
) -> Report:
    """Return the report of a scope, and show meanwhile how far its judgement has come."""
    with progress(quiet=options.quiet) as shown, with_what_is_here(request.snapshot):
        return _report(options, request, loader, scope, shown)


def _report(
    options: JudgeOptions, request: Request, loader: Loader, scope: Callable[[Program], Scope], shown: ProgressDisplay
) -> Report:
    """Return the report of a scope, judged as it stands, or by the policy of a base too."""
    if options.base is not None:
        from dodcheck.commands.comparing import judge_against  # noqa: PLC0415 - lazy: few runs compare

        block_parser()
        return with_forge_place(judge_against(options.base, options, request, scope, shown), options, request)
    if options.accept_weakening:
        raise user_error("--accept-weakening goes with --base: without it, nothing is compared")
    case = _case(request, loader, shown)
    return with_forge_place(report(case, _scope_for_past(scope(case.program), request), shown), options, request)


def _scope_for_past(scope: Scope, request: Request) -> Scope:
    """Return the scope; in the past, rules for statements that were gone by then are told, and block nothing."""
    return scope if request.at is None else scope._replace(own=frozenset())


def _case(request: Request, loader: Loader, shown: ProgressDisplay) -> Case:
    """Return what is to be judged; the Markdown parser is made ready before the first question waits for git."""
    block_parser()
    case = prepare(shown.watched(request.snapshot), request.caller, loader)
    forget_forms()
    return case
