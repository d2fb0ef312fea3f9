"""The kind `third_party`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import COUNT, DOCUMENT, FLAG, TEXT, choice
from dodcheck.snapshot.protocol import Snapshot

SBOM, TREE, NOTHING = AGAINST = ("sbom", "tree", "nothing")
"""What the table may be compared with alone."""
STALE_AFTER = 92
"""Days that a file of newest versions counts for, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class ThirdPartyRule:
    """The table of third-party versions agrees with the bill of materials and the tree, and nothing is too old.

    Holds when every library of the table, of the bill of materials and of the vendored code in the tree is in all of
    them, with the same version and licence as far as they tell, and pinned to a release or a commit. Tables whose
    columns name a library and its version count, in the document and the bill of materials that are named, or else in
    those that are called as people call them (`THIRD_PARTY_VERSIONS.md`, `SBOM.json`); without a bill of materials the
    table is compared with the tree alone. Libraries are paired by path, package URL, address and name. Commits agree
    by their first 7 digits, releases whatever stands around their numbers: `v1.2.13`, `1.2.13+dfsg`, `VER-2-13-2`.

    With `max_age` nothing may be older than so many days: by the day of its version in the file of newest versions,
    else by the table. With `max_behind` nothing may be behind the newest version, by `any` number, a `minor` or a
    `major` one. The newest versions come from a file that the caller hands over (`--evidence latest=FILE`), or from one
    in the repository (`latest`); the network is never asked. `dodcheck sbom versions --write-latest FILE` begins one.

    Fails when one of them lacks a library or tells another version or licence, when the table names a place where
    nothing is tracked or other code lies, when a version is not pinned (`latest`, `main`, `>=1`), and when one is too
    old or behind.
    Can't be known when a version or a commit is unknown (`?`, NOASSERTION), told by the table alone, or can't be
    compared (a release beside a commit), when the document's form is not understood or a list may name no library,
    when nothing tells how old it is or what is newest, when the file of newest versions is stale, when no or several
    files may be meant, and when no vendored code is there. Ages and newest versions that only the repository's own
    files tell are a document's word, and prove nothing by themselves unless `accept_stated` is given.
    """

    kind: ClassVar[str] = "third_party"
    example: ClassVar[str] = "third_party: {document: docs/THIRD_PARTY_VERSIONS.md, sbom: docs/SBOM.json, max_age: 730}"

    document: str | None = option(DOCUMENT, "The document with the table; the one called so unless told.", default=None)
    sbom: str | None = option(
        DOCUMENT, "The bill of materials; the one called so, if any, unless told.", default=None, asks=Asks.DEMAND
    )
    against: str | None = option(
        choice(*AGAINST),
        "What alone the table is compared with; with `nothing` only its own versions count, with a limit only that.",
        default=None,
        asks=Asks.ALLOWANCE,
    )
    max_age: int | None = option(COUNT, "Days that a version may be old.", default=None, asks=Asks.LIMIT)
    max_behind: str | None = option(
        choice("major", "minor", "any"), "How far behind the newest version is too far.", default=None, asks=Asks.DEMAND
    )
    evidence: str = option(TEXT, "The evidence file of newest versions.", default="latest")
    latest: str | None = option(
        DOCUMENT, "A file of newest versions in the repository, where none is handed over.", default=None
    )
    stale_after: int = option(
        COUNT, "Days that a file of newest versions counts for.", default=STALE_AFTER, asks=Asks.LIMIT
    )
    accept_stated: bool = option(
        FLAG, "What only the repository's own files tell proves it.", default=False, asks=Asks.ALLOWANCE
    )
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether table, bill of materials and tree agree, and how old what they name is."""
        from dodcheck.rules.versions.evidence import version_evidence  # noqa: PLC0415 - lazy: the same
        from dodcheck.rules.versions.version_sources import gather_sources  # noqa: PLC0415 - lazy: parsers, and few rules ask

        evidence = gather_sources(self, snapshot)
        return evidence if isinstance(evidence, Evidence) else version_evidence(self, evidence)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the table without a row, and with another version."""
        from dodcheck.rules.counterexamples import of_third_party  # noqa: PLC0415 - lazy: only the self-test asks

        return of_third_party.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        agrees = f" agrees with {self._others()}, every" if self._others() else ": every"
        return f"{self._table()}{agrees} version is pinned{self._limits()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        limits = ", or becomes too old" if self._limits() else ""
        differ = f"{self._table()}, {self._others()} differ about a library, or " if self._others() else ""
        return f"{differ}a version is not pinned{limits}"

    def _table(self) -> str:
        return self.document or "the table of versions"

    def _others(self) -> str:
        bom = self.sbom or "the bill of materials"
        return {SBOM: bom, TREE: "the tree", NOTHING: "", None: f"{bom} and the tree"}[self.against]

    def _limits(self) -> str:
        old = f", nothing is older than {self.max_age:,} days" if self.max_age is not None else ""
        how = {"any": "", "minor": " by a minor version", "major": " by a major version"}
        behind = f", nothing is behind the newest version{how[self.max_behind]}" if self.max_behind else ""
        return old + behind
