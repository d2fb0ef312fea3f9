"""The version that a comment beside a commit names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from dodcheck.workflows.audit.justification import comment_of


class VersionComment(StrEnum):
    """What the comment beside a commit says: one version, one that moves (`v4`), no version, or nothing at all."""

    EXACT = "exact"
    MOVING = "moving"
    OTHER = "other"
    NOTHING = "nothing"


_WORD = re.compile(r"[^\s,;()\[\]#]+")
_VERSION = re.compile(r"[vV][0-9]+(?:\.[0-9]+)*(?:[-+.][\w.+-]*)?")
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)+(?:[-+][\w.+-]*)?")
_LEAD = re.compile(r"(?:[\w./:-]*[@=:/]|[\w.-]*-)(?=[vV]?[0-9])")
_NUMBER = re.compile(r"[0-9]+")
_MOVES = re.compile(r"[vV]?[0-9]+")
_ALONE = re.compile(r"(?:[\w./-]+[@ ])?[vV]?[0-9][\w.+-]*")
_MOST = 200


def comment_at(lines: Sequence[str], line: int) -> str:
    """Return the comment on a line, from 1; else the one right above where that is a version and nothing else."""
    if not 0 < line <= len(lines):
        return ""
    own = comment_of(lines[line - 1])
    above = lines[line - 2].strip() if line > 1 else ""
    words = above.lstrip("#").strip() if above.startswith("#") else ""
    return words if version_in(own) is None and _ALONE.fullmatch(words[:_MOST]) and version_in(words) else own


def version_in(comment: str) -> str | None:
    """Return the version that a comment names, as it is written; ``None`` where it names none."""
    words = [word[0].rstrip(".:") for word in _WORD.finditer(comment[:_MOST])]
    if len(words) == 1 and _NUMBER.fullmatch(words[0]):
        return words[0]
    for at, word in enumerate(words):
        lead = _LEAD.match(word)
        for bare in (word, word[lead.end() :] if lead else ""):
            if _VERSION.fullmatch(bare) or ((lead or not at) and _BARE.fullmatch(bare)):
                return bare
    return None


def comment_kind(comment: str) -> VersionComment:
    """Return what a comment says."""
    version = version_in(comment)
    if version is not None:
        return VersionComment.MOVING if _MOVES.fullmatch(version) else VersionComment.EXACT
    return VersionComment.OTHER if comment else VersionComment.NOTHING


def versions_agree(left: str, other: str) -> bool:
    """Return whether two versions may be of one commit: they are the same, or one says more of it than the other."""
    first, second = left.lower().lstrip("v"), other.lower().lstrip("v")
    return first == second or first.startswith(f"{second}.") or second.startswith(f"{first}.")
