"""The answers of a sweep: asked of each file when somebody wants to know, or of all of them ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Final, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from dodcheck.rules.sweeping.sweep import Sweep, Swept
from dodcheck.snapshot.forking import ForkedCall, is_possible
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.unwrapped import unwrap

FEW: Final = 1_000
"""So few files are read sooner than a second process has begun."""

_Answer = TypeVar("_Answer")


class _SweepResult(NamedTuple):
    """What files told: the answers of each sweep that are not ``None``, by path, and the files that were not read."""

    answers: Sequence[Mapping[str, Any]]
    unread: frozenset[str]


class _Ahead:
    """Sweeps that a second process does from now on. Of one that fails, nothing is known."""

    def __init__(self, snapshot: Snapshot, swept: Sequence[Swept]) -> None:
        self._swept = swept
        self._copy = ForkedCall(lambda: _asked(snapshot, swept))

    @cached_property
    def known(self) -> Mapping[Sweep[Any], Mapping[str, Any]]:
        """The answers of all files that were asked, by sweep and path; waits until they are there."""
        sweep_result = self._copy.result()
        if sweep_result is None:
            return {}
        pairs = zip(self._swept, sweep_result.answers, strict=True)
        return {
            one.sweep: {path: answers.get(path) for path in one.files if path not in sweep_result.unread}
            for one, answers in pairs
        }


_AHEAD: WeakKeyDictionary[Snapshot, _Ahead] = WeakKeyDictionary()


def ask_ahead(snapshot: Snapshot, swept: Iterable[Swept]) -> None:
    """Begin to ask the files of a snapshot, where they are many and a second process can; else do nothing."""
    bare = unwrap(snapshot)
    together = _together(swept) if bare.is_immutable and bare.snapshot not in _AHEAD and is_possible() else []
    if sum(len(one.files) for one in together) >= FEW:
        _AHEAD[bare.snapshot] = _Ahead(bare.snapshot, together)


def answers(snapshot: Snapshot, sweep: Sweep[_Answer]) -> Callable[[str], _Answer | None]:
    """Return what gives the answer of a tracked file, by its path. It raises ``UnreadableError``."""
    bare = unwrap(snapshot)
    ahead = _AHEAD.get(bare.snapshot)
    known: Mapping[str, _Answer | None] = ahead.known.get(sweep, {}) if ahead else {}

    def answer(path: str) -> _Answer | None:
        if path in known and path not in bare.masked:
            return known[path]
        return sweep.answer(snapshot.read(path))

    return answer


def _together(swept: Iterable[Swept]) -> list[Swept]:
    """Return each sweep once, over all files that somebody wants it to go over."""
    files: dict[Sweep[Any], dict[str, None]] = {}
    for sweep, paths in swept:
        files.setdefault(sweep, {}).update(dict.fromkeys(paths))
    return [Swept(sweep, tuple(paths)) for sweep, paths in files.items()]


def _asked(snapshot: Snapshot, swept: Sequence[Swept]) -> _SweepResult:
    """Return what the files tell, each of them read once."""
    answers_by_path: list[dict[str, Any]] = [{} for _ in swept]
    unread = set[str]()
    asking = [(one.sweep, frozenset(one.files), answers) for one, answers in zip(swept, answers_by_path, strict=True)]
    for path in dict.fromkeys(chain.from_iterable(one.files for one in swept)):
        try:
            data = snapshot.read(path)
        except UnreadableError:
            unread.add(path)
            continue
        for sweep, files, answers in asking:
            if path in files and (answer := sweep.answer(data)) is not None:
                answers[path] = answer
    return _SweepResult(answers_by_path, frozenset(unread))
