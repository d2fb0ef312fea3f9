"""Where people look at a repository in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ForgeKind(StrEnum):
    """The forges whose addresses of files are known."""

    GITHUB = "github"
    GITLAB = "gitlab"
    BITBUCKET = "bitbucket"
    GITEA = "gitea"


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository on a forge: which kind of one, and its address, ``https://host/owner/name`` without credentials."""

    kind: ForgeKind
    address: str


@dataclass(frozen=True, slots=True)
class OnForge:
    """A commit on a forge: its full id, and the paths that it holds."""

    forge: Forge
    commit: str
    paths: frozenset[str] = field(repr=False)
