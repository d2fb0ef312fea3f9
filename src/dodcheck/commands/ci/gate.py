"""What `dodcheck ci gate` does."""

from __future__ import annotations

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.reports.ci_gate.report import GateReport
from dodcheck.reports.formats import CI_GATE
from dodcheck.setup.recipe import NOT_PUBLISHED, WORKFLOW, workflow_text
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.gate import BRANCHES, audit
from dodcheck.workflows.gating.finding import Pattern


def audit_gate(snapshot: Snapshot, branch: str | None, name: str, *, colour_refused: bool) -> int:
    """Print how dodcheck runs in CI and return the exit code. Raises ``UserError``."""
    check_format(name, CI_GATE)
    if branch is not None and not branch.strip():
        raise user_error("--branch names no branch", "For example: --branch main")
    report = GateReport(audit(snapshot, BRANCHES if branch is None else (branch,)), snapshot.facts())
    recipe = _recipe(report) if name == "terminal" else ""
    say(render_for_terminal(report, name, CI_GATE, colour_refused=colour_refused) + recipe)
    return PASSED if report.audit.passed else BLOCKED


def _recipe(report: GateReport) -> str:
    """Return a workflow to paste where there is no gate at all."""
    if not any(finding.pattern is Pattern.NO_GATE for finding in report.audit.findings):
        return ""
    return f"\nA workflow that passes, to save as\n{WORKFLOW}:\n\n{workflow_text(None)}\n{NOT_PUBLISHED}\n"
