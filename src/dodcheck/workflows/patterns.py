"""The patterns that GitHub filters branches by, in time linear in pattern times name."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 1_000


def selects_name(patterns: Sequence[str], name: str) -> bool:
    """Return whether a list of patterns selects a name: the last one that fits decides, ``!`` takes it away."""
    selected = False
    for pattern in patterns:
        if fits_pattern(pattern.removeprefix("!"), name):
            selected = not pattern.startswith("!")
    return selected


def fits_pattern(pattern: str, name: str) -> bool:
    """Return whether a name fits: ``*`` stays within a part, ``**`` does not, ``?`` and ``+`` repeat what is before.

    A pattern of more than 1,000 characters fits nothing.
    """
    if len(pattern) > _MOST:
        return False
    parts = _parts(pattern)
    reached = _closed({0}, parts)
    for sign in name:
        after = set[int]()
        for at in reached:
            if at < len(parts) and _takes(parts[at][0], sign):
                after |= {at, at + 1} if parts[at][1] in ("*", "+") else {at + 1}
        reached = _closed(after, parts)
    return len(parts) in reached


def _parts(pattern: str) -> list[tuple[str, str]]:
    """Return what stands for one sign, each with how often: once, ``?``, ``*`` or ``+``."""
    parts: list[tuple[str, str]] = []
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        end = pattern.find("]", at) if sign == "[" else -1
        if pattern.startswith("**", at):
            part, at = ("any", "*"), at + 2
        elif sign == "*":
            part, at = ("one", "*"), at + 1
        elif sign in "?+" and parts:
            part, at = (parts.pop()[0], sign), at + 1
        elif end > 0:
            part, at = (pattern[at : end + 1], ""), end + 1
        else:
            at += sign == "\\"
            part, at = (f"={pattern[at : at + 1]}", ""), at + 1
        parts.append(part)
    return parts


def _closed(reached: set[int], parts: Sequence[tuple[str, str]]) -> set[int]:
    """Return the places together with those behind parts that may stand for nothing."""
    afters = set(reached)
    for at in sorted(reached):
        after = at
        while after < len(parts) and parts[after][1] in ("?", "*"):
            after += 1
            if after in afters:
                break
            afters.add(after)
    return afters


def _takes(part: str, sign: str) -> bool:
    if part == "any":
        return True
    if part == "one":
        return sign != "/"
    if part.startswith("="):
        return part[1:] == sign
    inner, at = part[1:-1], 0
    while at < len(inner):
        if inner[at + 1 : at + 2] == "-" and at + 2 < len(inner):
            if inner[at] <= sign <= inner[at + 2]:
                return True
            at += 3
        elif inner[at] == sign:
            return True
        else:
            at += 1
    return False
