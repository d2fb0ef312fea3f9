"""The kind `locked`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.types import FOLDERS_AND_GLOBS, TEXT, globs_of
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class LockedRule:
    """The versions of all dependencies are written down: each manifest has a lock file, or asks for one version each.

    Manifests are `package.json`, `pyproject.toml`, `Pipfile`, `Cargo.toml`, `go.mod`, `Gemfile`, `composer.json`,
    `mix.exs`, `pubspec.yaml` and files of requirements (`requirements.txt`, `requirements-dev.txt`,
    `requirements/*.txt`), as far as they ask for anything. A lock file counts beside a manifest and in each folder
    above it. Requirements need none: each line has to ask for one version (`==`). Fails when one asks for a range and
    nothing locks it. Can't be known when no manifest is there, when one without a lock file asks for one version of
    each (what those need may be of any version), when a lock file does not name one, when something else may lock it,
    when a manifest is there that is not read (`pom.xml`, `build.gradle`, `setup.py` and others), when one can't be
    read, and, where the whole repository is asked about, when a Dockerfile has pip install something in any version.
    Manifests of tests, examples and code of others are left out.
    """

    kind: ClassVar[str] = "locked"
    example: ClassVar[str] = "locked: {in: requirements.txt}"

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the manifests, from the root.", default=("**",), asks=Asks.SCOPE
    )
    named_in: str | None = option(TEXT, "What names the manifests: see the kind `file`.", default=None, asks=Asks.SCOPE)

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether each of them is."""
        from dodcheck.rules.locking.evidence import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the manifests."""
        return globs_of(self.in_)

    @property
    def exclude(self) -> tuple[str, ...]:
        """The globs that are left out: none."""
        return ()

    @property
    def reproduce(self) -> str:
        """The command that lists the files."""
        return f"git ls-files -- {pathspecs(self.globs, ())}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a requirement of any version, or the repository without what is not locked."""
        from dodcheck.rules.counterexamples import of_locked  # noqa: PLC0415 - lazy: only the self-test asks

        if seen.outcome is Outcome.HOLDS:
            return of_locked.loosened(self, snapshot, seen)
        return of_locked.taken(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"each manifest of {', '.join(self.in_)} has a lock file, or asks for one version of each dependency"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a manifest of {', '.join(self.in_)} asks for a range and has no lock file"
