"""Documents that govern no more, and documents that take another's role."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.errors import UserError
from dodcheck.model.location import Location
from dodcheck.program.discover import discover
from dodcheck.trust.judges import Judges
from dodcheck.trust.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every document that would not be read any more once the change is merged."""
    case = judges.told.case
    rules = Location(case.rules.path) if case.rules.path else None
    try:
        own = {source.path for source in discover(case.snapshot.files(), case.rules.documents)}
    except UserError as problem:
        for mistake in problem.mistakes:
            said = "once this is merged, no document could be judged"
            at = mistake.location or rules or Location(".")
            yield Weakening(Weakens.SHADOWED, "documents", said, None, at, mistake.message)
        return
    for facts in case.program.facts:
        if facts.path not in own:
            said, detail = f"`{facts.path}` would not be read any more", f"it is read as the {facts.role} so far"
            yield Weakening(Weakens.UNGOVERNED, facts.path, said, Location(facts.path), rules, detail)
