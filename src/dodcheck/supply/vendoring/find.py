"""All code of others in a tree."""

from __future__ import annotations

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.vendoring.folders import folders
from dodcheck.supply.vendoring.submodules import submodules
from dodcheck.supply.vendoring.survey import Survey


def vendored_in(snapshot: Snapshot) -> Survey:
    """Return the vendored code of a tree; nothing but tracked files is looked at."""
    recorded = submodules(snapshot)
    code = (*recorded.code, *folders(snapshot))
    return Survey(tuple(sorted(code, key=lambda one: one.path)), recorded.skipped)
