"""Whether the ledger tells of each milestone that is started, and calls none open that its plan calls closed."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.fields import fields_of
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.links import markdown_texts
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, Status, mentions, status_of
from dodcheck.phrasing import counted, some
from dodcheck.rules.logs.started import plans_of, started
from dodcheck.rules.reading.markdown import ReadDocument, read_markdown
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot

_PLACES = 50
_BEHIND = frozenset({Status.PLANNED, Status.READY, Status.IN_PROGRESS})
"""What a ledger still says of a milestone that is closed."""


class _Stale(NamedTuple):
    words: str
    places: tuple[Place, ...]


def examined(kind: str, ledger: ReadDocument, entries: Sequence[LedgerEntry], snapshot: Snapshot) -> Evidence:
    """Return whether the entries keep up: what says that a milestone is started is its plan, its log or an entry."""
    known = started(snapshot, None)
    if isinstance(known, Evidence):
        return known
    plans: dict[MilestoneId, list[Place]] = {}
    papers = plans_of(snapshot)
    for milestone, paths in papers.items():
        for path in (path for path in paths if MilestoneId.parse(name_of(path)[: -len("_plan.md")])):
            read_document = read_markdown(snapshot, path, None, kind)
            if not isinstance(read_document, Evidence):
                plans.setdefault(milestone, []).extend(_closed(read_document))
    places = {milestone: Place(paths[0]) for milestone, paths in (*known.logs.items(), *papers.items())}
    begun = {milestone: place for milestone, place in places.items() if milestone in known.since}
    return _evidence(kind, ledger.path, list(_stale(ledger, entries, plans, begun)), begun)


def _closed(plan: ReadDocument) -> Iterator[Place]:
    """Yield the place where a plan says that its milestone is closed."""
    field = next((field for block in plan.outline.blocks for field in fields_of(block) if field.name == "status"), None)
    if field and status_of(field.value) is Status.CLOSED:
        yield Place(plan.path, field.line)


def _stale(
    ledger: ReadDocument,
    entries: Sequence[LedgerEntry],
    plans: Mapping[MilestoneId, Sequence[Place]],
    begun: Mapping[MilestoneId, Place],
) -> Iterator[_Stale]:
    named = {
        mention.first
        for source, _ in markdown_texts(ledger.outline.blocks)
        for mention in mentions(source)
        if mention.last is None
    }
    by_milestone: dict[MilestoneId, list[LedgerEntry]] = {}
    for entry in entries:
        if entry.last is None:
            by_milestone.setdefault(entry.milestone, []).append(entry)
    for milestone in sorted({*plans, *begun}):
        own = by_milestone.get(milestone, ())
        if not own and milestone in begun and milestone not in named:
            place = begun[milestone]
            yield _Stale(f"has no entry for {milestone}, which is started ({place.path})", (place,))
        for entry in own:
            if entry.status in _BEHIND and plans.get(milestone):
                plan = plans[milestone][0]
                message = f"says {entry.status} of {milestone}, and {plan.path} says closed"
                yield _Stale(message, (Place(ledger.path, entry.location.line), plan))


def _evidence(kind: str, path: str, stale: Sequence[_Stale], beside: Iterable[MilestoneId]) -> Evidence:
    count = len(set(beside))
    outcome, words = Outcome.HOLDS, f"{path} is not behind the plans and logs of {counted(count, 'milestone')}"
    if stale:
        outcome, words = Outcome.FAILS, f"{path} {some((milestone.words for milestone in stale), joint='; ')}"
    elif not count:
        outcome, words = Outcome.UNKNOWN, f"no plan and no log is there that {path} could be laid beside"
    return Evidence(
        kind=kind,
        outcome=outcome,
        summary=words,
        examined=max(count, len(stale)),
        matched=max(0, count - len(stale)) if outcome is Outcome.HOLDS else 0,
        reproduce=f"grep -niE {shlex.quote('status|M[0-9]+')} {shlex.quote(path)}",
        unknown=Unknown.EMPTY_SCOPE if outcome is Outcome.UNKNOWN else None,
        basis=Basis.DERIVED,
        places=tuple(place for one in stale for place in one.places)[:_PLACES] or (Place(path),),
    )
