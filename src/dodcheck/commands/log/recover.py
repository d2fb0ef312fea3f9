"""What `dodcheck log recover` does."""

from __future__ import annotations

from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.log.choosing import known_logs, milestone_asked, no_log_mistake
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.program.recovery import find_recovery
from dodcheck.reports.formats import LOG_RECOVER
from dodcheck.reports.log_recover.report import RecoverReport


def recover(asked: str | None, request: Request, format_: str, *, colour_refused: bool) -> int:
    """Print where work on a milestone was left, and what to do next. Raises ``UserError``."""
    check_format(format_, LOG_RECOVER)
    milestone = milestone_asked(asked)
    if asked is not None and milestone is None:
        raise user_error(f"log recover takes a milestone such as M03, not `{asked}`")
    known = known_logs(request)
    recovered = find_recovery(known.program, known.logs, known.named, milestone)
    if recovered is None:
        raise no_log_mistake(known, milestone)
    report = RecoverReport(recovered, request.snapshot.facts())
    say(render_for_terminal(report, format_, LOG_RECOVER, colour_refused=colour_refused))
    return PASSED
