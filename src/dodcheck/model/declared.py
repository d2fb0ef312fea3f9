"""What a document declares beside its statements, and what those rest on."""

from __future__ import annotations

from typing import NamedTuple


class Choice(NamedTuple):
    """A closed list that a document announces ("into one of:"): its values, and the heading above in lower case."""

    about: str
    values: tuple[str, ...]


class FileStatement(NamedTuple):
    """A statement that may name files, as Markdown, and the scope that begins its id."""

    scope: str
    text: str


class Declared(NamedTuple):
    """What a document declares.

    ``deliverables`` are the items under its headings "Deliverables", ``milestones`` those of its completion list, as
    Markdown; ``choices`` are its closed lists. ``bills`` are the files in its statements that are named as bills of
    materials are, each once; ``sources`` its statements that name a Markdown document or say what they are from, as
    Markdown. ``promises`` are its statements about files, where one of them says that files are committed.
    ``gone`` are the paths that its ticked statements say were deleted, moved or renamed.
    """

    deliverables: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    milestones: tuple[str, ...] = ()
    bills: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    promises: tuple[FileStatement, ...] = ()
    gone: tuple[str, ...] = ()


NOTHING_DECLARED = Declared()
