"""The kind `code_owners`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.phrasing import listed
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import DOCUMENT, FOLDERS_AND_GLOBS, TEXT, TEXTS, choice, globs_of
from dodcheck.snapshot.protocol import Snapshot

EACH = ("file", "folder")
"""What has owners by itself."""
_LACKING = {"file": "not every file", "folder": "nothing in a folder", None: "nothing"}


@dataclass(frozen=True, slots=True)
class CodeOwnersRule:
    """CODEOWNERS gives owners to files.

    Its lines are read as GitHub reads them: the last line that fits a file decides, and one without an owner takes away
    what lines above it gave; a line with `!`, with `[`, or with a word that is no owner is passed over. Holds when each
    tracked file there has an owner, and all of `owners` where these are told. Fails when there is no CODEOWNERS and
    when no file there has them; with `each: file` when one file has none, with `each: folder` when a folder is there in
    which no file has one. Can't be known when only some files have them, when no file is there, when CODEOWNERS stands
    in two of its places, and when it has sections, as GitLab reads them. Whether an owner exists, and may write, is
    known to the platform and not looked at.
    """

    kind: ClassVar[str] = "code_owners"
    example: ClassVar[str] = 'code_owners: {in: src/auth/, owners: ["@acme/security"]}'

    in_: tuple[str, ...] = option(FOLDERS_AND_GLOBS, "Folders and globs of the files that are owned.", asks=Asks.NAMED)
    owners: tuple[str, ...] = option(
        TEXTS, "Owners that each of them has, such as `@acme/security`.", default=(), asks=Asks.FLOOR
    )
    each: str | None = option(
        choice(*EACH), "Whether each file has an owner, or each folder in these.", default=None, asks=Asks.DEMAND
    )
    path: str | None = option(DOCUMENT, "The file; where GitHub looks unless told.", default=None)
    named_in: str | None = option(TEXT, "The document that names the paths: see the kind `file`.", default=None)

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the files have owners."""
        from dodcheck.rules.ownership.judging import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files that are owned."""
        return globs_of(self.in_)

    @property
    def reproduce(self) -> str:
        """The command that shows the lines of every CODEOWNERS."""
        return f"git grep -n -e '' -- {shlex.quote(self.path or '*CODEOWNERS')}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a CODEOWNERS that takes the owners away, or gives them to all."""
        from dodcheck.rules.counterexamples import of_code_owners  # noqa: PLC0415 - lazy: only the self-test asks

        return of_code_owners.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.path or 'CODEOWNERS'} gives each file in {', '.join(self.in_)} to {self._whom()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        which = _LACKING[self.each]
        return f"{self.path or 'CODEOWNERS'} is missing, or {which} in {', '.join(self.in_)} is given to {self._whom()}"

    def _whom(self) -> str:
        return listed(self.owners) if self.owners else "an owner"
