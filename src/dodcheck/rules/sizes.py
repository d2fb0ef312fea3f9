"""The kind `sizes`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.measures.sized import By, Of
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.types import COUNT, FLAG, FOLDERS_AND_GLOBS, GLOBS, TEXT, choice, globs_of
from dodcheck.snapshot.protocol import Snapshot

_ONE = {Of.FILES: "file", Of.SOURCES: "file of code", Of.FUNCTIONS: "function", Of.CLASSES: "class"}


@dataclass(frozen=True, slots=True)
class SizesRule:
    """No file, function or class is larger than it may be.

    `of: files` are all that hold text, `sources` those of code; `functions` and `classes` are those of Python. Counted
    are `lines`; with `by: code` neither blank ones nor comments and docstrings; with `by: loc` either may be meant,
    so that what lies between is open; with `by: complexity` the ways through a function: one more than its branches,
    loops and handlers. Functions of other languages are not read: a file of code that has no more lines than a function
    may have is no doubt, a longer one is. Fails when one is larger. Can't be known when no file is there or one can't
    be read. With `nearly`, neither up to a quarter above `max`. With `named_in`, neither when what is larger may not be
    meant: a test, an example, code of others, what may be generated, what is no code; or when it is larger only as some
    count: with its decorators, without its docstring, with the conditions that `and` joins.
    """

    kind: ClassVar[str] = "sizes"
    example: ClassVar[str] = "sizes: {in: src/, of: sources, max: 250}"

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the files to look at, from the root.", asks=Asks.SCOPE
    )
    max: int = option(COUNT, "At most so many.", asks=Asks.CEILING)
    of: str = option(choice(*map(str, Of)), "What is measured.", default=str(Of.FILES))
    by: str = option(choice(*map(str, By)), "What is counted.", default=str(By.LINES))
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    nearly: bool = option(FLAG, "A little more may be meant.", default=False, asks=Asks.ALLOWANCE)
    named_in: str | None = option(TEXT, "What names the files: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def __post_init__(self) -> None:
        if self.by == By.COMPLEXITY and self.of != Of.FUNCTIONS:
            raise OptionError("complexity is that of functions")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether none is larger."""
        from dodcheck.rules.measures.evidence import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    @property
    def reproduce(self) -> str:
        """The command that lists what is looked at."""
        globs = pathspecs(self.globs, self.exclude)
        if self.of in (Of.FILES, Of.SOURCES):
            return f"git ls-files -z -- {globs} | xargs -0 wc -l"
        return f"git grep -n -E '^ *(async +)?{'class' if self.of == Of.CLASSES else 'def'} ' -- {globs}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the repository with one that is larger, or without those that are."""
        from dodcheck.rules.counterexamples import of_sizes  # noqa: PLC0415 - lazy: only the self-test asks

        if seen.outcome is Outcome.HOLDS:
            return of_sizes.larger(self, snapshot)
        return of_sizes.smaller(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"no {self.one} in {', '.join(self.in_)} has more than {self.many(self.max)}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a {self.one} in {', '.join(self.in_)} has more than {self.many(self.max)}"

    @property
    def one(self) -> str:
        """The word for one thing that is measured."""
        return _ONE[Of(self.of)]

    def many(self, number: int) -> str:
        """Return a number with the word for what is counted."""
        match By(self.by):
            case By.COMPLEXITY:
                return f"{number:,} way{'' if number == 1 else 's'} through it"
            case By.LINES | By.LOC | By.CODE:
                return f"{number:,} line{'' if number == 1 else 's'}{'' if self.by == By.LINES else ' of code'}"
