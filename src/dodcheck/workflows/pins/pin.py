"""One thing that a workflow or an action takes from elsewhere, or from the repository."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dodcheck.model.location import Location
from dodcheck.workflows.pins.pinned_names import DOCKER, PinnedName
from dodcheck.workflows.pins.version import VersionComment, comment_kind, version_in
from dodcheck.workflows.pins.way import MOVES, PINNED, UNTOLD, Way


class Kind(StrEnum):
    """What it is: an action or an image that a step uses, a workflow that a job uses, an image beside `image:`."""

    ACTION = "action"
    WORKFLOW = "workflow"
    DOCKER = "docker"
    IMAGE = "image"


class State(StrEnum):
    """What follows for a place. ``FREE``: it needs no pin, because it is of the repository itself, or allowed."""

    UNPINNED = "unpinned"
    UNTOLD = "untold"
    PINNED = "pinned"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Pin:
    """A `uses:` or an image: where it stands, as it is written and taken apart, and the comment beside it.

    ``idle`` says that the condition of its job or its step never holds.
    """

    kind: Kind
    location: Location
    text: str
    named: PinnedName
    comment: str = ""
    idle: bool = False

    @property
    def way(self) -> Way:
        """How it is pinned."""
        return self.named.way

    @property
    def version(self) -> str | None:
        """The version that the comment names."""
        return version_in(self.comment)

    @property
    def comment_kind(self) -> VersionComment:
        """What the comment says."""
        return comment_kind(self.comment)

    @property
    def subject(self) -> str:
        """What an allowance names: `owner/repo/path`, `docker://image`, or `./folder`."""
        image = self.kind in (Kind.DOCKER, Kind.IMAGE) and self.way is not Way.DOCKERFILE
        return f"{DOCKER}{self.named.name}" if image else self.named.name

    def state(self, allow: tuple[str, ...] = ()) -> State:
        """Return what follows, where these owners and names need no pin."""
        if self.way in PINNED:
            return State.PINNED
        if any(map(self.is_of, allow)):
            return State.FREE
        if self.way in MOVES:
            return State.UNPINNED
        return State.UNTOLD if self.way in UNTOLD else State.FREE

    def is_of(self, allowed: str) -> bool:
        """Return whether it is what an allowance names, or belongs to the owner that it names."""
        name, own = allowed.strip().rstrip("/").lower(), self.subject.rstrip("/").lower()
        return bool(name) and (own == name or own.startswith(f"{name}/"))
