"""One commit after the other, each judged as it was: by its own documents, rules and waivers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.binding.bind import Bindings, bind
from dodcheck.binding.entries import RulesFile
from dodcheck.errors import Mistake, UserError
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.case import Case, settled
from dodcheck.judge.closings import ClosingsCache
from dodcheck.judge.report import completed, judge_of
from dodcheck.judge.scopes import Scope, readable
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Judgement
from dodcheck.program.discover import NamedDocuments, Source, discover, markdown_among, may_govern
from dodcheck.program.load import Program, assemble_program, read_sources
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.touched import TreeChange, Watch, watch_for
from dodcheck.trust.past.memory import Memory, RememberingReader

Asked = Callable[[Program], Scope]
"""Which criteria of a program are asked about; none where it has none of them."""


class Unjudged(NamedTuple):
    """Why a commit could not be judged: what is wrong with its rules, waivers or documents."""

    mistakes: tuple[Mistake, ...]


CommitOutcome = tuple[Judgement, ...] | Unjudged
"""What is found out about a commit; the very same object as before where nothing that counts has changed."""


class LineJudge:
    """Judges commits one after the other, and anew only what each change touches."""

    def __init__(self, caller: Caller, asked: Asked) -> None:
        self._caller = caller
        self._asked = asked
        self._memory = Memory()
        self._known = ClosingsCache()
        self._documents = Documents()
        self._case: Case | Unjudged = Unjudged(())
        self._watched = Watch()
        self._outcome: CommitOutcome = ()

    def judge(self, snapshot: Snapshot, change: TreeChange | None) -> CommitOutcome:
        """Return what a commit shows; ``change`` is what differs from the one before, ``None`` for the first."""
        stale = self._documents.follow(snapshot, change)
        forgotten = change is not None and self._memory.forget(change)
        if change is None or stale or self._watched.touched_by(change):
            self._case = self._prepare(snapshot)
        elif not forgotten and not self._watched.always and not _has_attestations(self._case):
            return self._outcome
        self._outcome = self._judge_changed(snapshot)
        return self._outcome

    def _prepare(self, snapshot: Snapshot) -> Case | Unjudged:
        recording = Recording(snapshot)
        try:
            return settled(recording, self._caller, self._documents.program, self._documents.bind)
        except UserError as problem:
            return Unjudged(problem.mistakes)
        finally:
            self._watched = watch_for(recording.questions)

    def _judge_changed(self, snapshot: Snapshot) -> CommitOutcome:
        case = self._case
        if isinstance(case, Unjudged):
            return case
        now, scope = case._replace(snapshot=snapshot), self._asked(case.program)
        judge = judge_of(now, self._memory.evidence_for, self._known)
        return completed(now, scope, tuple(judge.judgement(criterion) for criterion in scope.criteria))


def _has_attestations(case: Case | Unjudged) -> bool:
    """Return whether a person's word counts, which any file that it covers may make stale."""
    return not isinstance(case, Unjudged) and bool(case.attestations.entries)


class Documents:
    """The governance documents of one commit after the other."""

    def __init__(self) -> None:
        self._reading = RememberingReader()
        self._markdown: set[str] = set()
        self._governing: dict[NamedDocuments, set[str]] = {}
        self._found: dict[NamedDocuments, tuple[Source, ...]] = {}

    def follow(self, snapshot: Snapshot, change: TreeChange | None) -> bool:
        """Take in what a change did to the Markdown files, and return whether one that may govern came or went."""
        if change is None:
            self._markdown = set(markdown_among(snapshot.files()))
            return True
        stale = False
        for path in markdown_among(change.moved):
            there = snapshot.presence(path) is Presence.FILE
            _add_or_discard(self._markdown, path, there=there)
            for named in [named for named in self._governing if may_govern(path, named)]:
                _add_or_discard(self._governing[named], path, there=there)
                self._found.pop(named, None)
                stale = True
        return stale

    def program(self, snapshot: Snapshot, rules: RulesFile, _recorded: Recorded) -> Program:
        """Return the program of all governance documents. Raises ``UserError`` as ``judge.scopes.governance`` does."""
        sources = self._sources(rules.documents)
        return readable(assemble_program(read_sources(sources, snapshot), self._reading.document), rules)

    def bind(self, criteria: Sequence[Criterion], rules: RulesFile) -> Bindings:
        """Return the bindings of all criteria."""
        return bind(criteria, rules, self._reading.rule)

    def _sources(self, named: NamedDocuments) -> tuple[Source, ...]:
        """Return the documents that a naming finds, looking only at those that have a role by their path."""
        if named not in self._governing:
            self._governing[named] = {path for path in self._markdown if may_govern(path, named)}
        if named not in self._found:
            self._found[named] = discover(sorted(self._governing[named]), named)
        return self._found[named]


def _add_or_discard(paths: set[str], path: str, *, there: bool) -> None:
    (paths.add if there else paths.discard)(path)
