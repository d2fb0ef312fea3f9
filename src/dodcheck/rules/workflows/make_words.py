"""The words of a call of make in one order: `make check --directory=docs` says the same as `make -C docs check`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dodcheck.snapshot.paths import normalise
from dodcheck.workflows.runs.launch import base_of

_MAKES = frozenset({"make", "gmake"})
_SHORT, _LONG = "-C", "--directory"


def in_one_order(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a command; those of make with the folder that it changes to as its first option, `-C`.

    A folder that is not told plainly, or that leaves the repository, stays where it stands.
    """
    if not words or base_of(words[0]) not in _MAKES:
        return tuple(words)
    folders: list[str] = []
    others: list[str] = []
    left = iter(words[1:])
    for word in left:
        if word in (_SHORT, _LONG):
            folders.append(next(left, ""))
        elif word.startswith(f"{_LONG}="):
            folders.append(word.partition("=")[2])
        elif word.startswith(_SHORT):
            folders.append(word.removeprefix(_SHORT))
        else:
            others.append(word)
    folder = _joined(folders)
    return (words[0], _SHORT, folder, *others) if folder else tuple(words)


def folder_in(words: Sequence[str]) -> str | None:
    """Return the folder that a call of make, its words in one order, changes to; ``None`` where it names none."""
    return words[2] if base_of(words[0]) in _MAKES and _SHORT in words[1:2] and words[2:] else None


def may_run_in(words: Sequence[str], asked: Sequence[str], begun_in: Iterable[str]) -> bool:
    """Return whether a call may make what is asked in a folder that it does not name itself.

    ``begun_in`` are folders that its step starts in or changes to: one of them has to be called like the one asked for.
    """
    folder = folder_in(asked)
    if folder is None or not words or base_of(words[0]) not in _MAKES:
        return False
    last = folder.rpartition("/")[2]
    named = any(last in one.replace("\\", "/").split("/") for one in (*begun_in, folder_in(words) or ""))
    return named and set(asked[3:]) <= set(words)


def _joined(folders: Sequence[str]) -> str | None:
    """Return the folder that several options lead to, each seen from the one before."""
    if any("$" in one or one.startswith(("/", "~")) for one in folders):
        return None
    return normalise("/".join(folders))
