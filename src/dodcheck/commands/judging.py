"""What the judging commands do, once the repository is known."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.commands.main import PASSED
from dodcheck.commands.options import Asking, Judging
from dodcheck.commands.output import deliver, known_format, read_output, rendered
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say, wants_colour
from dodcheck.documents.grammar import block_parser
from dodcheck.judge.case import Case, Loader, prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import Scope, every_claim, governance, named_documents, named_too, phase


def show_state(options: Asking, request: Request) -> int:
    """Print the state of the program, or in another format every claim in it."""
    from dodcheck.judge.state import state  # noqa: PLC0415 - lazy: no other command shows it
    from dodcheck.reports.state import render, render_coloured  # noqa: PLC0415 - lazy: the same

    known_format(options.format, "--format")
    case = _case(request, governance)
    if options.format == "terminal":
        say((render_coloured if wants_colour(refused=False) else render)(state(case)))
    else:
        scope = every_claim(case.program, strict=False)
        say(rendered(options.format, report(case, _asked(scope, request))))
    return PASSED


def judge_phase(number: str, options: Judging, request: Request) -> int:
    """Judge a phase, deliver the report and return the exit code."""
    output = read_output(options)
    case = _case(request, governance)
    return deliver(report(case, _asked(phase(case.program, number), request)), output)


def judge_claims(paths: Sequence[str], options: Judging, request: Request) -> int:
    """Judge the claims in the named documents, or in all governance documents; deliver and return the exit code."""
    output = read_output(options)
    if not paths:
        case = _case(request, governance)
        return deliver(report(case, _asked(every_claim(case.program, strict=options.strict), request)), output)
    from dodcheck.commands.sources import read_sources  # noqa: PLC0415 - lazy: no other command takes paths

    named = read_sources(paths, request)
    case = _case(request, named_too(named))
    scope = named_documents(case.program, named, strict=options.strict)
    return deliver(report(case, _asked(scope, request)), output)


def _asked(scope: Scope, request: Request) -> Scope:
    """Return the scope; in the past, rules for statements that were gone by then are told, and block nothing."""
    return scope if request.at is None else scope._replace(own=frozenset())


def _case(request: Request, loader: Loader) -> Case:
    """Return what is to be judged; the Markdown parser is made ready before the first question waits for git."""
    block_parser()
    return prepare(request.snapshot, request.caller, loader)
