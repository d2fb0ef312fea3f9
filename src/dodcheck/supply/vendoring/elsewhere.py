"""Copies outside the usual folders: with a licence file of their own, or that say where they were copied from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dodcheck.supply.vendoring.candidate import Candidate, Grade, Naming
from dodcheck.supply.vendoring.facts.copied import CopyNote, copied_from, may_be_copied
from dodcheck.supply.vendoring.facts.heads import HEAD
from dodcheck.supply.vendoring.facts.table import NOTES
from dodcheck.supply.vendoring.layout import Layout
from dodcheck.supply.vendoring.names import INSTALLED, OWN_PARTS, is_licence, is_source
from dodcheck.supply.vendoring.own import Own
from dodcheck.supply.vendoring.reading import Reading, head_of
from dodcheck.supply.vendoring.splitting import only_submodules
from dodcheck.supply.vendoring.vendored import Held


def with_licence(layout: Layout) -> Iterator[Candidate]:
    """Yield every folder but the root that holds a licence file or a note of who brought it in."""
    for folder, names in layout.names.items():
        if (
            folder
            and not folder.endswith(INSTALLED)
            and any(_may_name_origin(name) for name in names)
            and not only_submodules(folder, layout)
        ):
            yield Candidate(folder, Held.FOLDER, Grade.ELSEWHERE)


def _may_name_origin(name: str) -> bool:
    low = name.lower()
    if "licen" in low or "copy" in low:
        return is_licence(name)
    return low.startswith(("readme", "moz.", "metadata")) and any(reader.takes(name) for reader in NOTES)


def is_shown(path: str) -> bool:
    """Return whether a path lies where a project shows or tests something."""
    return any(part.lower() in OWN_PARTS for part in path.split("/")[:-1])


def copied_candidates(
    layout: Layout, is_taken: Callable[[str], bool], own: Own, reading: Reading
) -> Iterator[Candidate]:
    """Yield the source files that say where they were copied from: those of one folder and one origin together."""
    origins: dict[tuple[str, object], list[tuple[str, CopyNote]]] = {}
    for path, found in _copy_notes(layout.files, is_taken, reading):
        if found.address is None or not own.lives_at(found.address):
            values = tuple((fact.field, fact.value) for fact in found.told)
            origins.setdefault((path.rpartition("/")[0], values), []).append((path, found))
    for files in origins.values():
        (first, copy_note), *others = files
        words = tuple(Naming(fact, first) for fact in copy_note.told)
        yield Candidate(first, Held.FILE, Grade.LISTED, tuple(path for path, _ in others), words)


def _copy_notes(
    paths: Iterable[str], is_taken: Callable[[str], bool], reading: Reading
) -> Iterator[tuple[str, CopyNote]]:
    for path in paths:
        if not is_source(path.rpartition("/")[2]) or is_taken(path):
            continue
        data = reading.bytes(path)
        if data is None or not may_be_copied(data[:HEAD]):
            continue
        head = head_of(data, HEAD)
        found = copied_from(head) if head else None
        if found is not None:
            yield path, found
