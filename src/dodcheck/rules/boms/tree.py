"""The vendored code of a tree beside a bill of materials."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.rules.boms.findings import Bill
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.coverage.match import ComponentCoverage, match_components
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.survey import VendoredSurvey


class Tree(NamedTuple):
    """What is vendored, and which components it is."""

    survey: VendoredSurvey
    coverage: ComponentCoverage


def tree_beside(snapshot: Snapshot, bill: Bill) -> Tree:
    """Return the vendored code of a tree beside a bill."""
    survey = vendored_in(snapshot)
    return Tree(survey, match_components(bill.document.bom, survey.code))
