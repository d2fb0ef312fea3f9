"""Audits that are older than what they audit: the statement still holds, and what it says may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.binding.bind import Bindings
from dodcheck.binding.tree import Bound, leaves
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement
from dodcheck.rules.inventories.files import files_of
from dodcheck.rules.inventory import InventoryRule
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


def changed_since(snapshot: Snapshot, bindings: Bindings, judgements: Iterable[Judgement]) -> Iterator[Notice]:
    """Yield a notice for each audit document that is older than a file it covers, by the order of commits.

    Nothing is told where the history does not reach back to the document, and where the document itself is being
    written.
    """
    for judgement in judgements:
        bound = bindings.by_id.get(judgement.criterion.id)
        if judgement.evidence.outcome is not Outcome.HOLDS or not isinstance(bound, Bound):
            continue
        for rule in leaves(bound.tree):
            if isinstance(rule, InventoryRule) and rule.filled and (drift := _drift(rule, snapshot)):
                yield Notice("drift", judgement.criterion.location, drift)


def _drift(rule: InventoryRule, snapshot: Snapshot) -> str | None:
    document = named_file(snapshot, rule.document, rule.named_in, rule.kind)
    files = files_of(snapshot, rule.files, rule.exclude, rule.named_in, rule.kind)
    if isinstance(document, Evidence) or isinstance(files, Evidence):
        return None
    history = snapshot.history()
    if history is None or _is_being_written(document, history, snapshot):
        return None
    later: dict[str, str] = {}
    for entry in history.line(history.head(), (document, *files.paths)):
        if document in entry.paths:
            return _why_stale(document, later)
        later = {**dict.fromkeys(entry.paths, entry.commit), **later}
    return None


def _is_being_written(document: str, history: History, snapshot: Snapshot) -> bool:
    """Return whether a document differs from what was committed."""
    try:
        return history.read(history.head(), document) != snapshot.read(document)
    except UnreadableError:
        return True


def _why_stale(document: str, later: dict[str, str]) -> str | None:
    if not later:
        return None
    path, commit = next(iter(later.items()))
    more = f" and {len(later) - 1} more" if len(later) > 1 else ""
    return f"{path}{more} changed after {document} was last written, by {commit[:12]}"
