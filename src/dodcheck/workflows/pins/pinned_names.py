"""The words of a `uses:` or an `image:` taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.pins.way import Way, way_of

DOCKER = "docker://"
"""What the name of an image begins with where the name of an action may stand too."""

_DOCKER = re.compile(r"docker://", re.IGNORECASE)
_DIGEST = re.compile(r"sha256:[0-9a-fA-F]{64}|sha512:[0-9a-fA-F]{128}")
_EXPRESSION = "${{"


class PinnedName(NamedTuple):
    """What is named: its owner (empty where it has none), its name without what pins it, that, and how it pins.

    ``name`` is `owner/repo` with the path behind it for an action, the whole name with its registry for an image.
    """

    owner: str
    name: str
    ref: str
    way: Way


def is_image(text: str) -> bool:
    """Return whether a text begins with `docker://`, in capitals or not."""
    return _DOCKER.match(text.strip()) is not None


@lru_cache(maxsize=4_096)
def action_named(text: str) -> PinnedName:
    """Return what a `uses:` names that is no image; a folder of the workspace is ``LOCAL``."""
    words = text.strip()
    name, _, ref = words.partition("@")
    if _EXPRESSION in words:
        known = _EXPRESSION not in name
        return PinnedName(_owner(name) if known else "", name if known else words, ref if known else "", Way.EXPRESSION)
    if words == "." or words.startswith(("./", ".\\")):
        return PinnedName("", words, "", Way.LOCAL)
    return PinnedName(_owner(name), name, ref, way_of(ref) if "/" in name else Way.NONE)


@lru_cache(maxsize=4_096)
def image_named(text: str) -> PinnedName:
    """Return what the name of an image, with or without `docker://`, stands for."""
    words = _DOCKER.sub("", text.strip(), count=1) if is_image(text) else text.strip()
    bare, _, digest = words.partition("@")
    head, slash, last = bare.rpartition("/")
    last, colon, tag = last.partition(":")
    name = f"{head}{slash}{last}"
    if _EXPRESSION in words:
        return PinnedName("", words, "", Way.EXPRESSION)
    if digest:
        return PinnedName(head, name, digest, Way.DIGEST if _DIGEST.fullmatch(digest) else Way.NONE)
    return PinnedName(head, name, tag, Way.TAG if colon and tag else Way.NONE)


def _owner(name: str) -> str:
    owner, slash, _ = name.partition("/")
    return owner if slash else ""
