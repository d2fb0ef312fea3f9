"""Reads dodcheck.attestations.yml; every mistake is kept with its place."""

from __future__ import annotations

import re

from dodcheck.errors import Mistake
from dodcheck.exceptions.attestations import Attestations
from dodcheck.exceptions.reading import ExceptionsReader
from dodcheck.formats.yaml import Node, Sequence
from dodcheck.model.exception import Attestation
from dodcheck.model.location import Location

_WORDS = ("criterion", "says", "by", "date", "commit", "expires")
_FIELDS = (*_WORDS[:-1], "covers", "expires")
_EXAMPLE = (
    "attestations: [{criterion: phase-1/a-md-created, says: its words, by: who, date: 2026-01-31, "
    "commit: 1a2b3c4, covers: [a.md], expires: 2026-12-31}]"
)
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_SIGNATURE = "signature"

MAX_SIGNED = 1_000
"""So many attestations of a file may have a signature: each takes some milliseconds to check."""


def read_attestations(path: str, data: bytes) -> Attestations:
    """Return what an attestations file says. Raises ``UserError`` with every mistake in it."""
    reading = ExceptionsReader(path, "attestations", "an attestation", _FIELDS, _EXAMPLE, (_SIGNATURE,))
    entries = [_attestation(reading, item) for item in reading.items(data)]
    signed = [place for attestation, place in filter(None, entries) if attestation.signature]
    if len(signed) > MAX_SIGNED:
        said = f"only {MAX_SIGNED:,} attestations of a file may have a signature"
        reading.mistakes.append(Mistake(signed[MAX_SIGNED], said, "Take out those that are over."))
    reading.raise_mistakes()
    return Attestations(path, tuple(entry for entry in entries if entry))


def _attestation(reading: ExceptionsReader, item: Node) -> tuple[Attestation, Location] | None:
    found = reading.item(item)
    told = {name: reading.words(name, node) for name, node in found.items() if name != "covers"}
    covers = _covers(reading, found["covers"]) if "covers" in found else ()
    if told.get("commit") and not _COMMIT.fullmatch(told["commit"]):
        said = f"`commit` takes the id of a commit or its first 7 digits or more, not `{told['commit'][:40]}`"
        reading.add_mistake(found["commit"], said)
    given = reading.day("date", told.get("date"), found.get("date"))
    expires = reading.day("expires", told.get("expires"), found.get("expires"))
    if given is None or expires is None or not all(told.get(name) for name in _WORDS):
        return None
    words = told["criterion"], told["says"], told["by"]
    attestation = Attestation(*words, given, told["commit"], covers, expires, told.get(_SIGNATURE, ""))
    return attestation, reading.location_of(item)


def leaves_the_root(glob: str) -> bool:
    """Return whether what an attestation covers is told in another way than from the root of the repository."""
    return glob.startswith("/") or ".." in glob.split("/")


def _covers(reading: ExceptionsReader, node: Node) -> tuple[str, ...]:
    if not isinstance(node, Sequence) or not node.items:
        reading.add_mistake(node, "`covers` takes a list of paths or globs", "For example: covers: [src/**, README.md]")
        return ()
    globs = [(reading.words("covers", item), item) for item in node.items]
    for glob, one in globs:
        if leaves_the_root(glob):
            reading.add_mistake(one, f"`covers` takes paths from the root, not `{glob[:40]}`")
    return tuple(glob for glob, _ in globs)
