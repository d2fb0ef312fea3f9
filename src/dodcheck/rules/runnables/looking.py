"""Whether all that a command starts is defined."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, assert_never

from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.phrasing import some
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.runnables.justfiles import recipe
from dodcheck.rules.runnables.makefiles import target
from dodcheck.rules.runnables.packages import script
from dodcheck.rules.runnables.sought import Sort, Sought
from dodcheck.rules.runnables.started import started
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.runnable import RunnableRule

_WORST_FIRST = (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS)


def examined(rule: RunnableRule, snapshot: Snapshot) -> Evidence:
    """Return the worst of what is found of its parts, or all of it where each is there."""
    found = [_found(snapshot, one, rule.named_in) for one in dict.fromkeys(started(rule.command))]
    outcome = next(outcome for outcome in _WORST_FIRST if any(one.outcome is outcome for one in found))
    deciding = [one for one in found if one.outcome is outcome]
    whole = Finding(
        outcome=outcome,
        words=some((one.words for one in deciding), joint="; "),
        places=tuple(dict.fromkeys(place for one in deciding for place in one.places)),
        examined=sum(one.examined for one in found),
        matched=sum(one.matched for one in found),
        unknown=deciding[0].unknown,
        skipped=sum(one.skipped for one in found),
    )
    return whole.evidence(rule.kind, "; ".join(dict.fromkeys(one.reproduce for one in deciding if one.reproduce)))


def _found(snapshot: Snapshot, one: Sought, named_in: str | None) -> Finding:
    match one.sort:
        case Sort.SCRIPT:
            return script(snapshot, one, named_in)
        case Sort.TARGET:
            return target(snapshot, one, named_in)
        case Sort.RECIPE:
            return recipe(snapshot, one, named_in)
        case Sort.FILE:
            return _file(snapshot, one, named_in)
        case _:
            assert_never(one.sort)


def _file(snapshot: Snapshot, one: Sought, named_in: str | None) -> Finding:
    """Return whether the file is there; what it holds is no matter."""
    path = one.name if named_in else normalise(one.name) or one.name
    found = named_file(snapshot, path, named_in, "runnable")
    if isinstance(found, str):
        shown = f"git ls-files -s -- {shlex.quote(found)}"
        return Finding(Outcome.HOLDS, f"{found} is there", (Place(found),), 1, 1, reproduce=shown)
    return Finding(
        outcome=found.outcome,
        words=found.summary,
        places=found.places,
        examined=found.examined,
        matched=found.matched,
        unknown=found.unknown,
        skipped=found.skipped,
        reproduce=found.reproduce,
    )
