"""What git says about tracked paths: its index, and what differs from it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from dodcheck.snapshot.paths import from_bytes, records

LIST = ("ls-files", "--stage", "-v", "-z")
"""Prints the index with the mark of every entry."""

COMPARE = ("diff-files", "-z", "--raw", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-abbrev",
           "--ita-invisible-in-index", "--ignore-submodules=all")  # fmt: skip
"""Prints what differs between index and work tree; a submodule's own git, with its own settings, is not asked."""

HEAD = ("rev-parse", "--quiet", "--verify", "HEAD^{commit}")
"""Prints the commit's id; ends with 1 when there is no commit yet."""

STAGED = ("diff-index", "--cached", "-z", "--raw", "--no-renames", "--no-ext-diff", "--no-textconv",
          "--ita-invisible-in-index", "--ignore-submodules=none", "HEAD", "--")  # fmt: skip
"""Prints what differs between commit and index, without looking at the work tree."""

REGULAR = "100"
LINK = "120"
SUBMODULE = "160"
"""The first three digits of a mode tell regular files, links and submodules apart."""

EXECUTABLE = "100755"
"""The mode of a regular file that may be executed."""

_SHA1_DIGITS = 40


class Index(NamedTuple):
    """Every tracked path with its line ``mode blob``; a path in conflict has its first one, with its stage behind.

    ``sparse`` are entries that a sparse checkout leaves out, ``assumed`` those the user told git not to look at: git
    compares neither with the work tree.
    """

    lines: Mapping[str, str]
    sparse: tuple[str, ...]
    assumed: tuple[str, ...]

    @property
    def algorithm(self) -> str:
        """The hash that names blobs in this repository: ``sha1`` or ``sha256``."""
        longer = any(len(line.split(" ", 2)[1]) > _SHA1_DIGITS for line in islice(self.lines.values(), 1))
        return "sha256" if longer else "sha1"


class IndexChange(NamedTuple):
    """A path where work tree and index differ: the mode it has now, and git's letter for the kind of change."""

    path: str
    mode: str
    letter: str


def parse_index(output: bytes) -> Index:
    """Return what ``LIST`` printed."""
    lines: dict[str, str] = {}
    sparse: list[str] = []
    assumed: list[str] = []
    for record in records(output):
        stat, _, path = record.partition("\t")
        mark, line = stat[0], stat[2:].removesuffix(" 0")
        if mark == "H":
            lines[path] = line
            continue
        lines.setdefault(path, line)
        if mark in "Ss":
            sparse.append(path)
        elif mark.islower():
            assumed.append(path)
    return Index(lines, tuple(sparse), tuple(assumed))


def parse_changes(output: bytes) -> tuple[IndexChange, ...]:
    """Return what ``COMPARE`` printed, without submodules."""
    words = from_bytes(output).split("\0")
    changes = []
    for fields, path in zip(words[::2], words[1::2], strict=False):
        before, after, _, _, letter = fields.removeprefix(":").split(" ")
        if not before.startswith(SUBMODULE):
            changes.append(IndexChange(path, after, letter[0]))
    return tuple(changes)
