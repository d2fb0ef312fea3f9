"""The workflows of a snapshot, read once for all the statements about them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.unwrapped import unwrap
from dodcheck.workflows.audit.repository import Repository, read_repository

_KNOWN: WeakKeyDictionary[Snapshot, Repository] = WeakKeyDictionary()


def shared_repository(snapshot: Snapshot) -> Repository:
    """Return what ``read_repository`` does, read once for all masks and days over one snapshot that lasts."""
    bare = unwrap(snapshot)
    if not bare.is_immutable:
        return read_repository(snapshot)
    repository = _KNOWN.get(bare.snapshot)
    if repository is None:
        repository = _KNOWN[bare.snapshot] = read_repository(bare.snapshot)
    # A document that a workflow runs: its masked lines would tell.
    return read_repository(snapshot) if bare.masked & repository.leads.keys() else repository
