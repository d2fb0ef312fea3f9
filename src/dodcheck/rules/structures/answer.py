"""What a rule says of a graph, from what was read and what was found in it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from typing import Final

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import Finding
from dodcheck.structure.survey import GraphSurvey

MAX_PLACES = 50
"""So many places are kept as evidence; all of them are counted."""

MAX_SEARCHED = 8
"""So many files are named in a command."""

_INCLUDES: Final = "^[[:space:]]*(from |import |# *include|# *import)"
_STATEMENTS: Final = {"imports": f"{_INCLUDES}|import_module|__import__|run_module", "includes": _INCLUDES}
"""What a search for the dependencies of files looks for; between folders, `imports` looks at C as well."""


def graph_evidence(kind: str, seen: GraphSurvey, findings: Iterable[Finding], reproduce: str) -> Evidence:
    """Return the evidence: what surely fails comes first, then what could not be read, then what is open."""
    found = list(findings)
    fails = [finding for finding in found if finding.outcome is Outcome.FAILS]
    open_ = [finding for finding in found if finding.outcome is Outcome.UNKNOWN]
    broken = next((file for file in seen.skipped if file.unknown is None), None)
    if broken is not None:
        finding = Finding(Outcome.ERROR, f"{broken.path} can't be read: {broken.why}", (Place(broken.path),))
    elif fails:
        finding = Finding(
            Outcome.FAILS, _joined(fails), _places(fails), matched=sum(finding.matched for finding in fails)
        )
    else:
        finding = _unread(seen) or (open_[0] if open_ else _holding(seen, found))
    shown = finding._replace(examined=seen.files, skipped=len(seen.skipped), places=finding.places[:MAX_PLACES])
    return shown.evidence(kind, _searching(kind, finding.places) if finding.outcome is Outcome.FAILS else reproduce)


def _searching(kind: str, places: Sequence[Place]) -> str:
    """Return a search for the imports and includes of the files that show a failure."""
    paths = list(dict.fromkeys(place.path for place in places))[:MAX_SEARCHED]
    return f"git grep -n -E '{_STATEMENTS[kind]}' -- {' '.join(map(shlex.quote, paths))}"


def _unread(seen: GraphSurvey) -> Finding | None:
    """Return why nothing can be said for sure of what is not there."""
    if seen.skipped:
        first = seen.skipped[0]
        at = f"{first.path}:{first.line}" if first.line else first.path
        more = f", nor {counted(len(seen.skipped) - 1, 'other file')}" if len(seen.skipped) > 1 else ""
        message = f"{at} is not read{more}: {first.why}; {counted(seen.files, 'file')} read"
        places = tuple(Place(file.path, file.line) for file in seen.skipped)
        return Finding(Outcome.UNKNOWN, message, places, unknown=first.unknown)
    if not seen.files:
        left = f"; {counted(seen.left_out, 'file')} left out" if seen.left_out else ""
        return Finding(Outcome.UNKNOWN, f"there is no file to look at{left}", unknown=Unknown.EMPTY_SCOPE)
    if seen.unclear:
        untracked = seen.unclear[0]
        message = f"{untracked.name} in {untracked.path}:{untracked.line} may be one of several files"
        places = tuple(Place(untracked.path, untracked.line) for untracked in seen.unclear)
        return Finding(Outcome.UNKNOWN, message, places, unknown=Unknown.AMBIGUOUS)
    return None


def _holding(seen: GraphSurvey, findings: list[Finding]) -> Finding:
    said = [_joined(findings)]
    if seen.untracked:
        untracked = seen.untracked[0]
        many = "1 is" if len(seen.untracked) == 1 else f"{len(seen.untracked)} are"
        said.append(f"{many} not tracked, first {untracked.name} in {untracked.path}:{untracked.line}")
    if seen.left_out:
        said.append(f"{counted(seen.left_out, 'file')} left out")
    return Finding(Outcome.HOLDS, "; ".join(said))


def _joined(findings: list[Finding]) -> str:
    return "; ".join(finding.words for finding in findings)


def _places(findings: list[Finding]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for finding in findings for place in finding.places))
