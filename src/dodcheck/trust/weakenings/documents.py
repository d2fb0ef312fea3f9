"""Documents that govern no more, and documents that take another's role."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.document import Role
from dodcheck.errors import UserError
from dodcheck.model.location import Location
from dodcheck.program.discover import Source, discover
from dodcheck.trust.judges import Judges
from dodcheck.trust.sides import sources
from dodcheck.trust.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every document that would not be read any more once the change is merged."""
    case = judges.told.case
    rules = Location(case.rules.path) if case.rules.path else None
    try:
        own = set(discover(case.snapshot.files(), case.rules.documents))
    except UserError as problem:
        for mistake in problem.mistakes:
            said = "once this is merged, no document could be judged"
            at = mistake.location or rules or Location(".")
            yield Weakening(Weakens.SHADOWED, "documents", said, None, at, mistake.message)
        return
    roles = {source.path: source.role for source in own}
    for source in sources(judges.told.base.case, case.snapshot, case.rules.documents):
        if source not in own:
            yield _ungoverned(source, roles.get(source.path), rules)


def _ungoverned(source: Source, role: Role | None, rules: Location | None) -> Weakening:
    """Return the weakening of a document that is no more what it was; ``role`` is what it is then, if anything."""
    before, at = _spoken(source.role), Location(source.path)
    if role is None:
        said, detail = "would not be read any more", f"it is read as the {before} so far"
    elif role is source.role:
        said, detail = f"would be the {before} of something else", f"its ids begin with {source.scope} so far"
    else:
        said, detail = f"would be read as the {_spoken(role)}", f"it is read as the {before} so far"
    return Weakening(Weakens.UNGOVERNED, source.path, f"`{source.path}` {said}", at, rules, detail)


def _spoken(role: Role) -> str:
    return role.value.replace("-", " ")
