from __future__ import annotations

from dodcheck.documents.document import Document, Role, read_document

CLAIMS = {True: "true", False: "false", None: "null"}


def read(source: str | bytes, role: Role = Role.CHECKLIST, scope: str = "program") -> Document:
    return read_document("D.md", source.encode() if isinstance(source, str) else source, role, scope)


def shown(source: str | bytes, role: Role = Role.CHECKLIST, scope: str = "program") -> list[str]:
    """Each criterion as `line:column form claimed id`."""
    return [
        f"{one.location.line}:{one.location.column} {one.form} {CLAIMS[one.claimed]} {one.id}"
        for one in read(source, role, scope).criteria
    ]


def noticed(source: str | bytes, role: Role = Role.CHECKLIST) -> list[str]:
    """Each notice as `line[:column] kind: message`."""
    return [
        f"{str(one.location).removeprefix('D.md:')} {one.kind}: {one.message}" for one in read(source, role).notices
    ]


def mistaken(source: str) -> list[str]:
    """Each mistake as `line:column message`."""
    return [f"{str(one.location).removeprefix('D.md:')} {one.message}" for one in read(source).mistakes]
