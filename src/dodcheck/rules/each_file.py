"""The kind `each_file`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import counted
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.sweeping.sweep import Swept
from dodcheck.rules.tidy.being import Being
from dodcheck.rules.tidy.words import GOOD, NOT, SCRIPTS, SOUGHT
from dodcheck.rules.types import COUNT, FOLDERS_AND_GLOBS, GLOBS, TEXT, choice, globs_of
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot

_FILES, _SOURCES = "files", "sources"


@dataclass(frozen=True, slots=True)
class EachFileRule:
    """Each file of some globs is written as it has to be, told from its bytes and its path.

    `valid`: it parses as what its suffix says (JSON, YAML, TOML, XML, Python). `lf`: lines end at line feeds alone.
    `ended`: the last line ends. `trimmed`: no line ends with a blank. `merged`: no conflict of a merge was left.
    `text`: it is not binary, as git tells it. `utf-8`: it is UTF-8. `filled`: it is not empty. `spaceless`: no space is
    in its path. `light`: it has at most so many `bytes`. `no-link`: nothing at such a path is a symbolic link.
    `executable`: git records that a script, which begins with `#!`, can be executed; with `executable-shell` only those
    of a shell count. `spdx`, `licensed`, `copyrighted`: a comment among its first lines names its licence by SPDX, says
    under which licence it is, says whose it is. `tabless`: no tab is in it. `narrow`: no line has more than so many
    `columns`. `shebang`: a script begins with `#!`; with `shebang-shell` only those of a shell count. `errexit`,
    `strict-shell`: a script of a shell sets `-e`, or `-euo pipefail`, before its first command.
    With `of: sources`, only files of code are looked at. Binary files have no lines. Fails when one is not so. Can't be
    known when there is no such file, when one can't be read, and when something may be meant: blanks that break a line
    of Markdown, line ends of Windows in its programs, a conflict that a text only shows, a header in a text, a tab
    inside a line, a line that is long for an address or has a word to its linter, a file that other scripts may read.
    With `named_in`, neither when the file may not be meant: code of others, what may be generated, an example, what
    `.gitattributes` calls otherwise.
    """

    kind: ClassVar[str] = "each_file"
    example: ClassVar[str] = 'each_file: {in: "**/*.json", is: valid}'

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the files to look at, from the root.", asks=Asks.SCOPE
    )
    is_: str = option(choice(*map(str, Being)), "What each of them has to be.")
    of: str = option(choice(_FILES, _SOURCES), "Whether all files count, or those of code.", default=_FILES)
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    bytes: int | None = option(COUNT, "So many bytes at most, for `light`.", default=None, asks=Asks.CEILING)
    columns: int | None = option(
        COUNT, "So many characters at most in a line, for `narrow`.", default=None, asks=Asks.CEILING
    )
    named_in: str | None = option(TEXT, "What names the files: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def __post_init__(self) -> None:
        if (self.bytes is None) is (self.is_ == Being.LIGHT):
            raise OptionError("bytes goes with light, and light with bytes")
        if (self.columns is None) is (self.is_ == Being.NARROW):
            raise OptionError("columns goes with narrow, and narrow with columns")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether each of them is."""
        from dodcheck.rules.tidy.evidence import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    def sweeps(self, snapshot: Snapshot) -> Iterator[Swept]:
        """Yield the looks at the files, where their paths are known."""
        from dodcheck.rules.tidy.evidence import swept  # noqa: PLC0415 - lazy: as above

        if self.named_in is None or all(map(is_glob, self.in_)):
            yield from swept(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    @property
    def sources(self) -> bool:
        """Whether only files of code are looked at."""
        return self.of == _SOURCES

    @property
    def lack(self) -> str:
        """What a file is that is not as it has to be, as a clause behind its name."""
        return NOT[Being(self.is_)].format(most=self._most)

    @property
    def good(self) -> str:
        """What a file is that is as it has to be, as a clause behind its name."""
        return GOOD[Being(self.is_)].format(most=self._most)

    @property
    def _most(self) -> str:
        """How much a file or a line may have, with the word for it; empty where nothing is counted."""
        if self.bytes is not None:
            return counted(self.bytes, "byte")
        return "" if self.columns is None else counted(self.columns, "character")

    @property
    def reproduce(self) -> str:
        """The command that lists the files, or the lines that may be at fault."""
        weighed = " | xargs -0 wc -c" if self.bytes is not None else ""
        if self.columns is not None:
            sought = f"git grep -I -n -E '^.{{{self.columns + 1},}}'"
        else:
            sought = SOUGHT.get(Being(self.is_), "git ls-files")
        return f"{sought} -- {pathspecs(self.globs, self.exclude)}{weighed}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a file that is not so, or the repository without those that are not."""
        from dodcheck.rules.counterexamples import of_each_file  # noqa: PLC0415 - lazy: only the self-test asks

        if seen.outcome is Outcome.HOLDS:
            return of_each_file.planted(self, snapshot)
        return of_each_file.taken(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"each {self.one} of {', '.join(self.in_)} {self.good}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a {self.one} of {', '.join(self.in_)} {self.lack}"

    @property
    def one(self) -> str:
        """The word for one of the files."""
        return SCRIPTS.get(Being(self.is_), "file of code" if self.sources else "file")

    @property
    def many(self) -> str:
        """The word for several of the files."""
        first, _, rest = self.one.partition(" ")
        return f"{first}s {rest}".rstrip()
