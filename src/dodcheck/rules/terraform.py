"""The kind `terraform`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.types import FOLDERS_AND_GLOBS, TEXT, choice, globs_of
from dodcheck.snapshot.protocol import Snapshot

ASKED = {
    "required_version": "sets required_version",
    "providers": "says a version of each provider",
    "backend": "keeps its state in a remote backend",
}
"""What may be asked of Terraform's files, in words."""


@dataclass(frozen=True, slots=True)
class TerraformRule:
    """Files of Terraform set what they need: a version, versions of providers, where the state is kept.

    Only plain attributes are read. With `required_version`, each folder with a `terraform` block sets it. With
    `providers`, each entry of `required_providers` has a version that sets an upper bound (`5.1`, `~> 5.0`), and each
    `provider` block of a folder has such an entry. With `backend`, a `terraform` block has a `backend` other than
    `local`, or `cloud`; of the type `backend`, where one is told. Fails when none has, when an entry has no version,
    and when the state is local. Can't be known when only some folders set it, when a version has no upper bound or is
    computed, when Terragrunt may write it, when a file can't be followed or is JSON, and when no such file is there.
    """

    kind: ClassVar[str] = "terraform"
    example: ClassVar[str] = "terraform: {has: providers, in: infra/}"

    has: str = option(choice(*ASKED), "What they set.", asks=Asks.DEMAND)
    backend: str | None = option(TEXT, "The type of the backend, such as `s3`.", default=None, asks=Asks.DEMAND)
    in_: tuple[str, ...] = option(FOLDERS_AND_GLOBS, "Folders and globs of the files to look at.", default=("**/*.tf",))
    named_in: str | None = option(
        TEXT, "The document that names the files: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if self.backend is not None and self.has != "backend":
            raise OptionError("a type of backend goes with has: backend")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether they set it."""
        from dodcheck.rules.terraforming.judging import examine_terraform  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_terraform(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    @property
    def reproduce(self) -> str:
        """The command that lists the lines that decide it."""
        word = {"providers": "version"}.get(self.has, self.has)
        return f"git grep -n -e {word} -- {pathspecs(self.globs)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the files without a word of it."""
        from dodcheck.rules.counterexamples.edits import content_of, with_word_renamed, working_counterexamples  # noqa: PLC0415 - lazy: as above

        if seen.outcome is not Outcome.HOLDS:
            return
        changes = {path: content_of(snapshot, path) for path in sorted({place.path for place in seen.places})}
        for word in {"providers": ("version",), "backend": ("backend", "cloud")}.get(self.has, (self.has,)):
            changes = {path: with_word_renamed(data, word) for path, data in changes.items()}
        said = f"{self.has} called otherwise in {', '.join(changes)}"
        yield from working_counterexamples(self.examine, snapshot, seen, [Counterexample(said, changes)])

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"Terraform in {', '.join(self.in_)} {self._what()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"Terraform in {', '.join(self.in_)} no longer {self._what()}"

    def _what(self) -> str:
        return f"{ASKED[self.has]}{f' of the type {self.backend}' if self.backend else ''}"
