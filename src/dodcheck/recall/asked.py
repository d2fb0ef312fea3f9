"""Gives an answer again where nothing was touched, and keeps new ones.

Nothing is kept or given in CI: there, other steps of a job could write what is said to have been kept.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.recall.answer import Answer, KeptAnswer, packed, unpacked
from dodcheck.recall.question import is_repeatable
from dodcheck.recall.repository import Repository, repository
from dodcheck.recall.store import read, store, write
from dodcheck.recall.surroundings import surroundings
from dodcheck.recall.traces import traces

if TYPE_CHECKING:
    from dodcheck.snapshot.journal import Journal

_OFF = "DODCHECK_CACHE"
_COARSEST = 2_000_000_000
"""File systems round the time of a change to two seconds at most (FAT), here in nanoseconds."""


class Question(NamedTuple):
    """A command line in its surroundings: the repository, where its answer is kept, and when it was asked."""

    repository: Repository
    folder: str
    name: str
    at: int


def asked(words: Sequence[str]) -> Question | None:
    """Return the question that a command line asks; ``None`` where its answer is not kept."""
    if os.name != "posix" or _is_off() or not is_repeatable(words):
        return None
    at = time.time_ns()
    try:
        around = repository()
        folder = None if around is None else store(around.root)
        return None if around is None or folder is None else Question(around, folder, surroundings(words), at)
    except (OSError, OverflowError):
        return None


def recalled(question: Question) -> Answer | None:
    """Return the answer that was given before, ``None`` where there is none that still holds."""
    data = read(question.folder, question.name)
    try:
        kept = None if data is None else unpacked(data)
        return kept.answer if kept is not None and kept.holds(question.repository) else None
    except (OSError, OverflowError, ValueError):
        return None


def keep(question: Question, answer: Answer, journal: Journal) -> None:
    """Keep an answer, unless something that it rests on was touched just before or meanwhile."""
    from dodcheck.errors import UserError  # noqa: PLC0415 - lazy: an answer that is given again needs nothing of this

    try:
        kept = _kept(question, answer, journal)
        if kept is not None:
            write(question.folder, question.name, packed(kept))
    except (OSError, OverflowError, UserError):
        return


def _kept(question: Question, answer: Answer, journal: Journal) -> KeptAnswer | None:
    looked_at, around = journal.ended(), question.repository
    if looked_at is None or around.leads_elsewhere():
        return None
    top = os.fsencode(around.root) + b"/"
    places = tuple(sorted({*_tracked(around.root), *(place.removeprefix(top) for place in looked_at)}))
    in_tree, in_git = traces(around.root, places), around.traces()
    if max(in_tree.newest, in_git.newest) >= question.at - _COARSEST:
        return None
    return KeptAnswer(answer, places, in_tree.digest, in_git.digest)


def _tracked(root: str) -> Iterator[bytes]:
    """Yield every tracked path, and every folder above one. Raises ``OSError``, ``UserError``."""
    from pathlib import Path  # noqa: PLC0415 - lazy: see above

    from dodcheck.snapshot.git import Git  # noqa: PLC0415 - lazy: see above

    folders = {b"."}
    for path in Git(Path(root)).run("ls-files", "-z").split(b"\0")[:-1]:
        yield path
        folder = os.path.dirname(path)  # noqa: PTH120 - bytes
        while folder and folder not in folders:
            folders.add(folder)
            folder = os.path.dirname(folder)  # noqa: PTH120 - bytes
    yield from folders


def _is_off() -> bool:
    in_ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
    return in_ci or os.environ.get(_OFF) == "off"
