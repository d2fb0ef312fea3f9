"""Does a saved report still hold? The same scope is judged again on the same files, at the report's own date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from dodcheck import __version__
from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import NamedDocument, Scope
from dodcheck.model.caller import Caller
from dodcheck.model.report import Report
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.compare import Difference, differences
from dodcheck.trust.essence import essences
from dodcheck.trust.grounds import grounds
from dodcheck.trust.saved import Kind, Saved
from dodcheck.trust.scopes import Again, again
from dodcheck.trust.since import Lapse, lapses

Plain = Mapping[Kind, Callable[[Report], Mapping[str, Any]]]
"""Gives a report as the plain values that stand in a file of each kind."""


class Brought(NamedTuple):
    """What the caller brings: the repository, its work tree, today with rules and evidence, and further documents."""

    root: Path
    here: Snapshot
    caller: Caller
    evidence: Mapping[str, bytes]
    documents: Sequence[NamedDocument]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a saved report is worth.

    ``found`` is the report that is found at its own date. ``past`` is true where it holds as ``--at`` judges: rules for
    statements that are gone block nothing there. ``today`` is the report of the same files today, ``None`` where the
    saved one does not hold or is of today or later.
    """

    saved: Saved
    judged_by: str
    day: date
    found: Report
    past: bool
    differences: tuple[Difference, ...]
    today: Report | None

    @property
    def holds(self) -> bool:
        """Whether every value that is compared is the same."""
        return not self.differences

    @property
    def whole(self) -> bool:
        """Whether all values are compared; of another version of dodcheck, words are not."""
        return self.saved.dodcheck == self.judged_by

    @property
    def lapses(self) -> tuple[Lapse, ...]:
        """The criteria whose verdict the days alone have changed."""
        return tuple(lapses(self.found, self.today)) if self.today else ()


class _Try(NamedTuple):
    case: Case
    scope: Scope
    found: Report
    differences: tuple[Difference, ...]
    past: bool


def verify(saved: Saved, brought: Brought, plain: Plain) -> Verification:
    """Judge a saved report again. Raises ``UserError`` where that can't be done with what the caller brings."""
    _check_evidence(saved, brought)
    best: _Try | None = None
    for one in _tries(saved, brought, plain):
        if best is None or len(one.differences) < len(best.differences):
            best = one
        if not best.differences:
            break
    if best is None:
        raise ValueError("there is always something to judge")
    day = brought.caller.as_of
    later = best.case._replace(caller=brought.caller)
    today = report(later, best.scope) if day > saved.as_of and not best.differences else None
    return Verification(saved, __version__, day, best.found, best.past, best.differences, today)


def _tries(saved: Saved, brought: Brought, plain: Plain) -> Iterator[_Try]:
    """Yield the ways the report may have come about: from a checkout, from the commit, from it with ``--at``."""
    caller = replace(brought.caller, as_of=saved.as_of)
    for snapshot in grounds(saved, brought.root, brought.here, brought.evidence):
        how = again(saved, snapshot, brought.documents)
        case = prepare(snapshot, caller, how.loader)
        scope = _scope(saved, how, case)
        yield _tried(saved, case, scope, plain, past=False)
        if snapshot is not brought.here and case.bindings.orphans:
            yield _tried(saved, case, scope._replace(own=frozenset()), plain, past=True)


def _scope(saved: Saved, how: Again, case: Case) -> Scope:
    try:
        return how.scope(case.program)
    except UserError as problem:
        said = f"{saved.name} can't be judged again: "
        raise UserError(*(replace(one, message=f"{said}{one.message}") for one in problem.mistakes)) from None


def _tried(saved: Saved, case: Case, scope: Scope, plain: Plain, *, past: bool) -> _Try:
    found = report(case, scope)
    then, now = saved.value, plain[saved.kind](found)
    if saved.dodcheck != __version__:
        then, now = essences(saved.kind, then, now)
    return _Try(case, scope, found, differences(then, now), past)


def _check_evidence(saved: Saved, brought: Brought) -> None:
    """Raise ``UserError`` where the caller hands over evidence of other names than the report was judged with."""
    missing = sorted(saved.evidence.keys() - brought.evidence.keys())
    if missing:
        hint = "Hand over the same: " + " ".join(f"--evidence {name}=PATH" for name in missing)
        raise user_error(f"{saved.name} was judged with evidence that is missing here: {', '.join(missing)}", hint)
    more = sorted(brought.evidence.keys() - saved.evidence.keys())
    if more:
        said = f"{saved.name} was not judged with this evidence: {', '.join(more)}"
        raise user_error(said, "Leave it out, or judge anew.")
