"""The state of the program: each phase and each other document judged on its own."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.binding.entries import PLACES
from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role
from dodcheck.judge.case import Case
from dodcheck.judge.report import report
from dodcheck.judge.scopes import Scope, nothing_found
from dodcheck.model.location import Location
from dodcheck.model.report import Gate
from dodcheck.model.state import Stage, State
from dodcheck.snapshot.protocol import Presence


def state(case: Case) -> State:
    """Return the state of all governance documents. Raises ``UserError`` where there is none."""
    if not case.program.documents and not case.program.unread:
        raise nothing_found("no governance document is tracked here")
    stages = tuple(_stage(case, *told) for told in _scopes(case))
    return State(case.snapshot.facts(), case.caller.as_of, stages, _ruled(case))


def _ruled(case: Case) -> bool:
    """Return whether the caller hands over a rules file, or one stands in the repository, tracked or not yet."""
    return case.caller.rules is not None or any(case.snapshot.presence(path) is not Presence.ABSENT for path in PLACES)


def _scopes(case: Case) -> Iterator[tuple[str, str, str, Location | None]]:
    """Yield scope, name, title and place: phases first, then the documents' own scopes, in document order."""
    phases = {phase.scope: phase for phase in reversed(case.program.phases)}
    everything = [*case.program.criteria, *(one.criterion for one in case.program.unread)]
    first = {criterion.scope: criterion.location.path for criterion in reversed(everything)}
    checklists = {source.path for source in case.program.facts if source.role == Role.CHECKLIST}
    for scope in sorted(dict.fromkeys(one.scope for one in everything), key=lambda scope: scope not in phases):
        phase = phases.get(scope)
        if phase:
            yield scope, phase.name, phase.title, phase.location
        elif milestone := milestone_of(scope):
            yield scope, f"milestone {milestone}", "", Location(first[scope])
        else:
            yield scope, "program" if first[scope] in checklists else first[scope], "", Location(first[scope])


def _stage(case: Case, scope: str, name: str, title: str, location: Location | None) -> Stage:
    criteria = tuple(criterion for criterion in case.program.criteria if criterion.scope == scope)
    unread = tuple(one for one in case.program.unread if one.criterion.scope == scope)
    paths = frozenset(criterion.location.path for criterion in criteria)
    judged = report(case, Scope(name, Gate.COMPLETE, criteria, unread, paths, frozenset({scope})))
    return Stage(name, title, location, judged)
