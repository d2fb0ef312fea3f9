"""What was found out about one commit, kept for the next as long as nothing that it rests on changes."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import Bound, is_same_rule, resting_rules
from dodcheck.documents.document import Document, Role, read_document
from dodcheck.judge.evaluate import Lookup
from dodcheck.judge.judge import look
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.declared import Declared
from dodcheck.model.evidence import Evidence
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.touched import TreeChange, Watch, merge_watches, watch_for

_DOCUMENTS = 512

_Around = tuple[Declared, tuple[str, ...], tuple[tuple[str, str], ...], str]
_Lines = tuple[str, int | None, int]


class _RememberedEvidence(NamedTuple):
    """Evidence with the rule that gave it, the lines that were dots in it, and what would change it."""

    bound: Bound
    dots: _Lines
    evidence: Evidence
    watched: Watch


class Memory:
    """Remembers evidence by criterion from commit to commit; call ``forget`` before the next commit is judged."""

    def __init__(self) -> None:
        self._kept: dict[str, _RememberedEvidence] = {}
        self._all: Watch | None = None

    def evidence_for(self, criterion: Criterion, bound: Bound, snapshot: Snapshot, lookup: Lookup) -> Evidence:
        """Return the evidence for a criterion, as ``judge.look`` does."""
        if next(resting_rules(bound.tree), None):
            return look(criterion, bound, snapshot, lookup)
        dots = (criterion.location.path, criterion.location.line, criterion.last_line)
        kept = self._kept.get(criterion.id)
        if kept and _binds_the_same(kept.bound, bound) and (kept.dots == dots or dots[0] not in kept.watched.contents):
            return kept.evidence
        recording = Recording(snapshot)
        evidence = look(criterion, bound, recording, lookup)
        self._kept[criterion.id] = _RememberedEvidence(bound, dots, evidence, watch_for(recording.questions))
        self._all = None
        return evidence

    def forget(self, change: TreeChange) -> bool:
        """Drop the evidence that a change touches; return whether any was dropped."""
        if self._all is None:
            self._all = merge_watches(kept.watched for kept in self._kept.values())
        if not self._all.touched_by(change):
            return False
        gone = [name for name, kept in self._kept.items() if kept.watched.touched_by(change)]
        for name in gone:
            del self._kept[name]
        self._all = None
        return bool(gone)


class RememberingReader:
    """Reads documents and recognises rules, once for the same bytes and the same words."""

    def __init__(self) -> None:
        self._documents = lru_cache(maxsize=_DOCUMENTS)(read_document)
        self._rules: dict[tuple[Form, str, str, str | None, _Around], Bound | None] = {}

    def document(self, path: str, data: bytes, role: Role, scope: str) -> Document:
        """Return what ``read_document`` does."""
        return self._documents(path, data, role, scope)

    def rule(self, criterion: Criterion) -> Bound | None:
        """Return what ``recognise`` does: it looks at the words, the form and the surroundings of a criterion."""
        around = (criterion.declared, criterion.above, criterion.row, criterion.announced)
        asked = (criterion.form, criterion.text, criterion.location.path, criterion.group, around)
        if asked not in self._rules:
            self._rules[asked] = recognise(criterion)
        return self._rules[asked]


def _binds_the_same(bound: Bound, other: Bound) -> bool:
    """Return whether two bindings look at the same; equal is not enough, because Python takes 0 for false."""
    return bound == other and is_same_rule(bound.tree, other.tree)
