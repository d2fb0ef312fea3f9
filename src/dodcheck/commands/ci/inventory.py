"""What `dodcheck ci inventory` does."""

from __future__ import annotations

from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.reports.ci_inventory.report import InventoryReport
from dodcheck.reports.formats import CI_INVENTORY
from dodcheck.rules.hosting.required import required_before_merge
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.inventory.inventory import inventory
from dodcheck.workflows.load import FOLDER


def list_workflows(snapshot: Snapshot, name: str, *, colour_refused: bool) -> int:
    """Print the inventory and return the exit code: it gates nothing. Raises ``UserError``."""
    check_format(name, CI_INVENTORY)
    listed = inventory(snapshot, required_before_merge(snapshot))
    if not listed.totals.files:
        raise user_error(f"there is no workflow to look at: {FOLDER} holds no tracked .yml or .yaml file")
    report = InventoryReport(listed, snapshot.facts())
    say(render_for_terminal(report, name, CI_INVENTORY, colour_refused=colour_refused))
    return PASSED
