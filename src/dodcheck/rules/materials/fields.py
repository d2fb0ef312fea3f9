"""What each component has to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.rules.materials.answer import Answer, Bill, counted, fails
from dodcheck.supply.bom import Component

_UNKNOWN = frozenset({"", "NOASSERTION", "NONE"})
"""What says that there is nothing, or that nothing is known."""


def _said(text: str | None) -> bool:
    return text is not None and text.strip() not in _UNKNOWN


_HAS: Mapping[str, Callable[[Component], bool]] = {
    "version": lambda one: _said(one.version),
    "licence": lambda one: any(_said(licence.said) for licence in one.licences),
    "purl": lambda one: _said(one.purl),
    "cpe": lambda one: _said(one.cpe),
    "supplier": lambda one: _said(one.supplier),
    "hash": lambda one: any(_said(found.value) for found in one.hashes),
    "description": lambda one: _said(one.description),
    "commit": lambda one: bool(one.commits),
    "place": lambda one: bool(one.places),
}
"""What can be asked for; a text that says that it is not known does not count."""


def lacking(bill: Bill, field: str) -> Answer | None:
    """Return which components do not say it, ``None`` where all do."""
    found = [one for one in bill.packages if not _HAS[field](one)]
    if not found:
        return None
    who = found[0].name[:80]
    if len(found) > 1:
        who = f"{len(found)} of {counted(len(bill.packages))}"
    first = f", first {found[0].name[:80]}" if len(found) > 1 else ""
    return fails(f"lists {who} without {field}{first}", bill.places(one.at for one in found))
