"""What a rule about workflows found, as evidence."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.scope import Scope
from dodcheck.workflows.load import FOLDER

MAX_PLACES = 100
"""So many places stand in the evidence."""
_SAID = 3


def evidence(kind: str, finding: Finding, scope: Scope, reproduce: str) -> Evidence:
    """Return a finding as evidence: what of the scope was not read counts as skipped, unless it holds all the same."""
    skipped = len(scope.unread) + len(scope.outside) if finding.outcome is not Outcome.HOLDS else 0
    return finding._replace(skipped=skipped, places=finding.places[:MAX_PLACES]).evidence(kind, reproduce)


def blind(kind: str, scope: Scope, globs: Sequence[str], reproduce: str) -> Evidence | None:
    """Return why nothing can be said of a scope where no fault is found; ``None`` where all of it is seen.

    A damaged file is an error, one that is not evaluated unknown, and so is a workflow of another repository.
    """
    if scope.unread:
        first = scope.unread[0]
        damaged = next((unread for unread in scope.unread if unread.damaged), None)
        shown = damaged or first
        words = f"{shown.path} is not evaluated: {shown.why}{_more(len(scope.unread) - 1)}"
        places = tuple(Place(unread.path, unread.line) for unread in scope.unread)
        finding = Finding(Outcome.UNKNOWN, words, places, examined=len(scope.subjects), unknown=Unknown.SKIPPED)
        if damaged is not None:
            finding = finding._replace(outcome=Outcome.ERROR, unknown=None)
        return evidence(kind, finding, scope, reproduce)
    if not scope.subjects:
        words = f"no workflow matches {', '.join(globs)}"
        finding = Finding(Outcome.UNKNOWN, words, (Place(FOLDER),), unknown=Unknown.EMPTY_SCOPE)
        return evidence(kind, finding, scope, reproduce)
    return None


def listed(shown: Sequence[str]) -> str:
    """Return the first few of several things in words, each once, the others counted."""
    places = list(dict.fromkeys(shown))
    return f"{', '.join(places[:_SAID])}{_more(len(places) - _SAID)}"


def _more(count: int) -> str:
    return f", and {count} more" if count > 0 else ""
