"""The kind `data`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import PATH, PATTERN, TEXT
from dodcheck.rules.values.query import last_key, query
from dodcheck.rules.values.types import NUMBER, QUERY, VALUE
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.values.wanted import Wanted


@dataclass(frozen=True, slots=True)
class DataRule:
    """A value in JSON, YAML or TOML.

    `query` is a path of keys joined by dots, from the top: `tool.coverage.fail_under`. A key with a dot, a space, a
    bracket or a quote stands in quotes: `"a.b".c`. `[0]` is an item of a list, the first is 0; `[*]` is every item of
    a list or every value of a mapping, and there must be one. `**.key` is the key wherever it stands; several of them
    must agree, and a text with that name leaves it open. Keys are text as written: `on` stays `on`. The value must be
    there, not null, and what one of the other options says. Types count: 1 is 1.0, but neither `"1"` nor `true`; YAML
    is read by its version 1.2, so dates, `yes` and `on` are texts. Of a glob, every file must hold. Fails when the file
    or the value is missing, or another one, or the file does not parse. Can't be known when no file matches a glob, a
    YAML file holds several documents, a key on the way stands twice or comes from a merge key, nothing stands behind a
    key of which any value will do, readers differ in what the value is (`yes` beside `true`, `0o17`),
    or the file can't be looked into.
    """

    kind: ClassVar[str] = "data"
    example: ClassVar[str] = "data: {path: pyproject.toml, query: tool.coverage.report.fail_under, at_least: 85}"

    path: str = option(PATH, "A file or a glob from the repository's root; its name says its language.")
    query: str = option(QUERY, "The path of keys to the value.")
    equals: object = option(
        VALUE, "The value: a text, a number, true or false, a list or a mapping.", default=None, asks=Asks.DEMAND
    )
    at_least: int | float | None = option(NUMBER, "The lowest number it may be.", default=None, asks=Asks.FLOOR)
    at_most: int | float | None = option(NUMBER, "The highest number it may be.", default=None, asks=Asks.CEILING)
    matches: str | None = option(
        PATTERN, "A pattern of RE2 that a scalar's text matches.", default=None, asks=Asks.DEMAND
    )
    contains: object = option(
        VALUE, "An item of a list, a key of a mapping, a part of a text.", default=None, asks=Asks.DEMAND
    )
    reads: str | None = option(
        TEXT,
        "The text of a scalar as a document quotes it; unknown where its type matters.",
        default=None,
    )
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )
    meaning: str = field(default="", compare=False)
    """What the pattern asks for, in words for reports. No option: no document may call it what it is not."""

    def __post_init__(self) -> None:
        given = (self.equals, self.at_least, self.at_most, self.matches, self.contains, self.reads)
        if sum(one is not None for one in given) > 1:
            raise OptionError("takes one of equals, at_least, at_most, matches, contains and reads")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the value is as wanted."""
        from dodcheck.rules.values.data_file import look  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.values.data_files import DataFiles  # noqa: PLC0415 - the same

        asked = DataFiles(self.kind, self.path, self.named_in, self._reproduce)
        steps, name, wanted = query(self.query), self._name(), self._wanted()
        return asked.answer(snapshot, lambda path: look(snapshot, path, steps, name, wanted))

    def _reproduce(self, path: str) -> str:
        """Return a search for the last key, which shows its line in every language; what is above it has to be read."""
        scope = f":(glob){path}" if is_glob(path) else path
        return f"git grep -n -F -e {shlex.quote(last_key(query(self.query)))} -- {shlex.quote(scope)}"

    def _name(self) -> str:
        return self.query.removeprefix("**.")

    def _wanted(self) -> Wanted:
        from dodcheck.rules.values import wanted  # noqa: PLC0415 - lazy: recognition needs the options only

        if self.at_least is not None:
            return wanted.AtLeast(self.at_least)
        if self.at_most is not None:
            return wanted.AtMost(self.at_most)
        if self.matches is not None:
            return wanted.Matches(self.matches, self.meaning)
        if self.reads is not None:
            return wanted.Reads(self.reads)
        if self.contains is not None:
            return wanted.Contains(self.contains)
        return wanted.Exists() if self.equals is None else wanted.Equals(self.equals)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the file with another value, and with none."""
        from dodcheck.rules.counterexamples import of_data  # noqa: PLC0415 - lazy: only the self-test asks

        return of_data.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._name()} in {self._where()} is {self._wanted().words()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._name()} in {self._where()} is removed or is not {self._wanted().words()}"

    def _where(self) -> str:
        return f"every file of {self.path}" if is_glob(self.path) else self.path
