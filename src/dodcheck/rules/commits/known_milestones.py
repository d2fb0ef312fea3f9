"""The milestones that a repository knows: a label of another one says nothing of whose a commit is."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.milestone import MilestoneId, milestones_in
from dodcheck.rules.commits.labels import in_branch
from dodcheck.rules.commits.papers import Papers
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_DOCUMENT = ".md"


def known_milestones(snapshot: Snapshot, papers: Papers) -> frozenset[MilestoneId] | None:
    """Return the milestones that the ledger, or the path of a document, names; ``None`` where no ledger lists them."""
    if papers.ledger is None:
        return None
    try:
        lines = decode(snapshot.read(papers.ledger)).lines
    except (UndecodableError, UnreadableError):
        return None
    listed = (milestone for line in lines for milestone in milestones_in(line))
    return frozenset(listed) | frozenset(_of_paths(snapshot))


def _of_paths(snapshot: Snapshot) -> Iterator[MilestoneId]:
    for path in snapshot.files():
        if path.endswith(_DOCUMENT):
            yield from in_branch(path.removesuffix(_DOCUMENT))
