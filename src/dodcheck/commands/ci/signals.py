"""What `dodcheck ci signals` does."""

from __future__ import annotations

from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.reports.ci_signals.report import SignalsReport
from dodcheck.reports.formats import CI_SIGNALS
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.signals.signals import signals


def classify_workflows(snapshot: Snapshot, format_: str, *, colour_refused: bool) -> int:
    """Print the signal of each workflow, and return the exit code. Raises ``UserError``."""
    check_format(format_, CI_SIGNALS)
    classified = signals(snapshot)
    if not classified.workflows:
        raise user_error(f"there is no workflow to look at: {FOLDER} holds no tracked .yml or .yaml file")
    report = SignalsReport(classified, snapshot.facts())
    say(render_for_terminal(report, format_, CI_SIGNALS, colour_refused=colour_refused))
    return PASSED
