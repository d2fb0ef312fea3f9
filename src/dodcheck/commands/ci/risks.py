"""What `dodcheck ci risks` does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.ci.register import accepted_in_registers, update_register
from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.progress import progress
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.reports.ci_risks.report import RisksReport
from dodcheck.reports.formats import CI_RISKS
from dodcheck.workflows.audit.audit import audit
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.register.accepted import accept
from dodcheck.workflows.severity import Limit


class RisksArguments(NamedTuple):
    """The arguments as they are typed: the worst severity that passes, registers to read and to write, a format."""

    most: str | None
    register: str | None
    write: Path | None
    format: str


def audit_risks(request: Request, arguments: RisksArguments, *, colour_refused: bool) -> int:
    """Print the risks, write the register, and return the exit code. Raises ``UserError``."""
    check_format(arguments.format, CI_RISKS)
    limit = _limit(arguments.most)
    if arguments.write is not None and request.at is not None:
        raise user_error("--write keeps a register in step with the work tree, and --at names a commit")
    reasons = accepted_in_registers(request, arguments.register, arguments.write)
    with progress() as shown:
        audited = accept(audit(shown.watched(request.snapshot), shown), reasons)
    if not audited.workflows:
        raise user_error(f"there is no workflow to look at: {FOLDER} holds no tracked .yml or .yaml file")
    report = RisksReport(audited, request.snapshot.facts(), limit)
    output = render_for_terminal(report, arguments.format, CI_RISKS, colour_refused=colour_refused)
    if arguments.write is not None:
        update_register(arguments.write, audited.risks)
    say(output)
    return PASSED if report.passed else BLOCKED


def _limit(most: str | None) -> Limit | None:
    if most is None:
        return None
    try:
        return Limit(most.strip().lower())
    except ValueError:
        names = ", ".join(Limit)
        raise user_error(f"--max takes a severity, not `{most}`", f"What is let pass at most: {names}.") from None
