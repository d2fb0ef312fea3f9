"""What the project calls itself."""

from __future__ import annotations

from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.supply.vendoring.facts.file_fact import Field
from dodcheck.supply.vendoring.facts.table import OTHERS, PACKAGES
from dodcheck.supply.vendoring.reading import Reading

_FILES = (
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "package.json",
    "Cargo.toml",
    "go.mod",
    "pom.xml",
    "CMakeLists.txt",
    "meson.build",
)


def project_name(snapshot: Snapshot) -> str | None:
    """Return the name that the project's package at the root gives, ``None`` where none does."""
    reading = Reading(snapshot)
    for name in _FILES:
        file = reading.file(name) if snapshot.presence(name) is Presence.FILE else None
        for reader in (*PACKAGES, *OTHERS):
            if file is None or not reader.takes(name):
                continue
            try:
                found = [fact.value for fact in reader.read(file) if fact.field is Field.NAME]
            except FormatProblem:
                continue
            if found:
                return found[0]
    return None
