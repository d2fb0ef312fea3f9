"""The kind `links`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import FLAG, FOLDERS_AND_GLOBS, GLOBS, TEXT
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class LinksRule:
    """The links of the Markdown files of some folders lead to what is there.

    Holds when each relative link of each file leads to a tracked file or folder, and one that names a place in a
    Markdown file (`guide.md#setup`) to a heading of it. Fails when one leads nowhere. Can't be known when there is no
    file or no relative link; when a link leads to what is ignored, in a submodule or a symbolic link; when it may lead
    to a page that a site makes of a file (`guide`, `guide/` or `guide.html` beside `guide.md`, or from the root of the
    site); when no heading is plainly the place; and when a file is too long to be taken apart. With `outward`, neither
    when a link leads out of the repository, when a file links in HTML, and when documents of other languages (`.rst`,
    `.html` …) stand there.
    """

    kind: ClassVar[str] = "links"
    example: ClassVar[str] = "links: {in: docs/}"

    in_: tuple[str, ...] = option(FOLDERS_AND_GLOBS, "Folders and globs of the files, from the root.", asks=Asks.SCOPE)
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    outward: bool = option(FLAG, "Links out of the repository count as well.", default=False, asks=Asks.DEMAND)
    named_in: str | None = option(TEXT, "What names the folders: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether each link leads somewhere."""
        from dodcheck.rules.outlines.resolving_links import examine_links  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_links(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a file with a link that leads nowhere."""
        if seen.outcome is Outcome.HOLDS:
            path = f"{folder_of(seen.places[0].path)}/planted-by-selftest.md".removeprefix("/")
            one = Counterexample(
                f"{path} added with a link to nowhere", {path: b"# Planted\n\n[x](planted/gone.txt)\n"}
            )
            if self.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
                yield one

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"each link of the Markdown files of {', '.join(self.in_)} leads to what is there"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a link in a Markdown file of {', '.join(self.in_)} leads nowhere"
