"""One piece of vendored code, with every fact's place."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.evidence import Place


class Held(StrEnum):
    """How code of others lies in the tree."""

    SUBMODULE = "submodule"
    FOLDER = "folder"
    FILE = "file"


class Confidence(StrEnum):
    """What a fact rests on.

    ``RECORDED``: git or a manifest made for the purpose says so. ``DECLARED``: the code's own metadata says so.
    ``READ``: it follows from a text, such as a licence's or a comment's words.
    """

    RECORDED = "recorded"
    DECLARED = "declared"
    READ = "read"


class Fact(NamedTuple):
    """Something that the tree says: the value, how sure it is, and where it stands."""

    value: str
    confidence: Confidence
    place: Place


class Vendored(NamedTuple):
    """Code of others: ``path`` is its folder, submodule or file from the root.

    Every fact is ``None`` where the tree does not tell: that is unknown, and nothing else. ``commit`` is the full id
    of what was copied or is recorded. ``licence`` is an SPDX expression. ``also`` are facts that contradict the chosen
    ones, by their name: two versions, two licences. ``beside`` are further files of a piece that is files; ``package``
    is the type of purl of the package manager that put it there, which ``name`` is then a name of.
    """

    path: str
    held: Held
    name: Fact
    version: Fact | None = None
    commit: Fact | None = None
    url: Fact | None = None
    licence: Fact | None = None
    supplier: Fact | None = None
    also: tuple[tuple[str, Fact], ...] = ()
    beside: tuple[str, ...] = ()
    package: str | None = None
