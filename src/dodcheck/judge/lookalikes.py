"""What stands where a governance file would, or is named almost like one, and is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.binding.entries import PLACES as RULES_PLACES
from dodcheck.errors import Mistake
from dodcheck.exceptions.attestations import PLACES as ATTESTATION_PLACES
from dodcheck.exceptions.attestations import SIGNERS_PLACES
from dodcheck.exceptions.waivers import PLACES as WAIVER_PLACES
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.snapshot.paths import folder_of, name_of, parents_of
from dodcheck.snapshot.protocol import Presence, Snapshot

USUAL = tuple(f"{folder}{name}" for folder in ("", "docs/") for name in ("DEFINITION_OF_DONE.md", "DOD.md"))
"""Where a Definition of Done stands most often."""

_NO_FILE = {
    Presence.SYMLINK: "this is a symbolic link, and none is followed",
    Presence.FOLDER: "this is a folder, not a file",
    Presence.SUBMODULE: "this is a submodule, not a file",
}
_PLACES = (*RULES_PLACES, *WAIVER_PLACES, *ATTESTATION_PLACES, *SIGNERS_PLACES)
_FOLDERS = frozenset(map(folder_of, RULES_PLACES))


def in_the_way(snapshot: Snapshot, places: Iterable[str]) -> Iterator[Mistake]:
    """Yield a mistake for each place of a governance file where git tracks a link, a folder or a submodule instead."""
    for path in places:
        instead = _NO_FILE.get(snapshot.presence(path))
        beside = any(snapshot.presence(parent) is Presence.SUBMODULE for parent in parents_of(path))
        if instead is not None and not beside:
            yield Mistake(Location(path), instead, "Put the file itself there, or remove this.")


def unused(snapshot: Snapshot) -> Iterator[Notice]:
    """Yield a notice for each path that looks like a governance file and is not read as one."""
    for path, why in (*_untracked(snapshot), *_links(snapshot), *_hidden_folders(snapshot), *_misnamed(snapshot)):
        yield Notice("not-used", Location(path), why)


def _untracked(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for path in _PLACES:
        presence = snapshot.presence(path)
        if presence is Presence.UNTRACKED:
            yield path, f"git does not track this as a file, so it counts for nothing: git add {path}"
        elif presence is Presence.IGNORED and not folder_of(path):
            yield path, "a file here is ignored by git, so it counts for nothing: see .gitignore"


def _links(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for path in USUAL:
        if snapshot.presence(path) is Presence.SYMLINK:
            yield path, "this is a symbolic link, and none is followed: it counts for nothing"


def _hidden_folders(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for path in snapshot.submodules():
        if path in _FOLDERS:
            yield path, "this is a submodule: no document and no rule in it counts"


def _misnamed(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    near = [path for path in snapshot.files() if "odcheck." in path or "ODCHECK." in path]
    for path in near:
        kept = _KEPT.get(name_of(path).lower())
        if kept and folder_of(path) in _FOLDERS and path not in _PLACES:
            yield path, f"nothing reads a file of this name; the one that counts is {kept}"


_KEPT = {
    name: kept
    for kept in (RULES_PLACES[0], WAIVER_PLACES[0], ATTESTATION_PLACES[0], SIGNERS_PLACES[0])
    for name in (kept, f"{kept.removesuffix('.yml')}.yaml", f".{kept}")
}
"""Names that somebody may take for that of a file that counts, in lower case, with that name."""
