"""Gives an answer again where nothing was touched, and keeps new ones.

Nothing is kept or given in CI: there, other steps of a job could write what is said to have been kept.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dodcheck.recall.answer import Answer, Digests, KeptAnswer, pack, unpack
from dodcheck.recall.question import is_repeatable
from dodcheck.recall.repository import Repository, surrounding_repository
from dodcheck.recall.store import answer_folder, read_kept, write_kept
from dodcheck.recall.surroundings import surroundings
from dodcheck.recall.traces import Traces, traces_at

_OFF = "DODCHECK_CACHE"
_CLOCK_GRAIN = 2_000_000_000
"""File systems round the time of a change to two seconds at most (FAT), here in nanoseconds."""


class Question(NamedTuple):
    """A command line in its surroundings: the repository, and where its answer is kept.

    The file is called ``name`` and lies in ``folder``. ``at`` is when it was asked, in nanoseconds since 1970.
    """

    repository: Repository
    folder: str
    name: str
    at: int


class TracesBefore(NamedTuple):
    """The tracked paths with the folders above them, and the traces there and in git, before a command runs."""

    tracked: tuple[bytes, ...]
    in_tree: Traces
    in_git: Traces


def question_of(words: Sequence[str]) -> Question | None:
    """Return the question that a command line asks; ``None`` where its answer is not kept."""
    if os.name != "posix" or _is_off() or not is_repeatable(words):
        return None
    at = time.time_ns()
    try:
        around = surrounding_repository()
        folder = None if around is None else answer_folder(around.root)
        return None if around is None or folder is None else Question(around, folder, surroundings(words), at)
    except (OSError, OverflowError):
        return None


def recall_answer(question: Question) -> Answer | None:
    """Return the answer that was given before, ``None`` where there is none that still holds."""
    data = read_kept(question.folder, question.name)
    try:
        kept = None if data is None else unpack(data)
        return kept.answer if kept is not None and kept.holds(question.repository) else None
    except (OSError, OverflowError, ValueError):
        return None


def traces_before(question: Question) -> TracesBefore | None:
    """Return what is tracked, and its traces before the command runs; ``None`` where that can't be told."""
    from dodcheck.errors import UserError  # noqa: PLC0415 - lazy: an answer that is given again needs nothing of this

    around = question.repository
    try:
        tracked = tuple(_tracked_paths(around.root))
        return (
            None
            if around.leads_elsewhere()
            else TracesBefore(tracked, traces_at(around.root, tracked), around.traces())
        )
    except (OSError, OverflowError, UserError):
        return None


def keep_answer(question: Question, answer: Answer, seen: TracesBefore, looked_at: Collection[bytes]) -> None:
    """Keep an answer, unless something that it rests on was touched just before the command ran or meanwhile.

    ``looked_at`` are whole paths of the work tree that the command looked at, tracked or not.
    """
    try:
        kept = _untouched_answer(question, answer, seen, looked_at)
        if kept is not None:
            write_kept(question.folder, question.name, pack(kept))
    except (OSError, OverflowError):
        return


def _untouched_answer(
    question: Question, answer: Answer, seen: TracesBefore, looked_at: Collection[bytes]
) -> KeptAnswer | None:
    around = question.repository
    if (seen.in_tree, seen.in_git) != (traces_at(around.root, seen.tracked), around.traces()):
        return None
    top = os.fsencode(around.root) + b"/"
    beside = tuple(sorted({place.removeprefix(top) for place in looked_at}.difference(seen.tracked)))
    elsewhere = traces_at(around.root, beside)
    if max(seen.in_tree.newest, elsewhere.newest, seen.in_git.newest) >= question.at - _CLOCK_GRAIN:
        return None
    digests = Digests(seen.in_tree.digest, elsewhere.digest, seen.in_git.digest)
    return KeptAnswer(answer, seen.tracked, beside, digests)


def _tracked_paths(root: str) -> Iterator[bytes]:
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
