"""Documents that govern no more, and documents that take another's role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role
from dodcheck.documents.slug import slug
from dodcheck.errors import UserError
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import Source, discover, role_in_words
from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import sources_after
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every document that would not be read any more once the change is merged."""
    case = judges.comparison.case
    rules = Location(case.rules.path) if case.rules.path else None
    try:
        own = set(discover(case.snapshot.files(), case.rules.documents))
    except UserError as problem:
        for mistake in problem.mistakes:
            message = "once this is merged, no document could be judged"
            at = mistake.location or rules or Location(".")
            yield Weakening(Weakens.SHADOWED, "documents", message, None, at, mistake.message)
        return
    yield from _doubled_plans(judges, own)
    roles = {source.path: source.role for source in own}
    for source in sources_after(judges.comparison.base.case, case.snapshot, case.rules.documents):
        if source not in own:
            yield _ungoverned_weakening(source, roles.get(source.path), rules)
    yield from _gone_documents(judges)


def _doubled_plans(judges: Judges, own: Iterable[Source]) -> Iterator[Weakening]:
    """Yield a weakening for every milestone that gets plans in a second folder: it could not be judged any more."""
    base = judges.comparison.base.case
    before = _plans(discover(base.snapshot.files(), base.rules.documents))
    for milestone, plans in sorted(_plans(own).items()):
        old = before.get(milestone, [])
        if len(_folders(plans)) < 2 or len(_folders(old)) > 1:  # noqa: PLR2004 - one folder is as it should be
            continue
        new = next((path for path in plans if path not in old), plans[-1])
        message = f"once this is merged, nobody could say which plan of {milestone} counts"
        detail = f"{len(plans)} documents could be the plan of {milestone}: {', '.join(plans)}"
        was = Location(old[0]) if old else None
        yield Weakening(Weakens.SHADOWED, f"milestone-{slug(str(milestone))}", message, was, Location(new), detail)


def _plans(sources: Iterable[Source]) -> dict[MilestoneId, list[str]]:
    by_milestone = defaultdict[MilestoneId, list[str]](list)
    for source in sorted(sources):
        milestone = milestone_of(source.scope) if source.role is Role.PLAN else None
        if milestone:
            by_milestone[milestone].append(source.path)
    return by_milestone


def _folders(paths: Iterable[str]) -> set[str]:
    return {folder_of(path) for path in paths}


def _gone_documents(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every document that is gone with its role; of one that holds promises, each is told."""
    base, case = judges.comparison.base.case, judges.comparison.case
    there = {facts.path for facts in case.program.facts} | {
        unread.criterion.location.path for unread in case.program.unread
    }
    held = {criterion.location.path for criterion in base.program.criteria}
    heirs = {_heir_key(facts.role, facts.path) for facts in case.program.facts}
    for facts in base.program.facts:
        if facts.path not in there | held and _heir_key(facts.role, facts.path) not in heirs:
            message = f"`{facts.path}` is gone"
            detail = f"it was the {facts.role.replace('-', ' ')}"
            yield Weakening(Weakens.UNGOVERNED, facts.path, message, Location(facts.path), None, detail)


def _heir_key(role: str, path: str) -> tuple[str, str]:
    """Return what makes another document the same: its role, and where many have that role, its name."""
    return role, name_of(path) if role in (Role.PLAN, Role.TOOL_LOG) else ""


def _ungoverned_weakening(source: Source, role: Role | None, rules: Location | None) -> Weakening:
    """Return the weakening of a document that is no more what it was; ``role`` is what it is then, if anything."""
    before, at = role_in_words(source.role), Location(source.path)
    if role is None:
        so_far = "it is read so far" if source.role is Role.OTHER else f"it is read as the {before} so far"
        becomes, detail = "would not be read any more", so_far
    elif role is source.role:
        becomes, detail = f"would be the {before} of something else", f"its ids begin with {source.scope} so far"
    else:
        becomes, detail = f"would be read as the {role_in_words(role)}", f"it is read as the {before} so far"
    return Weakening(Weakens.UNGOVERNED, source.path, f"`{source.path}` {becomes}", at, rules, detail)
