"""The kind `remarks`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import either
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.remarking.marks import Unless, pattern_of
from dodcheck.rules.types import FOLDERS_AND_GLOBS, GLOBS, TEXT, TEXTS, choice, globs_of
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class RemarksRule:
    """No remark of some kinds stands in code, or each has what lets it pass.

    Marks are notes, such as `HACK` and others that say what is to be done, and words to a tool, such as `noqa` or
    `@ts-ignore`. A note is one where it begins a comment, in capitals or before a colon; a word to a tool where it
    follows the sign of a comment. With `unless: issue` those pass that cite an issue on their line (`#12`, `ABC-12`, an
    address with a number), with `unless: reason` those behind which two words or more say why. Files of code are looked
    at, and others whose comments are known; prose and JSON are not. Fails when one stands there that does not pass.
    Can't be known when there is no such file, when one can't be read, when a mark stands only in a text, a name or the
    middle of a comment, and when a comment above or below may say more. With `named_in`, neither when it stands where
    it may not be meant: in a test, an example, code of others, what may be generated, what is no code.
    """

    kind: ClassVar[str] = "remarks"
    example: ClassVar[str] = "remarks: {in: src/, marks: [HACK, noqa], unless: issue}"

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the files to look at, from the root.", asks=Asks.SCOPE
    )
    marks: tuple[str, ...] = option(TEXTS, "What a remark begins with, such as HACK or noqa.", asks=Asks.NAMED)
    unless: str | None = option(choice(*map(str, Unless)), "What lets a remark pass.", default=None)
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    named_in: str | None = option(TEXT, "What names the files: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def __post_init__(self) -> None:
        if any(not mark.strip("#/* ") for mark in self.marks):
            raise OptionError("takes marks that have a letter")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether none stands there."""
        from dodcheck.rules.remarking.evidence import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    @property
    def wanted(self) -> str:
        """What lets a remark pass, in words."""
        return "an issue" if self.unless == Unless.ISSUE else "a reason"

    @property
    def reproduce(self) -> str:
        """The command that lists all lines that may be one."""
        words = " ".join(f"-e {shlex.quote(pattern_of(mark).token.decode())}" for mark in self.marks)
        return f"git grep -n -i -F {words} -- {pathspecs(self.globs, self.exclude)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a file with a remark more, or those that have one without it."""
        from dodcheck.rules.counterexamples import of_remarks  # noqa: PLC0415 - lazy: only the self-test asks

        if seen.outcome is Outcome.HOLDS:
            return of_remarks.planted(self, snapshot)
        return of_remarks.taken(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        without = f" without {self.wanted}" if self.unless else ""
        return f"no {either(self.marks)}{without} stands in the code of {', '.join(self.in_)}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        without = f" without {self.wanted}" if self.unless else ""
        return f"{either(self.marks)}{without} stands in the code of {', '.join(self.in_)}"
