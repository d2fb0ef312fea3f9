"""Which forge a clone comes from, as far as its configuration tells; nobody is asked, and no credential is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dodcheck.model.forge import Forge, ForgeKind
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.paths import from_bytes

_URL: Final = re.compile(
    r"(?P<scheme>https?|ssh|git\+ssh|git)://(?:[^/]*@)?(?P<host>[A-Za-z0-9.-]+)(?::(?P<port>[0-9]{1,5}))?/(?P<path>.+)"
)
_SHORT: Final = re.compile(r"(?:[^@/]*@)?(?P<host>[A-Za-z0-9.-]+):(?P<path>[^/].*)")
_SEGMENT: Final = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9._~-]+")
_SSH_HOSTS: Final = ("ssh.", "altssh.")
_KINDS: Final[Mapping[str, ForgeKind]] = {
    "github": ForgeKind.GITHUB,
    "gitlab": ForgeKind.GITLAB,
    "gitea": ForgeKind.GITEA,
    "forgejo": ForgeKind.GITEA,
    "codeberg": ForgeKind.GITEA,
}
_BITBUCKET: Final = "bitbucket.org"
_MOST: Final = 1_000


def forge_of_origin(git: Git) -> Forge | None:
    """Return the forge of the remote ``origin``, ``None`` where there is no such remote or its forge is not known."""
    asked = git.start("config", "-z", "--get", "remote.origin.url").finish()
    return None if asked.code else forge_of(from_bytes(asked.output).rstrip("\0\n"))


def forge_of(remote: str) -> Forge | None:
    """Return the forge that the address of a remote leads to, in any form that git takes; ``None`` for another."""
    match = _URL.fullmatch(remote) or _SHORT.fullmatch(remote) if len(remote) <= _MOST else None
    if match is None:
        return None
    parts = match.groupdict()
    host, scheme = _web_host(parts["host"].lower()), parts.get("scheme") or "ssh"
    segments = parts["path"].rstrip("/").removesuffix(".git").removeprefix("/").split("/")
    kind = _kind(host)
    if kind is None or not _is_repository(segments, kind):
        return None
    port = f":{parts['port']}" if scheme.startswith("http") and parts.get("port") else ""
    return Forge(kind, f"{'http' if scheme == 'http' else 'https'}://{host}{port}/{'/'.join(segments)}")


def _web_host(host: str) -> str:
    return next((host.removeprefix(name) for name in _SSH_HOSTS if host.startswith(name)), host)


def _kind(host: str) -> ForgeKind | None:
    if host == _BITBUCKET:
        return ForgeKind.BITBUCKET
    return next((_KINDS[word] for word in re.split(r"[.-]", host) if word in _KINDS), None)


def _is_repository(segments: list[str], kind: ForgeKind) -> bool:
    """Return whether a path names an owner and a repository; groups of GitLab nest."""
    enough = len(segments) >= 2 if kind is ForgeKind.GITLAB else len(segments) == 2  # noqa: PLR2004 - owner, name
    return enough and all(map(_SEGMENT.fullmatch, segments))
