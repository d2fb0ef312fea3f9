"""The one table of lists: where each lies in a folder for vendored code, and whether it names all that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Place
from dodcheck.supply.vendoring.candidate import Candidate
from dodcheck.supply.vendoring.facts.file_fact import FactFile
from dodcheck.supply.vendoring.layout import Layout, join_path
from dodcheck.supply.vendoring.reading import Reading
from dodcheck.supply.vendoring.rosters.composer import read_installed_json
from dodcheck.supply.vendoring.rosters.modules_txt import read_modules_txt
from dodcheck.supply.vendoring.rosters.sections import read_sections
from dodcheck.supply.vendoring.rosters.vendor_txt import read_vendor_txt
from dodcheck.supply.vendoring.vendored import Held

MAX_LIST = 16 * 1024 * 1024
"""So many characters of a list are read: it tells of every package."""


class Roster(NamedTuple):
    """A list: its path in the folder, its reader, and whether what it does not name was not brought in."""

    path: str
    read: Callable[[FactFile, str], Iterator[Candidate]]
    complete: bool = False


ROSTERS = (
    Roster("modules.txt", read_modules_txt, complete=True),
    Roster("composer/installed.json", read_installed_json),
    Roster("vendor.txt", read_vendor_txt),
    Roster("README.md", read_sections),
)


def listed_candidates(root: str, layout: Layout, reading: Reading) -> tuple[list[Candidate], bool]:
    """Return the pieces that the lists of a folder name and that are there, and whether they name all of it."""
    found: list[Candidate] = []
    complete = False
    for roster in ROSTERS:
        folder, _, name = join_path(root, roster.path).rpartition("/")
        file = reading.file(join_path(folder, name), MAX_LIST) if name in layout.files_in(folder) else None
        if file is not None:
            own = _read(roster, file, root, reading)
            there = [candidate for candidate in own if _is_there(candidate, layout)]
            found += there
            complete = complete or (roster.complete and bool(there))
    return found, complete


def _read(roster: Roster, file: FactFile, root: str, reading: Reading) -> list[Candidate]:
    try:
        return list(roster.read(file, root))
    except FormatProblem as problem:
        reading.skip(Place(file.path, problem.line), f"is not read as a list: {problem}")
        return []


def _is_there(candidate: Candidate, layout: Layout) -> bool:
    if candidate.held is Held.FILE:
        folder, _, name = candidate.path.rpartition("/")
        return name in layout.files_in(folder)
    return next(layout.files_below(candidate.path), None) is not None
