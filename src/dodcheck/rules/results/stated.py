"""Whether the word of tracked files is taken for what they say of the world."""

from __future__ import annotations


def accepting(path: str | None, *, stated: bool) -> str:
    """Return what else has to be where tracked files tell something about the world: their word is accepted."""
    return "" if path is None or stated else ", and that word is accepted (accept_stated)"
