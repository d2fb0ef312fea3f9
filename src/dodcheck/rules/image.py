"""The kind `image`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import DOCUMENT, TEXT, choice
from dodcheck.snapshot.protocol import Snapshot

ASKED = {
    "non-root": "runs as a user other than root",
    "healthcheck": "has a HEALTHCHECK",
    "digest": "is built from images that are pinned by digest",
    "tag": "is built from images with a tag other than latest",
}
"""What may be asked of an image, in words."""


@dataclass(frozen=True, slots=True)
class ImageRule:
    """The image that a Dockerfile builds is as it should be.

    What runs is the last stage, with the stages that it is built from: a `USER` or a `HEALTHCHECK` of another stage
    says nothing of it. With `has: non-root` the last `USER` is neither `root` nor `0`; without one it fails where the
    image below is known to run as root, such as `alpine` or `python`, and can't be known of others. With `healthcheck`
    there is one, and the last is not `NONE`. With `digest` and `tag` each image of a `FROM` has them; stages and
    `scratch` need none. Fails when one has not. Can't be known where a variable says it, where a program such as `gosu`
    may take root away, and when the file has no `FROM`.
    """

    kind: ClassVar[str] = "image"
    example: ClassVar[str] = "image: {path: Dockerfile, has: non-root}"

    path: str = option(DOCUMENT, "The Dockerfile.")
    has: str = option(choice(*ASKED), "What is asked of it.", asks=Asks.DEMAND)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether it is so."""
        from dodcheck.rules.building.judging import examine_image  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_image(self, snapshot)

    @property
    def reproduce(self) -> str:
        """The command that shows the lines that decide it."""
        words = {"non-root": "-e FROM -e USER", "healthcheck": "-e FROM -e HEALTHCHECK"}.get(self.has, "-e FROM")
        return f"git grep -n -i {words} -- {shlex.quote(self.path)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a Dockerfile whose last lines say the contrary."""
        from dodcheck.rules.counterexamples import of_image  # noqa: PLC0415 - lazy: only the self-test asks

        return of_image.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"the image of {self.path} {ASKED[self.has]}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self.path} is missing, or its image no longer {ASKED[self.has]}"
