"""The kind `git_history`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, assert_never

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.milestone import MilestoneId
from dodcheck.phrasing import either
from dodcheck.rules.base import Counterexample
from dodcheck.rules.commits.areas import SPOKEN, Area
from dodcheck.rules.commits.bounds import Bounds
from dodcheck.rules.commits.chosen import ChosenCommits, UnknownCommits
from dodcheck.rules.commits.questions import CommitQuestion, Question, fails_when, holds_when
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import COUNT, DOCUMENT, GLOBS, MILESTONE, TEXT, TEXTS, choices
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot

HEAD_AND_MORE = re.compile(r"(?:HEAD|@)[~^@{]|^@|\.\.@")
"""A revision counted from what is checked out, which need not be the commit that is judged."""


@dataclass(frozen=True, slots=True)
class GitHistoryRule:
    """What the commits behind the judged one did, and which tags and branches there are.

    One question is asked. With `commits_of`, `in` or `since`: that commits keep to what they may change
    (`changed_only`, `unchanged`, `areas`), that they added at least `min` new files (`added`), or that they changed
    nothing of a ledger but their milestone's entry (`entry_only`). The commits of a milestone are those whose message
    begins with its id, brackets it or says `Milestone: M03`; what a merge of a branch named for it brought; those that
    its entry in the ledger, or a tag, names; and all between its first and its last, labelled or not, from where plan
    or ledger first say In Progress to where they say Closed. Those labelled with another milestone are not its own, if
    the ledger or a document's path names that one; where nobody can tell whose a commit is, it can't be known whether
    it breaks the promise. A file that is changed and changed back counts as changed, as the promise is about commits;
    what is not committed is not looked at. A file that was moved or copied is not new.

    `committed_on`: the `paths` are part of the judged commit, which counts as being on main (or master, trunk,
    develop): it is when it is merged. Another branch is looked at itself. `tag`, `branch`: one of that name is there.
    `merged`: a merge of that branch is; a squash leaves no trace. `locked`: a document whose Status says Locked or
    Frozen, or 🔒 beside Closed, has stayed what it was when that was first said; ticks and the status may move on
    until it is closed, and any other edit comes with a new line that begins with Amendment. What a shallow clone
    leaves out can't be known.
    """

    kind: ClassVar[str] = "git_history"
    example: ClassVar[str] = "git_history: {commits_of: M03, areas: [ci, code]}"

    commits_of: str | None = option(MILESTONE, "The milestone whose commits are meant: M03.", default=None)
    in_: str | None = option(
        TEXT, "Or the commits of a range, such as v1.0..v1.1, or one alone: 3f2a1bc^!", default=None
    )
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
    added: tuple[str, ...] = option(GLOBS, "Files that the commits added.", default=())
    min: int | None = option(COUNT, "So many files at least; one unless told.", default=None, asks=Asks.FLOOR)
    entry_only: str | None = option(
        DOCUMENT, "The ledger of which `commits_of` changes one entry and no other line.", default=None
    )
    notes: tuple[str, ...] = option(
        TEXTS, "Words that headings of it begin with: right below, lines may be added.", default=()
    )
    committed_on: str | None = option(TEXT, "The branch that the paths are committed to.", default=None)
    paths: tuple[str, ...] = option(GLOBS, "Files, folders and globs, each committed.", default=(), asks=Asks.FLOOR)
    tag: str | None = option(TEXT, "The name of a tag, or a glob: v1.*", default=None)
    branch: str | None = option(TEXT, "The name of a branch, or a glob.", default=None)
    merged: str | None = option(TEXT, "The name of a branch that was merged.", default=None)
    locked: str | None = option(DOCUMENT, "A document that says that it is locked.", default=None)
    plan: str | None = option(DOCUMENT, "The milestone's plan; by its usual name unless told.", default=None)
    ledger: str | None = option(DOCUMENT, "The ledger; by its usual name unless told.", default=None)
    named_in: str | None = option(
        TEXT, "The document that names the paths: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if len(self._questions()) != 1:
            raise OptionError(
                "asks one thing: changed_only, unchanged and areas, or added, entry_only, committed_on, tag, branch, "
                "merged, locked"
            )
        commits = [one for one in (self.commits_of, self.in_, self.since) if one is not None]
        if (self.question is Question.ENTRY and self.commits_of is None) or (self.notes and self.entry_only is None):
            raise OptionError("takes entry_only with commits_of, and notes with both")
        if len(commits) != (1 if self.question in (Question.BOUNDS, Question.ADDED, Question.ENTRY) else 0):
            raise OptionError("takes one of commits_of, in and since where it is about what commits changed or added")
        if any(HEAD_AND_MORE.search(one) for one in (self.in_, self.since) if one):
            raise OptionError(
                "takes commits, tags, branches and HEAD, and none that is counted from HEAD, such as HEAD~3"
            )
        if bool(self.paths) is not (self.question is Question.COMMITTED):
            raise OptionError("takes paths with committed_on, and with nothing else")
        if self.min is not None and (self.question is not Question.ADDED or self.min == 0):
            raise OptionError("takes min from 1, with added")

    @property
    def question(self) -> Question:
        """Which of its questions the options ask."""
        return self._questions()[0]

    def _questions(self) -> list[Question]:
        bounds = [Question.BOUNDS] if self.changed_only or self.unchanged or self.areas else []
        others = [
            question for question in Question if question is not Question.BOUNDS and getattr(self, question.value)
        ]
        return [*bounds, *others]

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return the answer to what is asked."""
        history = snapshot.history()
        if history is None:
            message = "there is no commit to look at"
            return Evidence(self.kind, Outcome.UNKNOWN, message, 0, 0, "git log --oneline", unknown=Unknown.HISTORY)
        match self.question:
            case Question.BOUNDS | Question.ADDED | Question.ENTRY:
                return self._of_commits(snapshot, history)
            case Question.COMMITTED:
                from dodcheck.rules.commits.committed import Named, examine_committed  # noqa: PLC0415 - lazy: one question of many

                named = Named(self.paths, self.committed_on or "", self.named_in)
                return examine_committed(self.kind, snapshot, history, named)
            case Question.LOCKED:
                from dodcheck.rules.commits.locks import stays_locked  # noqa: PLC0415 - lazy: the same

                return stays_locked(self.kind, snapshot, history, self.locked or "", self.named_in)
            case Question.TAG | Question.BRANCH | Question.MERGED:
                return self._of_refs(history)
            case _:
                assert_never(self.question)

    def chosen(self, snapshot: Snapshot, history: History) -> ChosenCommits | UnknownCommits:
        """Return the commits that are meant, or why they can't be told."""
        from dodcheck.rules.commits.milestone import commits_of  # noqa: PLC0415 - lazy: it reads documents
        from dodcheck.rules.commits.papers import papers_of  # noqa: PLC0415 - lazy: the same
        from dodcheck.rules.commits.ranged import commits_in  # noqa: PLC0415 - lazy: the same

        milestone = MilestoneId.parse(self.commits_of or "")
        if milestone is not None:
            papers = papers_of(snapshot, milestone, self.plan, self.ledger)
            return commits_of(snapshot, history, papers, self.kind)
        return commits_in(history, self.in_ or self.since or "")

    def _of_commits(self, snapshot: Snapshot, history: History) -> Evidence:
        from dodcheck.rules.commits.additions import additions  # noqa: PLC0415 - lazy: one question of many
        from dodcheck.rules.commits.bounded import examine_bounds, unknown_commits_evidence  # noqa: PLC0415 - lazy: the same
        from dodcheck.rules.commits.entry_edits import EntryBounds, entry_only  # noqa: PLC0415 - lazy: the same
        from dodcheck.rules.commits.merges import with_merges  # noqa: PLC0415 - lazy: the same

        chosen = self.chosen(snapshot, history)
        if isinstance(chosen, UnknownCommits):
            return unknown_commits_evidence(self.kind, chosen)
        milestone = MilestoneId.parse(self.commits_of or "")
        if self.entry_only is not None and milestone is not None:
            asked = EntryBounds(self.entry_only, self.named_in, milestone, self.notes)
            return entry_only(self.kind, snapshot, history, chosen, asked)
        if self.added:
            return additions(self.kind, snapshot, history, chosen, (self.added, self.min or 1))
        return examine_bounds(self.kind, snapshot, self.bounds, with_merges(history, chosen))

    @property
    def bounds(self) -> Bounds:
        """What commits may change, and what not."""
        return Bounds(self.changed_only, self.unchanged, tuple(map(Area, self.areas)), self.named_in)

    def _of_refs(self, history: History) -> Evidence:
        from dodcheck.rules.commits.refs import Refs  # noqa: PLC0415 - lazy: one question of many

        refs = Refs(self.kind, history)
        if self.tag is not None:
            return refs.tagged(self.tag)
        return refs.branched(self.branch) if self.branch is not None else refs.merged(self.merged or "")

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield commits, tags and branches that are otherwise."""
        from dodcheck.rules.counterexamples import of_git_history  # noqa: PLC0415 - lazy: only the self-test asks

        return of_git_history.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return holds_when(self._asked())

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return fails_when(self._asked())

    def _asked(self) -> CommitQuestion:
        of = f"of {self.commits_of}" if self.commits_of else f"in {self.in_}" if self.in_ else f"since {self.since}"
        match self.question:
            case Question.BOUNDS:
                named = [*(SPOKEN[Area(area)] for area in self.areas), *self.unchanged]
                beyond = [f"anything but {', '.join(self.changed_only)}"] if self.changed_only else []
                return CommitQuestion(Question.BOUNDS, either([*named, *beyond]), of)
            case Question.ADDED:
                about = f"at least {self.min or 1} new file{'' if self.min in (None, 1) else 's'}"
                return CommitQuestion(Question.ADDED, f"{about} like {', '.join(self.added)}", of)
            case Question.ENTRY:
                return CommitQuestion(Question.ENTRY, self.entry_only or "", of)
            case Question.COMMITTED:
                return CommitQuestion(Question.COMMITTED, ", ".join(self.paths), of)
            case Question.TAG | Question.BRANCH | Question.MERGED | Question.LOCKED:
                return CommitQuestion(self.question, str(getattr(self, self.question.value)), of)
            case _:
                assert_never(self.question)
