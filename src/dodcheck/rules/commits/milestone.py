"""The commits of a milestone: from its start to its close, labelled or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role
from dodcheck.model.evidence import Unknown
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import NamedDocuments, source_of
from dodcheck.rules.commits.chosen import DEPTH, ChosenCommits, UnknownCommits
from dodcheck.rules.commits.known_milestones import known_milestones
from dodcheck.rules.commits.labels import NO_LABEL, brings_main, labels_of, merged_by
from dodcheck.rules.commits.ledgered import Ledgered, ledgered_commits
from dodcheck.rules.commits.lineage import Lineage, lineage
from dodcheck.rules.commits.marked import Marked, marked_commits
from dodcheck.rules.commits.papers import PaperDates, Papers, told_by
from dodcheck.snapshot.history import MAX_ENTRIES, CommitEntry, History
from dodcheck.snapshot.protocol import Snapshot

_Places = frozenset[int]
"""Places in the order of a lineage."""


def commits_of(snapshot: Snapshot, history: History, papers: Papers, kind: str) -> ChosenCommits | UnknownCommits:
    """Return the commits of a milestone, or why they can't be told."""
    named = ledgered_commits(snapshot, history, papers, kind)
    if isinstance(named, UnknownCommits):
        return named
    past = lineage(history)
    known = known_milestones(snapshot, papers)
    search = Search(papers, past, told_by(history, papers), named, marked_commits(history, papers.milestone), known)
    cut = search.roots if history.shallow() else search.rootless
    sure = search.sure - cut
    gap = _gap(history, past, search)
    if not sure:
        return _lost(papers, gap, named)
    doubtful = search.doubtful - sure - cut
    gap = gap or _only_papers(papers, (past.order[at] for at in sure | doubtful))
    return ChosenCommits(
        tuple(past.order[at] for at in sorted(sure)),
        tuple(past.order[at] for at in sorted(doubtful)),
        f"of {papers.milestone}",
        gap,
        None if gap else "; ".join(filter(None, (named.rebased, search.set_aside(sure)))) or None,
        next(iter(past.order[min(sure)].parents), None),
    )


@dataclass(frozen=True)
class Search:
    """Looks for the commits of a milestone, as places in the order of its history.

    What plan and ledger ``told``, the commits that the ledger ``named`` and those that tags and branches ``marks``.
    ``known`` are the milestones of the repository, ``None`` where nothing lists them.
    """

    papers: Papers
    past: Lineage
    told: PaperDates
    named: Ledgered
    marks: Marked
    known: frozenset[MilestoneId] | None

    @cached_property
    def _labels(self) -> list[frozenset[MilestoneId]]:
        """The label of each commit; what a merge brings has that of the branch, unless it has its own."""
        past = self.past
        merges = [merged_by(entry.message) if len(entry.parents) > 1 else NO_LABEL for entry in past.line]
        own = (labels_of(entry.message) for entry in past.order)
        return [label or merges[past.turn[entry.commit]] for label, entry in zip(own, past.order, strict=True)]

    @cached_property
    def labelled(self) -> _Places:
        """Those that a label, a tag or a branch calls the milestone's."""
        labelled = {at for at, label in enumerate(self._labels) if self.papers.milestone in label}
        return frozenset(labelled | {self.past.at[commit] for commit in self.marks.own if commit in self.past.at})

    @cached_property
    def own(self) -> _Places:
        """Those that a label, the ledger, a tag or a branch calls the milestone's."""
        return self.labelled | {self.past.at[commit] for commit in self.named.own if commit in self.past.at}

    @cached_property
    def others(self) -> _Places:
        """Those with the label of another milestone."""
        return frozenset(at for at, label in enumerate(self._labels) if label) - self.own

    @cached_property
    def strange(self) -> _Places:
        """Those with the label of a milestone that nobody knows: it does not say whose they are."""
        if self.known is None:
            return frozenset()
        return frozenset(at for at in self.others if self.known.isdisjoint(self._labels[at]))

    @cached_property
    def roots(self) -> _Places:
        """Those without a parent here; where older commits are left out, nobody knows what they changed."""
        return frozenset(at for at, entry in enumerate(self.past.order) if not entry.parents)

    @cached_property
    def rootless(self) -> _Places:
        """Those without a parent that no label calls the milestone's: what the history begins with is no change."""
        return self.roots - self.own

    @cached_property
    def _brought(self) -> list[tuple[int, _Places]]:
        """The place of each merge on the line, and those of what it brought."""
        brought = self.past.brought().items()
        at = self.past.at
        line = self.past.line
        return [(at[line[turn].commit], frozenset(at[entry.commit] for entry in many)) for turn, many in brought]

    @cached_property
    def pulled(self) -> _Places:
        """Those that merges brought from the main line: they need not be of the milestone that pulled them."""
        pulls = (many for merge, many in self._brought if brings_main(self.past.order[merge].message))
        return frozenset().union(*pulls) - self.own

    @cached_property
    def _sides(self) -> _Places:
        """All that merges brought which brought something of the milestone and nothing of another one."""
        sides = (many | {merge} for merge, many in self._brought if self.pulled.isdisjoint(many))
        ours = (side for side in sides if not side.isdisjoint(self.own) and side.isdisjoint(self.others))
        return frozenset().union(*ours)

    @cached_property
    def sure(self) -> _Places:
        """Those that are the milestone's: its own, all between, and those up to where it is told to begin and to end.

        Where another milestone's commits stand in a stretch before its first or behind its last one, nobody can tell
        whose those without a label are: they are doubtful.
        """
        own = self.own | self._sides
        if not own:
            return self._told_alone()
        edges = {at for at in (self._at(self.told.begun), self._at(self.told.closed)) if at is not None}
        between = set(range(min(own), max(own) + 1)) | edges
        for stretch in self._edges(own):
            if self.others.isdisjoint(stretch):
                between |= set(stretch)
        return (own | between) - self.others - self.pulled

    @cached_property
    def doubtful(self) -> _Places:
        """Those that may be the milestone's."""
        own = self.own | self._sides
        first, last = (min(own), max(own)) if own else (self._end(len(self.past.order) - 1),) * 2
        stretches = [range(start, first) for start in self._beginnings() if start < first]
        if self.told.closed is None:
            stretches.append(range(last + 1, self._following(last)))
        stretches += self._edges(own) if own else []
        between = (self.pulled | self.strange).intersection(range(first, last + 1))
        return frozenset(at for stretch in stretches for at in stretch).union(between) - (self.others - self.strange)

    def _following(self, last: int) -> int:
        """Return where that ends which may still belong to a milestone that nothing closes.

        It is the next commit of another one, unless a document says In Progress.
        """
        count = len(self.past.order)
        return count if self.told.open_ else min((at for at in self.others if at > last), default=count)

    def set_aside(self, sure: _Places) -> str | None:
        """Return how many commits between these are another milestone's by their label, in words."""
        others = self.others - self.strange
        count = sum(at in others for at in range(min(sure), max(sure)))
        message = "1 between is" if count == 1 else f"{count} between are"
        return f"{message} of other milestones by the label" if count else None

    @property
    def started(self) -> bool:
        """Whether something tells where it began."""
        return bool(self.own) or self.told.begun is not None or next(self._beginnings(), None) is not None

    def _told_alone(self) -> _Places:
        """Return what plan and ledger tell alone: from In Progress, or the commit it is based on, to Closed."""
        closed, begun = self._at(self.told.closed), self._at(self.told.begun)
        starts = [begun, *(at + 1 for at in self._bases())]
        known = [start for start in starts if start is not None and (closed is None or start <= closed)]
        if known and (closed is not None or (self.told.open_ and begun is not None)):
            return frozenset(range(max(known), self._end(len(self.past.order) - 1) + 1)) - self.others
        return frozenset(() if closed is None else (closed,)) - self.others

    def _edges(self, own: AbstractSet[int]) -> list[range]:
        """Return the stretches between In Progress and the first commit of its own, and the last one and Closed."""
        begun, closed = self._at(self.told.begun), self._at(self.told.closed)
        before = range(begun + 1, min(own)) if begun is not None else range(0)
        after = range(max(own) + 1, closed) if closed is not None else range(0)
        return [before, after]

    def _beginnings(self) -> Iterator[int]:
        """Yield where it may have begun: with its plan, unless that came with others, or behind what it is based on."""
        planned = self._at(self.told.planned)
        if planned is not None and not self._plans_others(self.past.order[planned]):
            yield planned
        yield from (at + 1 for at in self._bases())
        begun = self._at(self.told.begun)
        if begun is not None and begun in self.rootless:
            yield begun + 1

    def _plans_others(self, entry: CommitEntry) -> bool:
        sources = (source_of(path, NamedDocuments()) for path in entry.paths if path.endswith(".md"))
        plans = {milestone_of(source.scope) for source in sources if source.role is Role.PLAN}
        return not entry.parents or bool(plans - {self.papers.milestone})

    def _bases(self) -> list[int]:
        return [self.past.at[base] for base in (*self.named.bases, *self.marks.bases) if base in self.past.at]

    def _end(self, otherwise: int) -> int:
        closed = self._at(self.told.closed)
        return otherwise if closed is None else closed

    def _at(self, commit: str | None) -> int | None:
        return None if commit is None else self.past.at.get(commit)


def _gap(history: History, past: Lineage, search: Search) -> str | None:
    """Return why there may be more commits of the milestone than are known here."""
    known: Iterable[str | None] = (search.told.planned, search.told.begun)
    if history.shallow():
        return f"this clone leaves older commits out: {DEPTH}"
    if past.capped and not any(commit in past.at for commit in known if commit):
        return f"only the newest {MAX_ENTRIES} commits are looked at, and the milestone may have begun before them"
    if not search.labelled and (words := search.named.rebased):
        return words
    return None if search.started else "nothing tells where the milestone began"


def _only_papers(papers: Papers, commits: Iterable[CommitEntry]) -> str | None:
    """Return that commits change nothing but what is told of the milestone: its work was done in others."""
    if any(set(entry.paths) - set(papers.paths()) for entry in commits):
        return None
    return "they change nothing but its plan and the ledger: whatever was done is in commits that nothing calls its own"


def _lost(papers: Papers, gap: str | None, named: Ledgered) -> UnknownCommits:
    milestone = papers.milestone
    rebased = f"; {words}" if (words := named.rebased) else ""
    if gap and DEPTH in gap:
        return UnknownCommits(Unknown.HISTORY, f"no commit of {milestone} is known here{rebased}; {gap}")
    ledger = papers.ledger or "the ledger"
    way = f"begin their messages with “{milestone}: ”, or name the merge commit in {ledger}"
    return UnknownCommits(Unknown.HISTORY, f"no commit of {milestone} is known{rebased}; {way}")
