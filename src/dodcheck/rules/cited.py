"""The kind `cited`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.phrasing import listed, others, some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import FLAG, FOLDERS_AND_GLOBS, TEXT, TEXTS
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.citations.sighting import Sighting

_MAX_PLACES = 50
_ID = re.compile(r"[0-9a-fA-F]{7,64}")


@dataclass(frozen=True, slots=True)
class CitedRule:
    """What a claim cites as its evidence is there.

    A path is a tracked file or folder, whatever it holds; a glob matches one; behind `::` stands a name that is a word
    of the file (`tests/test_a.py::TestA::test_b`); a commit is in this repository. Fails when one of them is plainly
    not there: no tracked file has that path, ends like it or has its name anywhere, no file matches the glob, the file
    has no such word. Can't be known of what may have moved, grown into a folder or been given another suffix, of what
    is ignored, in a submodule, outside the repository or in several places, of a name that a class may inherit or an
    import may bring, and of a commit that is not here: a shallow clone may lack it, and a squash or a rebase leaves
    none of its ids; with `past` also of a path that a commit had, or that older commits than those here may have had.
    That something is there shows nothing of what is claimed: read from a statement's own words, this
    rule may refute it, and never proves it.
    """

    kind: ClassVar[str] = "cited"
    example: ClassVar[str] = 'cited: {things: [src/retry.py, "tests/test_retry.py::test_gives_up"]}'

    things: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Files, folders and globs, a name in a file behind `::`.", default=(), asks=Asks.FLOOR
    )
    commits: tuple[str, ...] = option(TEXTS, "Ids of commits.", default=(), asks=Asks.FLOOR)
    named_in: str | None = option(
        TEXT, "The document that cites them: see the kind `file`.", default=None, asks=Asks.SCOPE
    )
    past: bool = option(
        FLAG, "It tells what was done: a path may be gone that was there once.", default=False, asks=Asks.ALLOWANCE
    )

    def __post_init__(self) -> None:
        if not (self.things or self.commits):
            raise OptionError("cites nothing: give things or commits")
        if wrong := next((commit for commit in self.commits if not _ID.fullmatch(commit)), None):
            raise OptionError(f"takes ids of commits, of 7 to 64 hex digits, which `{wrong[:80]}` is not")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether all of it is there."""
        from dodcheck.rules.citations.look import sightings  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.citations.sighting import Seen  # noqa: PLC0415 - lazy: the same
        from dodcheck.snapshot.protocol import UnreadableError  # noqa: PLC0415 - lazy: the same

        try:
            found = list(sightings(self, snapshot))
        except UnreadableError as problem:
            return Evidence(self.kind, Outcome.ERROR, f"can't be read: {problem}", 1, 0, "git fsck")
        missing, unclear, there = (
            [one for one in found if one.seen is seen] for seen in (Seen.MISSING, Seen.UNCLEAR, Seen.THERE)
        )
        if missing:
            said = f"cites {missing[0].words}{others(missing)}"
            return self._evidence(Outcome.FAILS, said, missing, (len(found), len(there), len(unclear)))
        if unclear:
            said = f"cites {unclear[0].words}{others(unclear)}"
            return self._evidence(Outcome.UNKNOWN, said, unclear, (len(found), len(there), len(unclear)))
        said = f"what it cites is there: {some(one.words for one in there)}"
        return self._evidence(Outcome.HOLDS, said, there, (len(found), len(there), 0))

    def _evidence(
        self, outcome: Outcome, said: str, deciding: Sequence[Sighting], counts: tuple[int, int, int]
    ) -> Evidence:
        examined, matched, skipped = counts
        places = tuple(dict.fromkeys(place for one in deciding for place in one.places))[:_MAX_PLACES]
        unknown = Unknown.PARTIAL if outcome is Outcome.UNKNOWN else None
        shown = "; ".join(list(dict.fromkeys(one.reproduce for one in deciding))[:3])
        return Evidence(self.kind, outcome, said, examined, matched, shown, skipped, unknown, places=places)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the repository without one thing that is cited."""
        from dodcheck.rules.counterexamples import of_cited  # noqa: PLC0415 - lazy: only the self-test asks

        return of_cited.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._named()} {'is' if len(self.things) + len(self.commits) == 1 else 'are'} there"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        several = len(self.things) + len(self.commits) > 1
        return f"{'one of ' if several else ''}{self._named()} is gone"

    def _named(self) -> str:
        return listed([*self.things, *(f"the commit {commit}" for commit in self.commits)])
