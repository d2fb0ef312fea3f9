"""The imports of many files: each is read once; half of them are parsed by a second processor, if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.forking import ForkedCall, is_possible, split_at
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.structure.python.calls import MAY_CALL
from dodcheck.structure.python.statements import Import, imports_of
from dodcheck.structure.survey import SkippedFile

CHUNK: Final = 32 * 1024 * 1024
"""So many bytes of source are held at a time."""

FEW: Final = 512 * 1024
"""Of fewer bytes than this, no half is worth a process."""

ImportsOrSkipped = tuple[Import, ...] | SkippedFile
"""What a file imports, or why that is not known."""


def imports_in(snapshot: Snapshot, paths: Iterable[str]) -> Iterator[tuple[str, ImportsOrSkipped]]:
    """Yield what each file imports, in their order."""
    held: list[tuple[str, bytes | SkippedFile]] = []
    size = 0
    for path in paths:
        data = _read(snapshot, path)
        held.append((path, data))
        size += len(data) if isinstance(data, bytes) else 0
        if size > CHUNK:
            yield from _parse_in_halves(held)
            held, size = [], 0
    yield from _parse_in_halves(held)


def _read(snapshot: Snapshot, path: str) -> bytes | SkippedFile:
    try:
        return snapshot.read(path)
    except UnreadableError as problem:
        return SkippedFile(path, problem.message, problem.unknown)


def _parse_in_halves(held: Sequence[tuple[str, bytes | SkippedFile]]) -> Iterator[tuple[str, ImportsOrSkipped]]:
    sizes = [len(data) if isinstance(data, bytes) else 0 for _, data in held]
    half = split_at(sizes, 1 / 2, FEW) if is_possible() else 0
    if not half:
        yield from ((path, _imports_in(path, data)) for path, data in held)
        return
    later = held[half:]
    meanwhile = ForkedCall(lambda: [(path, _imports_in(path, data)) for path, data in later])
    yield from [(path, _imports_in(path, data)) for path, data in held[:half]]
    found = meanwhile.result()
    yield from found if found is not None else [(path, _imports_in(path, data)) for path, data in later]


def _imports_in(path: str, data: bytes | SkippedFile) -> ImportsOrSkipped:
    if isinstance(data, SkippedFile):
        return data
    from dodcheck.formats.python import parse  # noqa: PLC0415 - lazy: a repository without Python needs no parser

    try:
        return tuple(imports_of(parse(data), calls=MAY_CALL.search(data) is not None))
    except FormatProblem as problem:
        return SkippedFile(path, str(problem), line=problem.line)
