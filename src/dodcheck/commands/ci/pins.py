"""What `dodcheck ci pins` does."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.reports.ci_pins.report import PinsReport
from dodcheck.reports.formats import CI_PINS
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.pins.survey import survey


def audit_pins(snapshot: Snapshot, allow: Sequence[str], name: str, *, colour_refused: bool) -> int:
    """Print how actions and images are pinned and return the exit code. Raises ``UserError``."""
    check_format(name, CI_PINS)
    if any(not owner.strip().strip("/") for owner in allow):
        raise user_error("--allow names nobody", "For example: --allow actions, or --allow octo/deploy")
    report = PinsReport(survey(snapshot, tuple(allow)), snapshot.facts())
    if not report.survey.files and not report.survey.unread:
        raise user_error(
            "there is nothing to check: no workflow and no action is tracked",
            "Workflows stand in .github/workflows/, actions are files called action.yml.",
        )
    say(render_for_terminal(report, name, CI_PINS, colour_refused=colour_refused))
    return PASSED if report.survey.passed else BLOCKED
