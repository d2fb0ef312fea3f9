"""The kind `same_version`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.finding import Finding
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import DOCUMENTS, TEXT
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.releases.said import SaidVersion


@dataclass(frozen=True, slots=True)
class SameVersionRule:
    """Several files say the same version of the project.

    Reads `project.version` of `pyproject.toml`, `package.version` of `Cargo.toml`, `version` or `info.version` of other
    JSON, YAML and TOML, the one line of `VERSION`, the one assignment of `__version__` or `version` in other files, and
    the newest release that a heading of a changelog names. Holds when all say the same one, however it is spelled
    (`v1.0.0`, `1.0.0rc1` and `1.0.0-rc.1`). Fails when two say different ones, when a file is missing, and when one
    does not parse. Can't be known when a file says no version where it is looked for, or several, when the first
    release of a changelog is not plainly the newest, and when two versions can't be compared.
    """

    kind: ClassVar[str] = "same_version"
    example: ClassVar[str] = "same_version: {in: [pyproject.toml, CHANGELOG.md]}"

    in_: tuple[str, ...] = option(DOCUMENTS, "The files, at least two.", asks=Asks.FLOOR)
    named_in: str | None = option(
        TEXT, "The document that names the paths: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if len(set(self.in_)) < 2:  # noqa: PLR2004 - what agrees are two
            raise OptionError("takes at least two files")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the files say the same version."""
        from dodcheck.rules.reading.named import named_file  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.releases.said import said_version  # noqa: PLC0415 - the same

        paths = [named_file(snapshot, path, self.named_in, self.kind) for path in self.in_]
        missing = [path for path in paths if isinstance(path, Evidence)]
        if missing:
            return min(missing, key=lambda evidence: evidence.outcome is not Outcome.FAILS)
        findings = [said_version(snapshot, path) for path in paths if isinstance(path, str)]
        unread = [finding for finding in findings if isinstance(finding, Finding)]
        versions = [said_version for said_version in findings if not isinstance(said_version, Finding)]
        if failed := [finding for finding in unread if finding.outcome is not Outcome.UNKNOWN]:
            return failed[0].evidence(self.kind, self._reproduce())
        return self._compared(versions, unread).evidence(self.kind, self._reproduce())

    def _compared(self, versions: Sequence[SaidVersion], unread: Sequence[Finding]) -> Finding:
        """Return whether the versions are the same; one that is not told leaves that open, unless two others differ."""
        from dodcheck.rules.releases.agreeing import differ  # noqa: PLC0415 - lazy: as above

        places = tuple(Place(version.path, version.line) for version in versions)
        first = versions[0] if versions else None
        apart = [(version, differ(first.version, version.version)) for version in versions[1:]] if first else []
        same = len(versions) - sum(unlike is not False for _, unlike in apart)
        versions_there = some((f"{version.version} in {version.path}" for version in versions), joint=" and ")
        if any(unlike is True for _, unlike in apart):
            return Finding(Outcome.FAILS, f"the versions differ: {versions_there}", places, len(versions), same)
        if unread:
            finding = unread[0]._replace(
                places=(*unread[0].places, *places), examined=len(self.in_), skipped=len(unread)
            )
            return finding._replace(matched=same)
        if any(unlike is None for _, unlike in apart):
            why = f"whether these are the same can't be told: {versions_there}"
            return Finding(Outcome.UNKNOWN, why, places, len(versions), same, Unknown.AMBIGUOUS)
        return Finding(Outcome.HOLDS, f"the versions are the same: {versions_there}", places, len(versions), same)

    def _reproduce(self) -> str:
        return f"git grep -n -i -w -e version -e '^#' -- {shlex.join(self.in_)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield each file with another version."""
        from dodcheck.rules.counterexamples import of_same_version  # noqa: PLC0415 - lazy: only the self-test asks

        return of_same_version.counterexamples(snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{some(self.in_, joint=' and ')} say the same version"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"two of {some(self.in_)} say different versions"
