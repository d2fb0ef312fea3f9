"""Where nothing governs a repository yet: what there is to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dodcheck.judge.lookalikes import unused
from dodcheck.judge.scopes import NothingFoundError
from dodcheck.judge.ungoverned import ungoverned_files
from dodcheck.snapshot.protocol import Snapshot

_NAME_IT = "To make {} the Definition of Done, name it in dodcheck.yml: dodcheck init"


@contextmanager
def with_what_is_here(snapshot: Snapshot) -> Iterator[None]:
    """Add to the mistake of finding no document which files hold boxes, and what git does not track yet.

    Raises ``NothingFoundError``.
    """
    try:
        yield
    except NothingFoundError as problem:
        untracked = [f"{notice.location.path}: {notice.message}" for notice in unused(snapshot) if notice.location]
        hints = untracked or _boxes(snapshot)
        if not hints:
            raise
        raise NothingFoundError(problem.message, "\n  ".join(hints)) from None


def _boxes(snapshot: Snapshot) -> list[str]:
    """Return a line for each file with boxes, and one that says how one of them comes to govern."""
    lines = [file.told for file in ungoverned_files(snapshot)]
    return [*lines, _NAME_IT.format("it" if len(lines) == 1 else "one of them")] if lines else []
