"""Looks through files for one thing, each file once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats.known import decoded
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import load_documents, scalars
from dodcheck.model.evidence import Place
from dodcheck.rules.comments import code_lines
from dodcheck.rules.patterns import TooCostlyError
from dodcheck.rules.search import Hit, Search
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_PARSED = (".yml", ".yaml", ".json")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Found:
    """What a scan saw: files examined, matching lines, lines excused, lines where it is part of a longer word.

    ``skipped`` and ``broken`` name the files that could not be looked at, with the reason: ``broken`` where reading
    itself went wrong.
    """

    examined: int = 0
    matched: int = 0
    excused: int = 0
    kept: list[Place] = field(default_factory=list)
    near: list[Place] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def places(self) -> tuple[Place, ...]:
        """The first places of matches, in order."""
        return tuple(self.kept)


MAX_KEPT = 1000
"""Places kept of one scan; the count stays exact."""


def scan(snapshot: Snapshot, files: Mapping[str, bool], search: Search, *, comments: bool, parsed: bool) -> Found:
    """Return where the files hold what is looked for; the value of each file says whether its matches are excused."""
    found = Found()
    for path, excused in files.items():
        try:
            data = snapshot.read(path)
            lines = _hits(path, data, search, comments=comments, parsed=parsed)
            _take(found, path, list(lines), excused=excused)
        except UnreadableError as problem:
            kept = found.broken if problem.unknown is None else found.skipped
            kept.append(f"{path} ({problem.message})")
        except UndecodableError as problem:
            found.skipped.append(f"{path} (binary: {problem})")
        except FormatProblem as problem:
            found.skipped.append(
                f"{path} (does not parse{f', line {problem.line}' if problem.line else ''}: {problem})"
            )
        except TooCostlyError:
            found.skipped.append(f"{path} (a line too long for the pattern)")
    return found


def _take(found: Found, path: str, hits: list[tuple[int, Hit]], *, excused: bool) -> None:
    found.examined += 1
    for line, hit in hits:
        if hit is Hit.NEAR:
            _keep(found.near, path, line)
        elif excused:
            found.excused += 1
        else:
            found.matched += 1
            _keep(found.kept, path, line)


def _keep(places: list[Place], path: str, line: int) -> None:
    if len(places) < MAX_KEPT:
        places.append(Place(path, line))


def _hits(path: str, data: bytes, search: Search, *, comments: bool, parsed: bool) -> Iterator[tuple[int, Hit]]:
    if parsed:
        return _scalar_hits(path, data, search)
    return _line_hits(path, data, search, comments=comments)


def _line_hits(path: str, data: bytes, search: Search, *, comments: bool) -> Iterator[tuple[int, Hit]]:
    if not data.startswith(_UTF16) and b"\0" not in data and not search.may_be_in(data):
        return
    lines = enumerate(decode(data).raw, start=1)
    for number, line in lines if comments else code_lines(path, lines):
        hit = search.hit(line)
        if hit is not Hit.NONE:
            yield number, hit


def _scalar_hits(path: str, data: bytes, search: Search) -> Iterator[tuple[int, Hit]]:
    """Yield the line where each scalar begins, once for each of its lines that has what is looked for."""
    if not path.lower().endswith(_PARSED):
        raise FormatProblem("it is neither YAML nor JSON")
    for document in load_documents(decoded(data)):
        for scalar in scalars(document):
            for line in scalar.value.split("\n"):
                hit = search.hit(line)
                if hit is not Hit.NONE:
                    yield scalar.line, hit
