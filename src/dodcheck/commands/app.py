"""The command line: every command reads its arguments, calls one function and prints what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck import __version__
from dodcheck.commands.ci_app import ci
from dodcheck.commands.completing import milestones, phases
from dodcheck.commands.examples import EXAMPLES
from dodcheck.commands.exceptions_app import attest, waive
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.help_sections import SectionedGroup
from dodcheck.commands.history_app import blame, diff, history
from dodcheck.commands.log_app import log
from dodcheck.commands.mcp_app import serve_agents
from dodcheck.commands.modules_app import show_modules
from dodcheck.commands.options import (
    ExplainOptions,
    JudgeOptions,
    Options,
    PrOptions,
    SelftestOptions,
    VerifyOptions,
    with_options,
)
from dodcheck.commands.posture_app import tell_posture
from dodcheck.commands.request import read_request
from dodcheck.commands.sbom_app import sbom
from dodcheck.commands.secrets_app import find_secrets
from dodcheck.commands.setup_app import init, rebind, show_rules
from dodcheck.commands.streams import say
from dodcheck.commands.tick_app import tick_boxes
from dodcheck.errors import user_error

app = typer.Typer(
    name="dodcheck",
    cls=SectionedGroup,
    help="Your Definition of Done, executed: checks what governance Markdown claims against the repository.\n\n"
    "It exits with 0 when the gate passes, 1 when it blocks, 2 for a mistake of yours, 3 for a defect of its own.",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(ci)
app.add_typer(sbom)
app.add_typer(log)


@app.callback(invoke_without_command=True, epilog=EXAMPLES[""])
@with_options(Options)
def program(
    context: typer.Context,
    options: Options,
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.")] = False,
) -> int:
    """Print the state of the program: one line for each phase and milestone, and the next thing to do."""
    if version:
        say(f"dodcheck {__version__}\n")
        return PASSED
    if context.invoked_subcommand is not None:
        return _require_no_options(options, context.invoked_subcommand)
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.show_state(options, request)


def _require_no_options(options: Options, command: str) -> int:
    if options != Options():
        raise user_error("options stand behind the command they belong to", f"dodcheck {command} [OPTIONS]")
    return PASSED


@app.command("phase", short_help="Is phase N done?", epilog=EXAMPLES["phase"])
@with_options(JudgeOptions)
def judge_phase(
    number: Annotated[
        str, typer.Argument(metavar="N", help="1, III, B, or another word: 'stage 2'.", autocompletion=phases)
    ],
    options: JudgeOptions,
) -> int:
    """Is phase N done? Its groups, evidence lines, must-be-true lines and milestones are judged; all must pass."""
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_phase(number, options, request)


@app.command("program", short_help="Is the whole program done?", epilog=EXAMPLES["program"])
@with_options(JudgeOptions)
def judge_program(options: JudgeOptions) -> int:
    """Is the whole program done? All that its Definition of Done says is judged; all must pass.

    Phases, outcomes and what measures them, metrics, invariants, blockers, what every milestone needs, and the list of
    milestones; what is put off until later passes until then.
    """
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_program(options, request)


@app.command("milestone", short_help="Is this milestone done?", epilog=EXAMPLES["milestone"])
@with_options(JudgeOptions)
def judge_milestone(
    asked: Annotated[str, typer.Argument(metavar="ID", help="M03, M10.5, M37B, V15-M53 ….", autocompletion=milestones)],
    options: JudgeOptions,
) -> int:
    """Is this milestone done? Its plan's boxes, deliverables, scope, rollback, links, ledger entry and log are judged.

    Boxes of a closed milestone are judged at the commit that closed it; everything else as it stands.
    """
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_milestone(asked, options, request)


@app.command("claims", short_help="Is any claim in these documents false?", epilog=EXAMPLES["claims"])
@with_options(JudgeOptions)
def judge_claims(
    options: JudgeOptions,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Markdown files or folders, - for standard input."),
    ] = None,
) -> int:
    """Is any claim in these documents false? Without PATH: in all governance documents. Open work does not block."""
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_claims(paths or [], options, request)


@app.command("pr", short_help="May this change be merged?", epilog=EXAMPLES["pr"])
@with_options(PrOptions)
def judge_change(options: PrOptions) -> int:
    """May this change be merged? Blocks false claims, lost evidence and weakened promises; older debt does not block.

    The judged tree is compared with the commit where it left REF, and judged by the policy of both.
    """
    request = read_request(options)
    from dodcheck.commands import judging  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    return judging.judge_change(options, request)


@app.command("explain", short_help="Why does a statement have its verdict?", epilog=EXAMPLES["explain"])
@with_options(ExplainOptions)
def explain(
    criterion: Annotated[
        str, typer.Argument(metavar="CRITERION", help="FILE:LINE, any unique part of an id, or words of the statement.")
    ],
    options: ExplainOptions,
) -> int:
    """Why does a statement have its verdict? Prints its rule, what was examined, what would turn it, what to paste."""
    request = read_request(options)
    from dodcheck.commands.explaining import show_explanation  # noqa: PLC0415 - lazy: git lists files meanwhile

    return show_explanation(criterion, options, request)


app.command("diff", short_help="Which verdicts changed between two commits?", epilog=EXAMPLES["diff"])(diff)
app.command("history", short_help="How did the verdicts go, commit by commit?", epilog=EXAMPLES["history"])(history)
app.command("blame", short_help="Which commit made a statement true, and which broke it?", epilog=EXAMPLES["blame"])(
    blame
)

app.command("tick", short_help="Tick the boxes that are ready.", epilog=EXAMPLES["tick"])(tick_boxes)
app.command("posture", short_help="How far does evidence show a secure set-up?", epilog=EXAMPLES["posture"])(
    tell_posture
)
app.command("modules", short_help="Which modules depend on which?", epilog=EXAMPLES["modules"])(show_modules)
app.command("secrets", short_help="Is a credential tracked?", epilog=EXAMPLES["secrets"])(find_secrets)


@app.command("selftest", short_help="Can each passing rule fail?", epilog=EXAMPLES["selftest"])
@with_options(SelftestOptions)
def selftest(
    options: SelftestOptions,
    scope: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SCOPE]...", help="program, phase 1, milestone M03, a part of ids, FILE, FILE:LINE; default: all."
        ),
    ] = None,
) -> int:
    """Can each passing rule fail? Plants counterexamples in memory, and says which rules none of them turns.

    Such a rule proves nothing, and blocks.
    """
    request = read_request(options)
    from dodcheck.commands.selftesting import show_selftest  # noqa: PLC0415 - lazy: git lists files meanwhile

    return show_selftest(scope or [], options, request)


@app.command("verify", short_help="Does a saved report still hold?", epilog=EXAMPLES["verify"])
@with_options(VerifyOptions)
def verify(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="What --report json=… or in-toto=… wrote, - for standard input.")
    ],
    options: VerifyOptions,
    documents: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[DOCUMENT]...", help="The documents it judges that git does not track."),
    ] = None,
) -> int:
    """Judge what a saved report is about again, at its own date, and tell what differs and what has expired since."""
    request = read_request(options.asking())
    from dodcheck.commands.verifying import show_verification  # noqa: PLC0415 - lazy: git lists files meanwhile

    return show_verification(report, documents or [], options, request)


app.command("init", short_help="Write a rules file for a repository that has none.", epilog=EXAMPLES["init"])(init)
app.command("rebind", short_help="Bind a rule to a statement that was edited.", epilog=EXAMPLES["rebind"])(rebind)
app.command("waive", short_help="Excuse a statement for a while.", epilog=EXAMPLES["waive"])(waive)
app.command("attest", short_help="Sign a statement off in person.", epilog=EXAMPLES["attest"])(attest)
app.command("rules", short_help="Which kinds of evidence are there?", epilog=EXAMPLES["rules"])(show_rules)
app.command("mcp", short_help="Answer agents over the Model Context Protocol.", epilog=EXAMPLES["mcp"])(serve_agents)
