"""What `dodcheck log show` does."""

from __future__ import annotations

from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.log.choosing import chosen_logs, known_logs, no_log_mistake
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.reports.formats import LOG_SHOW
from dodcheck.reports.log_show.report import ShowReport


def show(asked: str | None, request: Request, format_: str, *, colour_refused: bool) -> int:
    """Print the entries of the logs that are asked for, or a line for each log. Raises ``UserError``."""
    check_format(format_, LOG_SHOW)
    if asked is None:
        known = known_logs(request)
        if not known.logs:
            raise no_log_mistake(known, None)
        logs = known.logs
    else:
        logs = chosen_logs(asked, request)
    report = ShowReport(logs, asked is not None or len(logs) == 1, request.snapshot.facts())
    say(render_for_terminal(report, format_, LOG_SHOW, colour_refused=colour_refused))
    return PASSED
