"""The kind `git_history`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.milestone import MilestoneId
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.past.areas import SPOKEN, Area
from dodcheck.rules.past.bounded import kept_within, lost
from dodcheck.rules.past.bounds import Bounds
from dodcheck.rules.past.chosen import Chosen, Lost
from dodcheck.rules.past.milestone import commits_of
from dodcheck.rules.past.papers import papers_of
from dodcheck.rules.past.ranged import commits_in
from dodcheck.rules.types import DOCUMENT, GLOBS, MILESTONE, TEXT, choices
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class GitHistoryRule:
    """Commits keep to what they may change.

    The commits of a milestone (`commits_of`) are those whose message begins with its id, brackets it, or says
    `Milestone: M03`; what the merge of a branch named for it brought; those that its entry in the ledger, or a tag,
    names; and all between its first and its last, labelled or not, from where plan or ledger first say In Progress to
    where they say Closed. Those labelled with another milestone are not its own. Where the label of a commit
    leaves open whose it is, it can't be known whether it breaks the promise. A file that is changed and changed back
    counts as changed: the promise is about commits. What is not committed yet is not looked at.
    """

    kind: ClassVar[str] = "git_history"
    example: ClassVar[str] = "git_history: {commits_of: M03, areas: [ci, code]}"

    commits_of: str | None = option(MILESTONE, "The milestone whose commits are meant: M03.", default=None)
    in_: str | None = option(TEXT, "Or the commits of a range, such as v1.0..v1.1.", default=None)
    since: str | None = option(TEXT, "Or those since a revision, which is not one of them.", default=None)
    changed_only: tuple[str, ...] = option(GLOBS, "Only these files may change.", default=(), asks=Asks.CEILING)
    unchanged: tuple[str, ...] = option(
        GLOBS, "These files must not change, whatever `changed_only` allows.", default=(), asks=Asks.FLOOR
    )
    areas: tuple[str, ...] = option(
        choices(*Area),
        "Parts that must not change: `ci` (workflows, actions, configurations of CI systems and pre-commit), `code` "
        "(sources by suffix and build files, without tests), `tests`, `documents`, `dependencies` (manifests, locks).",
        default=(),
        asks=Asks.FLOOR,
    )
    plan: str | None = option(DOCUMENT, "The milestone's plan; by its usual name unless told.", default=None)
    ledger: str | None = option(DOCUMENT, "The ledger; by its usual name unless told.", default=None)

    def __post_init__(self) -> None:
        ways = [one for one in (self.commits_of, self.in_, self.since) if one is not None]
        if len(ways) != 1:
            raise OptionError("takes one of commits_of, in and since")
        if not (self.changed_only or self.unchanged or self.areas):
            raise OptionError("takes changed_only, unchanged or areas")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the commits keep to it."""
        history = snapshot.history()
        if history is None:
            said = "there is no commit to look at"
            return Evidence(self.kind, Outcome.UNKNOWN, said, 0, 0, "git log --oneline", unknown=Unknown.HISTORY)
        chosen = self.chosen(snapshot, history)
        if isinstance(chosen, Lost):
            return lost(self.kind, chosen)
        return kept_within(self.kind, Bounds(self.changed_only, self.unchanged, tuple(map(Area, self.areas))), chosen)

    def chosen(self, snapshot: Snapshot, history: History) -> Chosen | Lost:
        """Return the commits that are meant, or why they can't be told."""
        milestone = MilestoneId.parse(self.commits_of or "")
        if milestone is not None:
            papers = papers_of(snapshot, milestone, self.plan, self.ledger)
            return commits_of(snapshot, history, papers, self.kind)
        return commits_in(history, self.in_ or self.since or "")

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield one more commit that changes what must not change."""
        from dodcheck.rules.planting import of_git_history  # noqa: PLC0415 - lazy: only the self-test asks

        return of_git_history.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"no commit {self._of()} changes {self._what()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a commit {self._of()} changes {self._what()}"

    def _of(self) -> str:
        return f"of {self.commits_of}" if self.commits_of else f"in {self.in_}" if self.in_ else f"since {self.since}"

    def _what(self) -> str:
        told = [*(SPOKEN[Area(area)] for area in self.areas), *self.unchanged]
        beyond = [f"anything but {', '.join(self.changed_only)}"] if self.changed_only else []
        return " or ".join([*told, *beyond])
