"""Paths that a glob matches."""

from __future__ import annotations

import re

from dodcheck.snapshot.globs import is_glob, matcher

_BRACKETS = re.compile(r"\[(!?)(\]?[^\]]*)\]")


def fitting_path(glob: str, number: int = 0) -> str | None:
    """Return a path that a glob matches, another one for each number; ``None`` where none is known."""
    if not is_glob(glob):
        return glob
    plain = _BRACKETS.sub(_one_of, glob.replace("**", f"planted{number}")).replace("*", f"planted{number}")
    path = plain.replace("?", str(number % 10))
    return path if matcher(glob)(path) else None


def _one_of(match: re.Match[str]) -> str:
    """Return a character of a bracket expression, or one that is not in a negated one."""
    if not match[1]:
        return match[2][0]
    return next((sign for sign in "p7_~" if sign not in match[2]), "p")
