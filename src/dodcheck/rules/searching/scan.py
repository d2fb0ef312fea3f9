"""Looks through files for one thing, each file once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import assert_never

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Place
from dodcheck.rules.code.comments import UnclearError, code_lines, may_be_comment
from dodcheck.rules.code.disabled import disabled
from dodcheck.rules.code.texts import without_texts
from dodcheck.rules.reading.contents import is_pointer
from dodcheck.rules.searching.parsed import parsed_hits
from dodcheck.rules.searching.search import Hit, Search
from dodcheck.rules.searching.text_sweep import TextSweep
from dodcheck.rules.sweeping.answers import answers
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

MAX_KEPT = 1000
"""Places kept of one scan; the count stays exact."""


class View(Enum):
    """What of a file is looked at: lines, those of its code, what it says once parsed, lines as grep has them.

    ``BARE`` is code without texts that people read.
    """

    LINES = auto()
    CODE = auto()
    BARE = auto()
    PARSED = auto()
    GREP = auto()


@dataclass(slots=True)
class ScanResult:
    """What a scan saw: files examined, matching lines, lines excused, lines where it may be part of a longer word.

    ``skipped`` and ``broken`` name the files that could not be looked at, with the reason: ``broken`` where reading
    itself went wrong. ``places`` and ``near`` are the first of each, in order.
    """

    examined: int = 0
    matched: int = 0
    excused: int = 0
    doubtful: int = 0
    places: list[Place] = field(default_factory=list)
    near: list[Place] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def scan_files(snapshot: Snapshot, files: Mapping[str, bool], search: Search, view: View) -> ScanResult:
    """Return where the files hold what is looked for; the value of each file says whether its matches are excused."""
    scan_result = ScanResult()
    may_hold = answers(snapshot, sweep) if (sweep := sweep_of(search, view)) else _always
    for path, excused in files.items():
        try:
            lines = list(hits_in_file(path, snapshot.read(path), search, view)) if may_hold(path) else []
            _take_hits(scan_result, path, lines, excused=excused)
        except UnreadableError as problem:
            kept = scan_result.broken if problem.unknown is None else scan_result.skipped
            kept.append(f"{path} ({problem.message})")
        except UndecodableError as problem:
            scan_result.skipped.append(f"{path} (binary: {problem})")
        except UnclearError as problem:
            scan_result.skipped.append(f"{path} ({problem})")
        except FormatProblem as problem:
            at = f", line {problem.line}" if problem.line else ""
            scan_result.skipped.append(f"{path} (does not parse{at}: {problem})")
    return scan_result


def sweep_of(search: Search, view: View) -> TextSweep | None:
    """Return what finds the files in which a scan may see something, ``None`` where it has to look at all."""
    return None if view is View.PARSED else search.sweep


def _always(_path: str) -> bool:
    return True


def _take_hits(scan_result: ScanResult, path: str, hits: list[tuple[int, Hit]], *, excused: bool) -> None:
    scan_result.examined += 1
    for line, hit in hits:
        if excused:
            scan_result.excused += 1
        elif hit is Hit.NEAR:
            scan_result.doubtful += 1
            _keep_place(scan_result.near, path, line)
        else:
            scan_result.matched += 1
            _keep_place(scan_result.places, path, line)


def _keep_place(places: list[Place], path: str, line: int) -> None:
    if len(places) < MAX_KEPT:
        places.append(Place(path, line))


def hits_in_file(path: str, data: bytes, search: Search, view: View) -> Iterator[tuple[int, Hit]]:
    """Yield the line of each hit in a file.

    Raises ``UndecodableError``, ``UnclearError`` and ``FormatProblem`` where the file can't be looked at.
    """
    if is_pointer(data):
        raise UnclearError("a pointer of Git LFS, whose content is no part of the repository")
    if view is View.PARSED:
        yield from parsed_hits(path, data, search)
        return
    if search.sweep and not search.sweep.answer(data):
        return
    text = decode(data)
    if text.replaced and not search.ascii:
        raise UnclearError(f"line {text.replaced[0]} is not UTF-8")
    match view:
        case View.LINES:
            yield from _matches(enumerate(text.raw, start=1), search)
        case View.CODE:
            yield from _code_hits(path, text.raw, search)
        case View.BARE:
            yield from _matches(iter(list(without_texts(path, enumerate(text.raw, start=1)))), search)
        case View.GREP:
            yield from _matches(enumerate(_grep_lines(data), start=1), search)
        case _:
            assert_never(view)


def _grep_lines(data: bytes) -> list[str]:
    """Return the lines as grep has them: ended by a line feed alone, carriage returns kept."""
    lines = data.decode("utf-8", "replace").split("\n")
    return lines if lines[-1] else lines[:-1]


def _matches(lines: Iterator[tuple[int, str]], search: Search) -> Iterator[tuple[int, Hit]]:
    for number, line in lines:
        hit = search.hit(line)
        if hit is not Hit.NONE:
            yield number, hit


def _code_hits(path: str, raw: tuple[str, ...], search: Search) -> list[tuple[int, Hit]]:
    """Return the hits in code. Raises ``UnclearError`` where a hit may stand in a comment or not."""
    try:
        hits = list(_matches(iter(list(code_lines(path, enumerate(raw, start=1)))), search))
    except UnclearError:
        if any(_matches(enumerate(raw, start=1), search)):
            raise
        return []
    left_out = disabled(path, raw) if hits else frozenset()
    if left_out and all(number in left_out for number, _ in hits):
        raise UnclearError(f"line {hits[0][0]} is left out by `#if 0`")
    hits = [hit for hit in hits if hit[0] not in left_out]
    unclear = next((number for number, _ in hits if may_be_comment(path, raw[number - 1])), None)
    if unclear is not None:
        raise UnclearError(f"line {unclear} may be a comment: the language is not known")
    return hits
