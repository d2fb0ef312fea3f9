"""The kind `library`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import DOCUMENT, TEXT
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class LibraryRule:
    """A build of Maven or Gradle asks for a library.

    Reads each `pom.xml`, `build.gradle` and `build.gradle.kts` but those of examples and tests: dependencies, what
    manages versions, the parent and plugins with a version. `name` is that of the library, of its group, or
    `group:name`. Holds when a build asks for it, and without `version` needs it by itself; with `version` when each
    version that is told is that one: `3.2` is met by 3.2.5. Fails when each is another, and when no build asks for it.
    Can't be known where a version is left to a parent, a bill of materials or a variable that the file itself does not
    tell, when some are another, when only a profile or a parent names it, when a parent, a catalogue of versions or
    another file may ask for it, when a build names it in another way, and when there is no such build. What a library
    needs in turn is not looked at.
    """

    kind: ClassVar[str] = "library"
    example: ClassVar[str] = 'library: {name: org.springframework.boot, version: "3.2"}'

    name: str = option(TEXT, "The name of the library, of its group, or both joined by a colon.", asks=Asks.DEMAND)
    version: str | None = option(TEXT, "Its version, or how that begins.", default=None, asks=Asks.DEMAND)
    path: str | None = option(DOCUMENT, "The file of the build; each one unless told.", default=None)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether a build asks for it."""
        from dodcheck.rules.libraries.judging import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    @property
    def reproduce(self) -> str:
        """The command that lists the places where it is named."""
        word = self.name.rpartition(":")[2]
        return f"git grep -n -i -F -e {shlex.quote(word)} -- '*pom.xml' '*.gradle' '*.gradle.kts'"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the builds without a word of it."""
        from dodcheck.rules.counterexamples.edits import content_of, with_word_renamed, working_counterexamples  # noqa: PLC0415 - lazy: as above

        if seen.outcome is not Outcome.HOLDS:
            return
        before = {path: content_of(snapshot, path) for path in sorted({place.path for place in seen.places})}
        if self.version:
            said = f"another version than {self.version} told in {', '.join(before)}"
            changes = {path: data.replace(self.version.encode(), b"0.0-planted") for path, data in before.items()}
        else:
            said, word = f"{self.name} called otherwise in {', '.join(before)}", self.name.rpartition(":")[2]
            changes = {path: with_word_renamed(data, word) for path, data in before.items()}
        yield from working_counterexamples(self.examine, snapshot, seen, [Counterexample(said, changes)])

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.path or 'a build'} asks for {self._what()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        other = ", or asks for another version of it" if self.version else ""
        return f"{self.path or 'no build'} {'does not ask' if self.path else 'asks'} for {self.name}{other}"

    def _what(self) -> str:
        return f"{self.name} {self.version}" if self.version else self.name
