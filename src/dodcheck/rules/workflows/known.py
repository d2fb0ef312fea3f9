"""The workflows of a snapshot, read once for all the statements about them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from dodcheck.snapshot.beneath import beneath
from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.worktree import WorkTree
from dodcheck.workflows.audit.repository import Repository, read_repository

_LASTING = frozenset({WorkTree, Commit, MemorySnapshot, Recording})
"""Snapshots that answer alike for as long as they are there; those that move along a history are read anew.

Along a history, each look has a recording of its own.
"""

_KNOWN: WeakKeyDictionary[Snapshot, Repository] = WeakKeyDictionary()


def known_repository(snapshot: Snapshot) -> Repository:
    """Return what ``read_repository`` does, read once for all masks and days over one snapshot."""
    bare = beneath(snapshot)
    if type(bare.snapshot) not in _LASTING:
        return read_repository(snapshot)
    found = _KNOWN.get(bare.snapshot)
    if found is None:
        found = _KNOWN[bare.snapshot] = read_repository(bare.snapshot)
    # A document that a workflow runs: its masked lines would tell.
    return read_repository(snapshot) if bare.masked & found.leads.keys() else found
