"""The command line of `dodcheck ci`: the audits of workflows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.audit_options import At, Format, NoColor, Repo
from dodcheck.commands.examples import EXAMPLES
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request

ci = typer.Typer(
    name="ci",
    help="Audit the workflows of a repository: where green proves nothing, what is pinned, how dodcheck itself runs.",
    short_help="Which checks in CI can be trusted? (risks, signals, pins, gate)",
    epilog=EXAMPLES["ci"],
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@ci.command("gate", short_help="Does every change meet a run of dodcheck?", epilog=EXAMPLES["ci gate"])
def audit_gate(
    *,
    repo: Repo = None,
    at: At = None,
    branch: Annotated[
        str | None,
        typer.Option("--branch", metavar="NAME", help="What changes are merged into (default: main or master)."),
    ] = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Tell whether every change meets a run of dodcheck that can fail, and fail the change with it.

    It blocks where a change may pass unjudged: other events, filters, conditions, hidden failures, the wrong subject.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands.ci import gate  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return gate.audit_gate(request.snapshot, branch, format_, colour_refused=no_color)


@ci.command("inventory", short_help="Which workflows are there?", epilog=EXAMPLES["ci inventory"])
def list_workflows(
    *,
    repo: Repo = None,
    at: At = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence", metavar="NAME=PATH", help="An answer of GitHub that tells what is required; may be repeated."
        ),
    ] = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """List every workflow: what starts it, what it is about, what a run costs, and whether it must pass.

    Required checks are set on the platform: without an answer of it, handed over with --evidence, they are not
    observable. A file that can't be evaluated is listed with its reason.
    """
    request = read_request(Options(repo=repo, at=at, evidence=evidence))
    from dodcheck.commands.ci import inventory  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return inventory.list_workflows(request.snapshot, format_, colour_refused=no_color)


@ci.command("risks", short_help="Where does green prove nothing?", epilog=EXAMPLES["ci risks"])
def audit_risks(
    *,
    repo: Repo = None,
    at: At = None,
    most: Annotated[
        str | None,
        typer.Option("--max", metavar="SEVERITY", help="Block what is worse: none, low, medium or high."),
    ] = None,
    register: Annotated[
        str | None,
        typer.Option("--register", metavar="PATH", help="A register in the repository whose accepted rows count."),
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="PATH", help="Keep this register (Markdown) in step.")
    ] = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """List the places in workflows, and in what they run, where a failure is lost or nothing is checked.

    With --max it blocks what is worse. A comment on or right above a place accepts it, where it gives a reason and
    names an issue or an owner; a row of the register does as well.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands.ci import risks  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return risks.audit_risks(request, risks.RisksArguments(most, register, write, format_), colour_refused=no_color)


@ci.command("pins", short_help="Is every action and image pinned?", epilog=EXAMPLES["ci pins"])
def audit_pins(
    *,
    repo: Repo = None,
    at: At = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow", metavar="NAME", help="Needs no pin: OWNER, OWNER/NAME, docker://IMAGE, ./FOLDER. Repeatable."
        ),
    ] = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Tell how every action, reusable workflow and image is pinned, and whether the comments beside commits agree.

    It blocks where a place may mean something else tomorrow, where the files do not tell what runs, and where a
    workflow or an action is not evaluated.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands.ci import pins  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return pins.audit_pins(request.snapshot, allow or (), format_, colour_refused=no_color)


@ci.command("signals", short_help="What is each workflow worth as a check?", epilog=EXAMPLES["ci signals"])
def classify_workflows(
    *,
    repo: Repo = None,
    at: At = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Classify each workflow as strong, weak, cosmetic or legacy, and tell the facts that led there.

    Strong: it validates changes and fails when they are wrong. Weak: it covers a part, may be skipped, or hides
    failures. Cosmetic: it checks nothing. Legacy: it never runs.
    """
    request = read_request(Options(repo=repo, at=at))
    from dodcheck.commands.ci import signals  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    return signals.classify_workflows(request.snapshot, format_, colour_refused=no_color)
