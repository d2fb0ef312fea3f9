"""What people accepted in a register: a reason, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dodcheck.workflows.audit.audit import Audit
from dodcheck.workflows.audit.justification import is_reason
from dodcheck.workflows.register.cells import cells_of
from dodcheck.workflows.register.table import ACCEPTED, ID, NOTES, OWNER, find_table

_REFUSED = frozenset({"", "-", "–", "—", "no", "false", "none", "open", "n/a", "tbd", "todo", "?"})


def accepted_in(text: str) -> Mapping[str, str]:
    """Return the reasons of the accepted rows of a register by the id of the risk.

    A row is accepted where its cell Accepted says something else than no, the cells Accepted and Notes together say at
    least three words, and an owner or an issue is named, in these or in the cell Owner.
    """
    lines = text.splitlines()
    table = find_table(lines)
    if table is None:
        return {}
    found: dict[str, str] = {}
    for line in lines[table.first : table.end]:
        cells = cells_of(line)
        accepted, owner = table.cell(cells, ACCEPTED), table.cell(cells, OWNER)
        words = f"{accepted} {table.cell(cells, NOTES)}".strip()
        owned = owner.lower() not in _REFUSED
        if accepted.lower() not in _REFUSED and is_reason(words, owned=owned):
            found[table.cell(cells, ID)] = f"{words} ({owner})" if owned else words
    return found


def accept(audit: Audit, reasons: Mapping[str, str]) -> Audit:
    """Return an audit in which the risks of these ids are accepted; a reason beside the place goes before."""
    risks = (replace(risk, accepted=risk.accepted or reasons.get(risk.id)) for risk in audit.risks)
    return replace(audit, risks=tuple(risks))
