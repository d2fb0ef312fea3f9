"""The names in a list of environments of `tox`, in which braces stand for several."""

from __future__ import annotations

import re

MAX_ENVIRONMENTS = 200
"""Environments of one list that are followed."""

_BRACES = re.compile(r"\{([^{}]{0,200})\}")


def names_in(text: str) -> list[str]:
    """Return the names of a list, `py{310,311}` as two."""
    parts = [""]
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if sign in ", \n" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [name for part in parts if part.strip() for name in _expanded(part.strip())][:MAX_ENVIRONMENTS]


def _expanded(text: str) -> list[str]:
    found = [text]
    for _ in range(4):
        more: list[str] = []
        for one in found:
            braces = _BRACES.search(one)
            values = braces[1].split(",") if braces else [""]
            more += [
                f"{one[: braces.start()]}{value.strip()}{one[braces.end() :]}" if braces else one for value in values
            ]
        found = more[:MAX_ENVIRONMENTS]
    return found
