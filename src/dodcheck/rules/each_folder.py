"""The kind `each_folder`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import either, some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.types import GLOBS, TEXT
from dodcheck.snapshot.protocol import Snapshot

_FEW = 3
"""So many names are all said."""


@dataclass(frozen=True, slots=True)
class EachFolderRule:
    """Each folder of some globs holds a file of some name.

    Holds when a good file stands in each, not below it; what a good file is, the kind `file` says, but a file that by
    custom is empty (`__init__.py`) is good. With `where`, only folders count that hold such a file, as packages hold
    their manifest. Fails when a folder has none. Can't be known when there is no such folder, when a file may be none,
    and when a submodule may be such a folder. With `named_in`, neither when the folder may not be meant: one of others,
    of what may be generated, of examples, or with a dot before its name.
    """

    kind: ClassVar[str] = "each_folder"
    example: ClassVar[str] = "each_folder: {in: packages/*, holds: [README.md, README.rst]}"

    in_: tuple[str, ...] = option(GLOBS, "Globs of the folders to look at, from the root.", asks=Asks.SCOPE)
    holds: tuple[str, ...] = option(GLOBS, "What the file is called; one of these is enough.")
    where: tuple[str, ...] = option(GLOBS, "What else a folder holds that counts, one of these.", default=())
    exclude: tuple[str, ...] = option(GLOBS, "Globs of folders to leave out.", default=(), asks=Asks.EXCUSE)
    named_in: str | None = option(TEXT, "What names the folders: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def __post_init__(self) -> None:
        if any("/" in name for name in (*self.holds, *self.where)):
            raise OptionError("holds and where take names of files, without a folder")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether each of them holds one."""
        from dodcheck.rules.tidy.folders import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the folders to look at."""
        return self.in_

    @property
    def wanted(self) -> str:
        """The names of the file in words."""
        return either(self.holds) if len(self.holds) <= _FEW else f"one of {some(self.holds)}"

    @property
    def reproduce(self) -> str:
        """The command that lists the files of the folders."""
        return f"git ls-files -- {pathspecs(tuple(f'{glob}/*' for glob in self.in_), self.exclude)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a folder without its file, or with one where it lacks it."""
        from dodcheck.rules.counterexamples import of_each_folder  # noqa: PLC0415 - lazy: only the self-test asks

        if seen.outcome is Outcome.HOLDS:
            return of_each_folder.without(self, snapshot)
        return of_each_folder.filled(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"each folder of {', '.join(self.in_)} holds {self.wanted}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a folder of {', '.join(self.in_)} holds no {self.wanted}"
