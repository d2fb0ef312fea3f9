"""The kind `changelog`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.documents.blocks import Heading, Item
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.markdown import ReadDocument, read_markdown
from dodcheck.rules.types import COUNT, DOCUMENT, TEXT
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class ChangelogRule:
    """A changelog tells what is new in a version.

    The version stands in a heading as a word of its own: `## 1.2.0 (2026-03-01)`, `## [v1.2.0]`. What is new are the
    list items below it, down to the next heading of its level.

    Fails when no heading names the version, when fewer entries stand below it, and when there is no changelog.
    """

    kind: ClassVar[str] = "changelog"
    example: ClassVar[str] = "changelog: {version: 1.2.0, min_entries: 2}"

    version: str = option(TEXT, "The version.")
    path: str = option(DOCUMENT, "The changelog.", default="CHANGELOG.md")
    min_entries: int = option(COUNT, "So many entries at least.", default=1, asks=Asks.FLOOR)

    def __post_init__(self) -> None:
        if self.min_entries < 1:
            raise OptionError("min_entries takes a number from 1")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the changelog has enough entries for the version."""
        read = read_markdown(snapshot, self.path, None, self.kind)
        if isinstance(read, Evidence):
            return read
        at, entries = self._section(read)
        if at is None:
            said = f"{read.path} has no heading for {self.version}"
            return self._evidence(Outcome.FAILS, said, 0, Place(read.path))
        enough = len(entries) >= self.min_entries
        said = f"{read.path} has {_counted(len(entries))} for {self.version}"
        wanted = "" if enough else f", and {_counted(self.min_entries)} or more are asked for"
        outcome = Outcome.HOLDS if enough else Outcome.FAILS
        return self._evidence(outcome, f"{said}{wanted}", len(entries), Place(read.path, at))

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the changelog with another version in its heading, and one without any entry or with enough."""
        if seen.outcome is Outcome.HOLDS:
            text = snapshot.read(self.path).decode("utf-8", "replace")
            other = self._word().sub("0.0.0-other", text)
            yield Counterexample(f"another version in {self.path}", {self.path: other.encode()})
            yield Counterexample(f"{self.path} with no entries", {self.path: f"## {self.version}\n".encode()})
        else:
            entries = "".join(f"- Entry {number}\n" for number in range(self.min_entries))
            text = f"# Changes\n\n## {self.version}\n\n{entries}"
            yield Counterexample(f"{_counted(self.min_entries)} in {self.path}", {self.path: text.encode()})

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.path} has a heading for {self.version} with {self.min_entries} list items or more below it"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self.path} is removed, or has fewer than {self.min_entries} list items below {self.version}"

    def _section(self, read: ReadDocument) -> tuple[int | None, list[Item]]:
        """Return the line of the heading that names the version, and the entries below it."""
        word, found, entries = self._word(), None, list[Item]()
        for block in read.outline.blocks:
            if isinstance(block, Heading) and found and block.level <= found.level:
                break
            if isinstance(block, Heading) and not found and word.search(block.source):
                found = block
            elif isinstance(block, Item) and found and block.depth == 0:
                entries.append(block)
        return (found.line if found else None), entries

    def _word(self) -> re.Pattern[str]:
        # The version itself, not one that it is the beginning or the end of: 1.2 is neither 1.2.1 nor 0.1.2.
        return re.compile(rf"(?<![\w.])v?{re.escape(self.version)}(?![\w+-]|\.\w)")

    def _evidence(self, outcome: Outcome, said: str, entries: int, place: Place) -> Evidence:
        shown = f"git grep -n -F -e {shlex.quote(self.version)} -- {shlex.quote(place.path)}"
        return Evidence(self.kind, outcome, said, max(entries, 1), entries, shown, places=(place,))


def _counted(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries} entries"
