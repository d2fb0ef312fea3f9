"""The kind `flaws`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.flawed.flaw import Flaw
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.types import FLAG, FOLDERS_AND_GLOBS, GLOBS, TEXT, choice, globs_of
from dodcheck.snapshot.protocol import Snapshot

_REASON = "reason"
_SAID = {
    Flaw.STUBS: "function is a stub",
    Flaw.EMPTY_HANDLERS: "handler of errors is empty",
    Flaw.SKIPPED_TESTS: "test is skipped",
    Flaw.COMMENTED_CODE: "code is commented out",
    Flaw.UNDOCUMENTED_FUNCTIONS: "function lacks a description",
    Flaw.UNDOCUMENTED_CLASSES: "class lacks a docstring",
    Flaw.UNDOCUMENTED_MODULES: "module lacks a docstring",
    Flaw.UNTYPED_FUNCTIONS: "function lacks type hints",
}
_SOUGHT = {
    Flaw.STUBS: r"def |not.*implemented|todo!|unimplemented!",
    Flaw.EMPTY_HANDLERS: r"except|catch",
    Flaw.SKIPPED_TESTS: r"skip|xfail|\bx(it|test|describe)\b|@(Disabled|Ignore)|#\[ignore",
    Flaw.COMMENTED_CODE: r"^\s*(#|//)",
    Flaw.UNDOCUMENTED_FUNCTIONS: r"def |^func ",
    Flaw.UNDOCUMENTED_CLASSES: r"class ",
    Flaw.UNDOCUMENTED_MODULES: r"\"\"\"",
    Flaw.UNTYPED_FUNCTIONS: r"def ",
}


@dataclass(frozen=True, slots=True)
class FlawsRule:
    """No code has a flaw of one sort, as far as its syntax tells; Python is parsed, never run.

    `stubs` are functions that do nothing but say so (Python, and what says "not implemented" in other languages),
    `empty-handlers` those that catch an error and do nothing, `skipped-tests` tests that are skipped whatever happens
    (Python, JavaScript, TypeScript, Go, Java, Kotlin, Rust, C#), `commented-code` lines of comment that plainly are
    code, `undocumented-functions`, `-classes` and `-modules` those of Python without a docstring and exported functions
    of Go without a comment, `untyped-functions` those of Python with parameters and no type hint at all. With `public`
    only what others may use counts, and no test. With `unless: reason`, skipped tests pass that say why. Fails when
    there is one. Can't be known when nothing is there to look at, when a file of code can't be read or is of a language
    that is not, and when something may be meant: a method that others may fill, a handler with a comment in it, a test
    that is skipped on a condition, a function with some hints. With `named_in`, neither when it stands where it may
    not be meant: in a test, an example, code of others, what may be generated.
    """

    kind: ClassVar[str] = "flaws"
    example: ClassVar[str] = "flaws: {in: src/, of: stubs}"

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the files to look at, from the root.", asks=Asks.SCOPE
    )
    of: str = option(choice(*map(str, Flaw)), "What is looked for.")
    unless: str | None = option(choice(_REASON), "What lets a skipped test pass.", default=None)
    public: bool = option(FLAG, "Only what others may use counts.", default=False, asks=Asks.ALLOWANCE)
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    named_in: str | None = option(TEXT, "What names the files: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def __post_init__(self) -> None:
        if self.unless and self.of != Flaw.SKIPPED_TESTS:
            raise OptionError("unless goes with skipped-tests")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether there is none."""
        from dodcheck.rules.flawed.evidence import examine_flaws  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_flaws(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    @property
    def none(self) -> str:
        """That there is none, in words."""
        return f"no {'public ' if self.public else ''}{_SAID[Flaw(self.of)]}"

    @property
    def without(self) -> str:
        """What would let one pass, in words; empty where nothing does."""
        return " without a reason" if self.unless else ""

    @property
    def reproduce(self) -> str:
        """The command that lists all lines on which one may stand."""
        return f"git grep -n -i -E -e {shlex.quote(_SOUGHT[Flaw(self.of)])} -- {pathspecs(self.globs, self.exclude)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a file that has one, or those without them that have some."""
        from dodcheck.rules.counterexamples import of_flaws  # noqa: PLC0415 - lazy: only the self-test asks

        if seen.outcome is Outcome.HOLDS:
            return of_flaws.planted(self, snapshot)
        return of_flaws.taken(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.none}{self.without} in {', '.join(self.in_)}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        said = _SAID[Flaw(self.of)]
        one = said if self.of == Flaw.COMMENTED_CODE else f"a {'public ' if self.public else ''}{said}"
        return f"{one}{self.without} in {', '.join(self.in_)}"
